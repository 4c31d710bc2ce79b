import type { Invariant } from "@/lib/domain/invariant";

export const cartInvariants: Invariant[] = [
  {
    name: "a merged cart names the cart it went into and holds nothing",
    sql: `select c.id from cart c where (c.status = 'merged') <> (c.merged_into_id is not null)
      or (c.status = 'merged' and exists (select from cart_line l where l.cart_id = c.id))`,
  },
  {
    name: "a pickup in a cart names a store",
    sql: `select l.id from cart_line l left join location s on s.id = l.location_id where l.method not in ('ship', 'email') and s.kind is distinct from 'store'`,
  },
];
