import { taxOn, taxWithin } from "@/lib/kernel/money";

export const taxClasses = ["standard", "exempt"] as const;
export type TaxClass = (typeof taxClasses)[number];
/** Where goods change hands, which decides the tax: the store of a pickup, the address of a delivery. */
export type SupplyPlace = { country: string; state: string; postcode?: string | null };
/**
 * Class "delivery" is the rate on delivery charges; a place without one does not tax them. A rate of a postcode counts
 * before the one of its state, whose postcode is empty or absent.
 */
export type TaxRate = { country: string; state: string; postcode?: string; taxClass: TaxClass | "delivery"; ratePpm: number; name: string };
/** A certificate that lets its holder buy without tax in a state, or (null) everywhere in its country. */
export type TaxExemption = { country: string; state: string | null; certificate: string };

/** The tax on an amount, and how much of it the amount holds already. One of them is zero. */
export type Tax = { addedMinor: number; includedMinor: number };

export const taxOf = (amountMinor: number, ratePpm: number, isIncluded: boolean): Tax =>
  isIncluded ? { addedMinor: 0, includedMinor: taxWithin(amountMinor, ratePpm) } : { addedMinor: taxOn(amountMinor, ratePpm), includedMinor: 0 };

/** No rate for a place means that no tax is collected there. */
export function rateAt(rates: readonly TaxRate[], place: SupplyPlace | null, taxClass: TaxRate["taxClass"]): number {
  if (!place) return 0;
  const own = rates.filter((rate) => rate.country === place.country && rate.state === place.state && rate.taxClass === taxClass);
  const code = zoneOf(place.postcode);
  return ((code && own.find((rate) => rate.postcode === code)) || own.find((rate) => !rate.postcode))?.ratePpm ?? 0;
}

export const exemptionAt = (exemptions: readonly TaxExemption[], place: SupplyPlace | null): TaxExemption | null =>
  (place && exemptions.find((one) => one.country === place.country && (one.state === null || one.state === place.state))) || null;

/** The part of a postcode that rates go by: five digits of a ZIP+4. */
export const zoneOf = (postcode: string | null | undefined): string => (postcode ?? "").trim().slice(0, 5);
