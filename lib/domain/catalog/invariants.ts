import type { Invariant } from "@/lib/domain/invariant";

export const catalogInvariants: Invariant[] = [
  {
    name: "a bundle is made of two units or more, none of them a bundle, and has no stock of its own",
    sql: `select b.variant_id from bundle b left join bundle_part p on p.bundle_variant_id = b.variant_id group by b.variant_id
      having coalesce(sum(p.quantity), 0) < 2 or bool_or(exists (select from bundle n where n.variant_id = p.part_variant_id)) or bool_or(exists (select from stock_level s where s.variant_id = b.variant_id))`,
  },
  {
    name: "a product's stars are those of its published reviews",
    sql: `select p.id from product p left join review r on r.product_id = p.id and r.status = 'published' group by p.id having p.rating_count <> count(r.id) or p.rating_sum <> coalesce(sum(r.rating), 0)`,
  },
];
