import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { couponFrom, type Coupon, type CouponFacts } from "./coupon";

/** The coupon of a code, in any spelling, with how often `person` (see `couponPerson`) has used it. */
export async function getCoupon(code: string, person: string | null = null, from: Reader = db): Promise<Coupon | null> {
  const { rows } = await from.execute<{ coupon: CouponFacts }>(couponOf(sql`${code}::text`, sql`${person}::text`));
  return rows[0] ? couponFrom(rows[0].coupon) : null;
}

/** For readers that need the coupon inside a larger statement: one column `coupon`, to be read by `couponFrom`. */
export function couponOf(code: SQL, person: SQL): SQL {
  return sql`
    select jsonb_build_object('id', offer.id, 'code', offer.code, 'name', offer.name, 'kind', offer.kind, 'value', offer.value, 'currency', offer.currency,
      'minimumSubtotalMinor', offer.minimum_subtotal_minor, 'startsAt', offer.starts_at, 'endsAt', offer.ends_at, 'usageLimit', offer.usage_limit,
      'perCustomerLimit', offer.per_customer_limit, 'used', offer.used, 'isActive', offer.is_active = 'yes', 'isCombinable', offer.is_combinable,
      'usedByPerson', (select count(*) from coupon_redemption r where r.coupon_id = offer.id and r.person = ${person})) as coupon
    from coupon offer where upper(offer.code) = upper(btrim(${code}))`;
}
