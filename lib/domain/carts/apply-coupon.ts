import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { checkCoupon, couponFrom, type CouponFacts } from "@/lib/domain/pricing/coupon";
import { couponOf } from "@/lib/domain/pricing/get-coupon";
import { currentPrices } from "@/lib/domain/pricing/get-prices";
import { Refusal } from "@/lib/kernel/refusal";
import type { CouponEntry } from "./cart-input";
import { ownCart, touchCart } from "./rows";

type Row = { coupon: CouponFacts | null; subtotal: number; currency: string; now: string };

/** Puts a code on the cart. @throws Refusal `cart_empty`, or the coupon's rule that says no */
export async function applyCoupon(tx: Tx, by: Permit<"cart.use">, { code }: CouponEntry): Promise<{ code: string; discountMinor: number }> {
  const cart = await touchCart(tx, ownCart(by));
  if (!cart) throw new Refusal("cart_empty");
  const { rows } = await tx.execute<Row>(sql`
    select c.currency, (extract(epoch from shop_clock()) * 1000)::text as now,
      (select coalesce(sum(l.quantity * p.amount_minor), 0)::int from cart_line l
        join (${currentPrices(sql`any (array(select variant_id from cart_line where cart_id = ${cart.id}))`, { channel: by.channel, currency: "USD" })}) p on p.variant_id = l.variant_id
        where l.cart_id = c.id) as subtotal,
      (${couponOf(sql`${code}::text`, personOfCart)}) as coupon
    from cart c where c.id = ${cart.id}`);
  const facts = rows[0];
  if (!facts) throw new Refusal("cart_empty");
  const coupon = facts.coupon ? couponFrom(facts.coupon) : null;
  const answer = checkCoupon(coupon, { subtotalMinor: facts.subtotal, currency: facts.currency }, new Date(Number(facts.now)));
  if (!answer.ok || !coupon) throw answer.ok ? new Refusal("coupon_unknown") : new Refusal(answer.code, answer.facts);
  await tx.execute(sql`update cart set coupon_code = ${coupon.code} where id = ${cart.id}`);
  return { code: coupon.code, discountMinor: answer.discountMinor };
}

/** The member's `couponPerson`, computed where the e-mail is; null for a guest, whose e-mail checkout learns. */
export const personOfCart = sql`(select encode(sha256(convert_to(lower(btrim(u.email)), 'UTF8')), 'hex') from customer u where u.id = c.customer_id)`;
