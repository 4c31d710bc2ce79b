"use server";

import { changePrice } from "@/lib/domain/pricing/change-price";
import { couponInput } from "@/lib/domain/pricing/coupon-input";
import { laterPrice, newPrice, scheduledPriceKey } from "@/lib/domain/pricing/price-input";
import { saveCoupon } from "@/lib/domain/pricing/save-coupon";
import { schedulePrice } from "@/lib/domain/pricing/schedule-price";
import { unschedulePrice } from "@/lib/domain/pricing/unschedule-price";
import { tags } from "@/lib/kernel/tags";
import { action } from "./action";

export const savePrice = action({ can: "pricing.edit", input: newPrice, run: (tx, by, input) => changePrice(tx, by, input), stale: ({ productId }) => [tags.catalog, tags.prices, tags.product(productId)] });

/** Nothing shows it before its moment, so no page is stale. */
export const scheduleLaterPrice = action({ can: "pricing.edit", input: laterPrice, run: (tx, by, input) => schedulePrice(tx, by, input) });

export const cancelScheduledPrice = action({ can: "pricing.edit", input: scheduledPriceKey, run: (tx, by, input) => unschedulePrice(tx, by, input) });

export const keepCoupon = action({ can: "pricing.edit", input: couponInput, run: (tx, by, input) => saveCoupon(tx, by, input) });
