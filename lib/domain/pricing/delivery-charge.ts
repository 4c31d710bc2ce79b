/** Goods from here on travel free, in minor units of the goods' currency. */
const freeFromMinor = 7_500;
const parcelMinor = 990;
const freightMinor = 7_900;
/** A single parcel above this leaves by freight, whatever the goods cost. */
export const freightFromGrams = 30_000;

export type DeliveryCharge = {
  chargeMinor: number;
  kind: "free" | "parcel" | "freight";
  /** What is missing to free delivery; 0 when nothing is or when it cannot become free. */
  missingMinor: number;
};

/** What one delivery costs; pickup is always free. `subtotalMinor` is the delivered goods before any coupon. */
export function deliveryCharge(goods: { subtotalMinor: number; heaviestParcelGrams: number }): DeliveryCharge {
  if (goods.heaviestParcelGrams > freightFromGrams) return { chargeMinor: freightMinor, kind: "freight", missingMinor: 0 };
  if (goods.subtotalMinor >= freeFromMinor) return { chargeMinor: 0, kind: "free", missingMinor: 0 };
  return { chargeMinor: parcelMinor, kind: "parcel", missingMinor: freeFromMinor - goods.subtotalMinor };
}

/** For the buy box and the footer: the rule in words. */
export const deliveryTerms = { freeFromMinor, parcelMinor, freightMinor } as const;
