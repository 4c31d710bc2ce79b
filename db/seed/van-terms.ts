import type { LocalDelivery } from "@/lib/domain/locations/local-delivery";

const usual: LocalDelivery = { isOn: true, radiusMiles: 8, postcodes: [], windowMinutes: 120, perWindow: 6, cutoffMinutes: 120, daysAhead: 5, feeMinor: 900, freeFromMinor: 15_000 };

/** The stores with a van of their own, by code. */
export const vanTerms: Record<string, LocalDelivery> = {
  CHS: usual,
  EVN: { ...usual, radiusMiles: 6, perWindow: 4 },
  IND: { ...usual, radiusMiles: 12, windowMinutes: 180, feeMinor: 700 },
  BOS: { ...usual, radiusMiles: 4, perWindow: 4, feeMinor: 1_200, freeFromMinor: 20_000 },
  PDX: { ...usual, radiusMiles: 10, postcodes: ["98660", "98661"] },
};
