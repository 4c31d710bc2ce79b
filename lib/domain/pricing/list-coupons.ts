import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { couponFrom, type Coupon, type CouponFacts } from "./coupon";
import { couponOf } from "./get-coupon";

export type ListedCoupon = Coupon & { version: number };

/** Every coupon, active ones first, for the console. */
export async function listCoupons(_by: Permit<"catalog.view">, from: Reader = db): Promise<ListedCoupon[]> {
  const { rows } = await from.execute<{ coupon: CouponFacts; version: number }>(sql`
    select facts.coupon, o.version from coupon o, lateral (${couponOf(sql`o.code`, sql`''`)}) facts
    order by o.is_active = 'no', o.code limit 500`);
  return rows.map((row) => ({ ...couponFrom(row.coupon), version: row.version }));
}
