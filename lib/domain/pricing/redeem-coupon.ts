import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CheckoutId, CouponId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

export type Redemption = { couponId: CouponId; checkoutId: CheckoutId; orderId: OrderId; person: string; amountMinor: number };

/**
 * Counts a coupon as used by an order that is being placed; once per checkout, however often it is called. The limits
 * hold under concurrency; the dates were judged when the checkout was quoted and are not judged again.
 * @throws Refusal `coupon_used_up`, `coupon_once`, `coupon_expired` (switched off meanwhile)
 */
export async function redeemCoupon(tx: Tx, _by: Permit<"orders.place" | "orders.service" | "system.run">, redemption: Redemption): Promise<void> {
  const { couponId, checkoutId, orderId, person, amountMinor } = redemption;
  const isCounted = await countUse(tx, couponId, checkoutId);
  if (!isCounted) return;
  // The update above holds the coupon's row, so this statement sees every earlier use by this person.
  const { rows } = await tx.execute(sql`
    insert into coupon_redemption (coupon_id, checkout_id, order_id, person, sequence, amount_minor)
    select c.id, ${checkoutId}, ${orderId}, ${person}, free.n, ${amountMinor}
    from coupon c, lateral (
      select min(n) as n from generate_series(1, (select count(*) + 1 from coupon_redemption r where r.coupon_id = c.id and r.person = ${person})) as n
      where not exists (select from coupon_redemption r where r.coupon_id = c.id and r.person = ${person} and r.sequence = n)
    ) free
    where c.id = ${couponId} and (c.per_customer_limit is null or free.n <= c.per_customer_limit)
    returning sequence`);
  if (rows.length === 0) throw new Refusal("coupon_once");
}

/** False when this checkout has redeemed it before. */
async function countUse(tx: Tx, couponId: CouponId, checkoutId: CheckoutId): Promise<boolean> {
  const counted = await tx.execute(sql`
    update coupon set used = used + 1 where id = ${couponId} and is_active = 'yes' and (usage_limit is null or used < usage_limit)
      and not exists (select from coupon_redemption r where r.coupon_id = coupon.id and r.checkout_id = ${checkoutId})
    returning id`);
  if (counted.rows.length > 0) return true;
  const { rows } = await tx.execute<{ is_redeemed: boolean; is_active: string }>(sql`
    select is_active, exists (select from coupon_redemption r where r.coupon_id = c.id and r.checkout_id = ${checkoutId}) as is_redeemed from coupon c where id = ${couponId}`);
  const coupon = rows[0];
  if (coupon?.is_redeemed) return false;
  throw new Refusal(coupon?.is_active === "yes" ? "coupon_used_up" : "coupon_expired");
}
