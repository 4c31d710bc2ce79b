import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { asId, type CouponId } from "@/lib/kernel/ids";
import type { Coupon } from "./coupon";

/** The coupon of a code, in any spelling, with how often `person` (see `couponPerson`) has used it. */
export async function getCoupon(code: string, person: string | null = null, from: Reader = db): Promise<Coupon | null> {
  const { rows } = await from.execute<{ coupon: CouponFacts }>(couponOf(sql`${code}::text`, sql`${person}::text`));
  return rows[0] ? couponFrom(rows[0].coupon) : null;
}

/** For readers that need the coupon inside a larger statement: one column `coupon`, to be read by `couponFrom`. */
export function couponOf(code: SQL, person: SQL): SQL {
  return sql`
    select jsonb_build_object('id', c.id, 'code', c.code, 'name', c.name, 'kind', c.kind, 'value', c.value, 'currency', c.currency,
      'minimumSubtotalMinor', c.minimum_subtotal_minor, 'startsAt', c.starts_at, 'endsAt', c.ends_at, 'usageLimit', c.usage_limit,
      'perCustomerLimit', c.per_customer_limit, 'used', c.used, 'isActive', c.is_active = 'yes',
      'usedByPerson', (select count(*) from coupon_redemption r where r.coupon_id = c.id and r.person = ${person})) as coupon
    from coupon c where upper(c.code) = upper(btrim(${code}))`;
}

export type CouponFacts = Omit<Coupon, "id" | "startsAt" | "endsAt"> & { id: string; startsAt: string | null; endsAt: string | null };

export const couponFrom = (facts: CouponFacts): Coupon => ({
  ...facts, id: asId<CouponId>(facts.id),
  startsAt: facts.startsAt ? new Date(facts.startsAt) : null, endsAt: facts.endsAt ? new Date(facts.endsAt) : null,
});
