import type { Invariant } from "@/lib/domain/invariant";

export const pricingInvariants: Invariant[] = [
  {
    name: "a coupon was used as often as its redemptions say",
    sql: `select c.id, c.used, count(r.coupon_id) as redemptions from coupon c left join coupon_redemption r on r.coupon_id = c.id
      group by c.id having c.used <> count(r.coupon_id)`,
  },
  {
    name: "nobody used a coupon more often than once per allowed time",
    sql: `select r.coupon_id, r.person, count(*) from coupon_redemption r join coupon c on c.id = r.coupon_id
      where c.per_customer_limit is not null group by r.coupon_id, r.person, c.per_customer_limit having max(r.sequence) > c.per_customer_limit`,
  },
  {
    name: "a price is what its newest change says",
    sql: `select p.variant_id, p.price_list_id, p.amount_minor, last.after_minor from price p
      cross join lateral (select after_minor from price_change c where c.variant_id = p.variant_id and c.price_list_id = p.price_list_id order by c.at desc, c.id desc limit 1) last
      where last.after_minor <> p.amount_minor`,
  },
  {
    name: "the price history has no gap",
    sql: `select id from (select id, before_minor, lag(after_minor) over w as former, row_number() over w as n from price_change
        window w as (partition by variant_id, price_list_id order by at, id)) c where n > 1 and before_minor is distinct from former`,
  },
];
