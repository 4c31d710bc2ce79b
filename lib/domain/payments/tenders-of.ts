import { sql, type SQL } from "drizzle-orm";

/** A scalar query: what paid, in words, "Gift card ending in WZ6P, Visa ending in 4242". `which` is a condition on the payment `p`. */
export const tendersOf = (which: SQL): SQL => sql`
  select string_agg(distinct case p.tender when 'points' then 'Points' when 'gift_card' then 'Gift card' when 'store_credit' then 'Store credit' when 'cash' then 'Cash' else coalesce(p.card_brand, 'Card') end || coalesce(' ending in ' || p.card_last4, ''), ', ')
  from payment p where ${which} and p.status not in ('created', 'failed') and (p.tender <> 'card' or p.card_last4 is not null)`;
