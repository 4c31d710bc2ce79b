import { homeCurrency, type Currency } from "@/lib/kernel/currency";

/** The rule in each currency's minor units: what a parcel costs, from where on it is free, and what freight costs. */
export const deliveryTerms: Readonly<Record<Currency, { freeFromMinor: number; parcelMinor: number; freightMinor: number }>> = {
  USD: { freeFromMinor: 7_500, parcelMinor: 990, freightMinor: 7_900 },
  EUR: { freeFromMinor: 7_500, parcelMinor: 990, freightMinor: 7_900 },
  GBP: { freeFromMinor: 6_000, parcelMinor: 790, freightMinor: 6_500 },
  JPY: { freeFromMinor: 11_000, parcelMinor: 1_500, freightMinor: 12_000 },
};
/** A single parcel above this leaves by freight, whatever the goods cost. */
export const freightFromGrams = 30_000;

export type DeliveryCharge = {
  chargeMinor: number;
  kind: "free" | "parcel" | "freight";
  /** What is missing to free delivery; 0 when nothing is or when it cannot become free. */
  missingMinor: number;
};

/** `subtotalMinor` is the delivered goods before any coupon. */
export type PricedGoods = { currency: Currency; subtotalMinor: number; heaviestParcelGrams: number };

/** What one delivery costs; pickup is always free. */
export function deliveryCharge(goods: PricedGoods): DeliveryCharge {
  const { freeFromMinor, parcelMinor, freightMinor } = deliveryTerms[goods.currency];
  if (goods.heaviestParcelGrams > freightFromGrams) return { chargeMinor: freightMinor, kind: "freight", missingMinor: 0 };
  if (goods.subtotalMinor >= freeFromMinor) return { chargeMinor: 0, kind: "free", missingMinor: 0 };
  return { chargeMinor: parcelMinor, kind: "parcel", missingMinor: freeFromMinor - goods.subtotalMinor };
}

/** A rate of the shop's own, in its home currency; `country` null is for every country. */
export type DeliveryRate = { code: string; country: string | null; level: string; title: string; amountMinor: number };
/** Free delivery by a level: from a subtotal on, or with one of these goods. */
export type DeliveryOffer = { level: string; minimumSubtotalMinor: number | null; variantIds: string[] };
export type DeliveryTerms = { rates: readonly DeliveryRate[]; offers: readonly DeliveryOffer[] };

/** One way to deliver, as a shopper chooses it. */
export type DeliveryOption = { code: string; level: string; title: string; chargeMinor: number };

/** Country of the built-in terms. */
const homeCountry = "US";

/**
 * The ways to deliver these goods to a country, cheapest first; none means that nothing is delivered there. Where the
 * shop has written no rates of its own, and for another currency than theirs, its built-in terms are the one way.
 */
export function deliveryOptions(goods: PricedGoods & { country: string; variantIds: readonly string[] }, { rates, offers }: DeliveryTerms): DeliveryOption[] {
  if (rates.length === 0 || goods.currency !== homeCurrency) {
    if (goods.country !== homeCountry) return [];
    const { chargeMinor, kind } = deliveryCharge(goods);
    return [{ code: "standard", level: "standard", title: kind === "freight" ? "Freight delivery" : "Standard delivery", chargeMinor }];
  }
  const byLevel = new Map<string, DeliveryRate>();
  for (const rate of rates) {
    if (rate.country !== null && rate.country !== goods.country) continue;
    const known = byLevel.get(rate.level);
    if (!known || (known.country === null && rate.country !== null)) byLevel.set(rate.level, rate);
  }
  const isFree = (level: string) => offers.some((offer) => offer.level === level
    && ((offer.minimumSubtotalMinor !== null && goods.subtotalMinor >= offer.minimumSubtotalMinor) || offer.variantIds.some((id) => goods.variantIds.includes(id))));
  return [...byLevel.values()].map(({ code, level, title, amountMinor }): DeliveryOption =>
    (isFree(level) ? { code, level, title: `${title} (Free)`, chargeMinor: 0 } : { code, level, title, chargeMinor: amountMinor }))
    .toSorted((a, b) => a.chargeMinor - b.chargeMinor || a.code.localeCompare(b.code));
}
