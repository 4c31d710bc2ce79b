import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CheckoutId, OrderId, PromotionCodeId, PromotionId } from "@/lib/kernel/ids";
import { Refusal, type RefusalCode } from "@/lib/kernel/refusal";
import { keepsCount } from "./promotions-of";

export type PromotionUse = { promotionId: PromotionId; codeId: PromotionCodeId | null; amountMinor: number };
/** `person`: see `promotionPerson`. */
export type UsedBy = { checkoutId: CheckoutId; orderId: OrderId; person: string };

/**
 * Counts promotions with limits or codes as used by an order that is being placed; once per checkout, however often it
 * is called: all of them or none. Limits and budgets hold under concurrency, since their rows are locked, in the order
 * of their ids; the dates were judged when the checkout was quoted.
 * @throws Refusal `coupon_used_up`, `coupon_once`, `coupon_expired` (paused meanwhile); `promotion_over` where no code was entered
 */
export async function redeemPromotions(tx: Tx, _by: Permit<"orders.place" | "orders.service" | "system.run">, { checkoutId, orderId, person }: UsedBy, uses: readonly PromotionUse[]): Promise<void> {
  if (uses.length === 0) return;
  await tx.execute(sql`select from promotion where id in (select promotion_id from ${wantedOf(uses)}) order by id for no key update`);
  const { rows } = await tx.execute<{ problem: Extract<RefusalCode, `coupon_${string}`>; has_code: boolean }>(sql`
    with judged as (
      select w.*, p.needs_code as has_code, case when not p.is_active then 'coupon_expired'
        when p.used >= p.usage_limit or c.used >= c.usage_limit or p.spent_minor + w.amount_minor > p.budget_minor then 'coupon_used_up'
        when (select count(*) from promotion_use u where u.promotion_id = p.id and u.person = ${person}) >= p.per_customer_limit then 'coupon_once' end as problem
      from ${wantedOf(uses)} join promotion p on p.id = w.promotion_id left join promotion_code c on c.id = w.code_id
      where not exists (select from promotion_use u where u.promotion_id = p.id and u.checkout_id = ${checkoutId})
    ), granted as (select * from judged where not exists (select from judged where problem is not null)
    ), counted as (
      update promotion p set used = used + 1, spent_minor = spent_minor + g.amount_minor from granted g where p.id = g.promotion_id
    ), code_counted as (
      update promotion_code c set used = used + 1 from granted g where c.id = g.code_id
    ), noted as (
      insert into promotion_use (promotion_id, checkout_id, order_id, code_id, person, amount_minor) select promotion_id, ${checkoutId}, ${orderId}, code_id, ${person}, amount_minor from granted
    )
    select problem, has_code from judged where problem is not null order by promotion_id limit 1`);
  const refused = rows[0];
  if (refused) throw new Refusal(refused.has_code ? refused.problem : "promotion_over");
}

/**
 * The same for promotions without limit and code, part of the placing statement as `redeemed_promotion`: it adds no round
 * trip, and no order waits for another. Fewer rows than uses: one was paused or limited meanwhile.
 */
export function redeemedPromotionsCte({ checkoutId, orderId, person }: UsedBy, uses: readonly PromotionUse[], when: SQL): SQL {
  return sql`redeemed_promotion as (
      insert into promotion_use (promotion_id, checkout_id, order_id, person, amount_minor)
      select p.id, ${checkoutId}::uuid, ${orderId}::uuid, ${person}, w.amount_minor from ${wantedOf(uses)} join promotion p on p.id = w.promotion_id
      where p.is_active and not ${keepsCount} and ${when} for key share of p returning promotion_id)`;
}

const wantedOf = (uses: readonly PromotionUse[]): SQL => sql`jsonb_to_recordset(${JSON.stringify(uses.map(({ promotionId, codeId, amountMinor }) => ({ promotion_id: promotionId, code_id: codeId, amount_minor: amountMinor })))}::jsonb) as w(promotion_id uuid, code_id uuid, amount_minor integer)`;
