import type { Invariant } from "@/lib/domain/invariant";

export const pricingInvariants: Invariant[] = [
  {
    name: "a promotion with a limit or a code was used and spent what its uses say",
    sql: `select p.id, p.used, p.spent_minor, count(u.promotion_id) as uses, sum(u.amount_minor) as spent from promotion p left join promotion_use u on u.promotion_id = p.id
      where p.needs_code or p.usage_limit is not null or p.per_customer_limit is not null or p.budget_minor is not null
      group by p.id having p.used <> count(u.promotion_id) or p.spent_minor <> coalesce(sum(u.amount_minor), 0)`,
  },
  {
    name: "a promotion code was used as often as its uses say",
    sql: `select c.id, c.used, count(u.promotion_id) as uses from promotion_code c left join promotion_use u on u.code_id = c.id group by c.id having c.used <> count(u.promotion_id)`,
  },
  {
    name: "nobody used a promotion more often than allowed",
    sql: `select u.promotion_id, u.person, count(*) from promotion_use u join promotion p on p.id = u.promotion_id
      where p.per_customer_limit is not null group by u.promotion_id, u.person, p.per_customer_limit having count(*) > p.per_customer_limit`,
  },
  {
    name: "what a promotion took off an order is what its parts took off units that were not cancelled",
    sql: `select u.promotion_id, u.order_id, u.amount_minor, sum(d.kept) as parts from promotion_use u join "order" o on o.id = u.order_id left join (
        select d.order_id, d.promotion_id, case when l.id is null then d.amount_minor else d.amount_minor / l.quantity * (l.quantity - l.cancelled) + least(l.quantity - l.cancelled, d.amount_minor % l.quantity) end as kept
        from order_discount d left join order_line l on l.id = d.order_line_id) d on d.order_id = u.order_id and d.promotion_id = u.promotion_id
      group by u.promotion_id, u.order_id, u.amount_minor having u.amount_minor <> coalesce(sum(d.kept), 0)`,
  },
  {
    name: "no line is reduced by less than its promotions took off",
    sql: `select l.id, l.discount_minor, sum(d.amount_minor) as parts from order_discount d join order_line l on l.id = d.order_line_id group by l.id having l.discount_minor < sum(d.amount_minor)`,
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
