import { z } from "zod";
import { giftFields, keptGift } from "@/lib/domain/payments/gift";
import type { CartLineId, LocationId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

export const cartMethods = ["pickup", "curbside", "ship"] as const;
export type CartMethod = (typeof cartMethods)[number];
/** Gift cards come by e-mail, whatever else is in the cart. */
export type GroupMethod = CartMethod | "email";
/** Goods taken along at a till are in the cart of that sale, and in no shopper's. */
export type LineMethod = GroupMethod | "carry_out";

export const mostOfALine = 99;
export const mostLines = 100;

const blankIsNull = (value: unknown) => (value === "" || value === undefined ? null : value);
const quantity = z.coerce.number("Enter a number.").int("Enter a whole number.").min(1, "At least 1.").max(mostOfALine, `At most ${mostOfALine}.`);
const lineId = idOf<CartLineId>();
/** Where a line is fulfilled; a delivery names no store. */
const place = { method: z.enum(cartMethods, "Choose pickup or delivery."), storeId: z.preprocess(blankIsNull, idOf<LocationId>().nullable()) };

const withoutStoreWhenShipped = <T extends { method: CartMethod; storeId: LocationId | null }>(input: T): T => (input.method === "ship" ? { ...input, storeId: null } : input);

export const newLine = z.object({ variantId: idOf<VariantId>(), quantity: z.preprocess((value) => blankIsNull(value) ?? 1, quantity), ...place }).transform(withoutStoreWhenShipped);
export type NewLine = z.output<typeof newLine>;

const giftOf = { variantId: idOf<VariantId>(), quantity: z.preprocess((value) => blankIsNull(value) ?? 1, quantity) };
/** A gift card as its form says it. */
export const newGift = z.object({ ...giftOf, ...giftFields }).transform(({ variantId, quantity: count, ...gift }) => ({ variantId, quantity: count, gift }));
export type NewGift = z.output<typeof newGift>;
/** What was taken out of a cart, to be put back. */
export const removedLine = z.union([z.object({ ...giftOf, gift: keptGift }), newLine]);
export type RemovedLine = z.output<typeof removedLine>;

export const lineQuantity = z.object({ lineId, quantity });
export type LineQuantity = z.output<typeof lineQuantity>;

/** A place as one value, for a form with one button per place: "ship", "pickup:<store id>". */
const splitPlace = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null || !("place" in value) || typeof value.place !== "string") return value;
  const [method, storeId] = value.place.split(":");
  return { ...value, method, storeId };
};
export const linePlace = z.preprocess(splitPlace, z.object({ lineId, ...place }).transform(withoutStoreWhenShipped));
export type LinePlace = z.output<typeof linePlace>;

export const lineChoice = z.object({ lineId });
export type LineChoice = z.output<typeof lineChoice>;

/** Codes that a cart or a checkout may hold. */
export const mostCodes = 10;
export const couponEntry = z.object({ code: z.string().trim().min(1, "Enter a code.").max(40, "Codes have at most 40 characters.") });
export type CouponEntry = z.output<typeof couponEntry>;

export const wish = z.object({ variantId: idOf<VariantId>() });
export type Wish = z.output<typeof wish>;
