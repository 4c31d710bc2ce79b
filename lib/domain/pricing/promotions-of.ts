import { sql, type SQL } from "drizzle-orm";
import { exemptionsOf } from "./tax-rates-of";

/** `promotionPerson` of an e-mail that only SQL knows. */
export const personOf = (email: SQL): SQL => sql`encode(sha256(convert_to(lower(btrim(${email})), 'UTF8')), 'hex')`;

/** Whether `promotion p` keeps its own count; without a limit and a code no order waits for another, and its uses are counted when asked. */
export const keepsCount: SQL = sql`(p.needs_code or p.usage_limit is not null or p.per_customer_limit is not null or p.budget_minor is not null)`;

/**
 * The promotions in question inside a larger statement, as a JSON list to be read by `promotionFrom`: those that need no
 * code and run now, and those of the entered codes (a text array), each once, with what `person` has used of them.
 */
export function promotionsOf(codes: SQL, person: SQL): SQL {
  return sql`coalesce((select jsonb_agg(${promotionJson(sql`c`, person)} order by p.id) from (
      select p.id, null::uuid as code_id from promotion p
      where not p.needs_code and p.is_active and (p.starts_at is null or p.starts_at <= shop_clock()) and (p.ends_at is null or p.ends_at > shop_clock())
      union all
      (select distinct on (c.promotion_id) c.promotion_id, c.id from promotion_code c
        where upper(c.code) = any (array(select upper(btrim(entered.code)) from unnest(${codes}) as entered(code))) order by c.promotion_id, c.used, c.id)
    ) asked join promotion p on p.id = asked.id left join promotion_code c on c.id = asked.code_id), '[]')`;
}

/** One `promotion p` with the code `c` (an alias; its `id` may be null). */
export function promotionJson(c: SQL, person: SQL): SQL {
  return sql`jsonb_build_object('id', p.id, 'name', p.name, 'effect', p.effect, 'conditions', p.conditions, 'currency', p.currency, 'startsAt', p.starts_at, 'endsAt', p.ends_at,
      'isActive', p.is_active, 'priority', p.priority, 'isCombinable', p.is_combinable, 'usageLimit', p.usage_limit, 'perCustomerLimit', p.per_customer_limit, 'budgetMinor', p.budget_minor,
      'used', p.used, 'spentMinor', p.spent_minor,
      'usedByPerson', case when p.per_customer_limit is null then 0 else (select count(*) from promotion_use u where u.promotion_id = p.id and u.person = ${person}) end,
      'code', case when ${c}.id is not null then jsonb_build_object('id', ${c}.id, 'code', upper(${c}.code), 'isUsedUp', coalesce(${c}.used >= ${c}.usage_limit, false)) end,
      'gift', (select jsonb_build_object('variantId', v.id, 'title', g.title || case when v.title = '' then '' else ', ' || v.title end, 'slug', g.slug) from variant v join product g on g.id = v.product_id where v.id = (p.effect ->> 'variantId')::uuid))`;
}

/** What promotions and taxes ask about a shopper, inside a larger statement, but the channel; both may be null. Read as `Omit<Shopper, "channel">`. */
export function shopperOf(customerId: SQL, email: SQL): SQL {
  return sql`jsonb_build_object(
      'groupIds', coalesce((select jsonb_agg(m.group_id) from group_member m where m.customer_id = ${customerId}), '[]'), 'exemptions', ${exemptionsOf(customerId)},
      'segments', to_jsonb(array_remove(array[
        case when exists (select from "order" o where o.customer_id = ${customerId} or lower(o.email) = lower(btrim(${email}))) then 'returning' else 'first_order' end,
        case when ${customerId} is not null then 'member' end], null)))`;
}

/** A category and those above it, as a JSON list of ids. */
export const categoryPathOf = (categoryId: SQL): SQL => sql`(
    with recursive up as (select id, parent_id from category where id = ${categoryId} union all select above.id, above.parent_id from category above join up on above.id = up.parent_id)
    select jsonb_agg(up.id) from up)`;
