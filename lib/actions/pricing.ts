"use server";

import { changePrice } from "@/lib/domain/pricing/change-price";
import { couponInput } from "@/lib/domain/pricing/coupon-input";
import { newPrice } from "@/lib/domain/pricing/price-input";
import { saveCoupon } from "@/lib/domain/pricing/save-coupon";
import { tags } from "@/lib/kernel/tags";
import { action } from "./action";

export const savePrice = action({ can: "pricing.edit", input: newPrice, run: (tx, by, input) => changePrice(tx, by, input), stale: ({ productId }) => [tags.catalog, tags.prices, tags.product(productId)] });

export const keepCoupon = action({ can: "pricing.edit", input: couponInput, run: (tx, by, input) => saveCoupon(tx, by, input) });
