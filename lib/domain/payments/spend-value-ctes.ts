import { sql, type SQL } from "drizzle-orm";

/**
 * For a WITH: `tender_share` says which tender pays what of which part. `parts` has the columns n, fulfillment_id, amount_minor;
 * `sources` the columns n, stored_value_id, tender, amount_minor (what is there to spend). Both are laid out on one line of money in the order
 * of n, and a share is where two of them overlap, so the shares of a part sum to it; a card pays what no source covers, a second one
 * where the first is a source.
 */
export const spendValueCtes = (parts: SQL, sources: SQL): SQL => sql`money_part as (
    select n, fulfillment_id, amount_minor, sum(amount_minor) over (order by n) - amount_minor as starts from (${parts}) p
  ), money_there as materialized (${sources}), money_source as (
    select n, stored_value_id, tender, 0 as card_position, amount_minor::bigint as amount_minor, sum(amount_minor) over (order by n) - amount_minor as starts from money_there
    union all select 1000001, null, 'card', (count(*) filter (where tender = 'card'))::integer, 1000000000000, coalesce(sum(amount_minor), 0) from money_there
  ), tender_share as (
    select p.n, p.fulfillment_id, s.stored_value_id, s.tender, s.card_position, (least(p.starts + p.amount_minor, s.starts + s.amount_minor) - greatest(p.starts, s.starts))::integer as amount_minor
    from money_part p join money_source s on least(p.starts + p.amount_minor, s.starts + s.amount_minor) > greatest(p.starts, s.starts)
  )`;

/**
 * Value that may be spent now, of the ids in their order, up to the caps (JSON by id) and, all together, up to `mostMinor`; what is blocked, ended
 * or used up is left out.
 */
export const spendableOf = (ids: SQL, caps: SQL, mostMinor: SQL): SQL => sql`
    select n, stored_value_id, tender, least(amount_minor, ${mostMinor} - before)::integer as amount_minor from (
      select u.*, sum(u.amount_minor) over (order by u.n) - u.amount_minor as before from (
        select i.n, v.id as stored_value_id, v.kind as tender, least(value_left(v), (${caps} ->> v.id::text)::integer) as amount_minor from unnest(${ids}) with ordinality i(id, n) join stored_value v on v.id = i.id
        where v.status = 'active' and (v.expires_at is null or v.expires_at > shop_clock()) and value_left(v) > 0) u) spendable
    where before < ${mostMinor}`;
