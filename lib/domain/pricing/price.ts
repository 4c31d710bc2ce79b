import type { VariantId } from "@/lib/kernel/ids";

/**
 * What one unit costs now; `compareAtMinor` is the higher former price, if any, and `lowestMinor` the lowest one of the 30
 * days before the reduction, as far as it is known.
 */
export type Price = { amountMinor: number; compareAtMinor: number | null; lowestMinor: number | null; currency: string; /** It holds the tax. */ isTaxIncluded: boolean };

export type Prices = ReadonlyMap<VariantId, Price>;
