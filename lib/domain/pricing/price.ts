import type { VariantId } from "@/lib/kernel/ids";

/** What one unit costs now; `compareAtMinor` is the higher former price, if any. */
export type Price = { amountMinor: number; compareAtMinor: number | null; currency: string };

export type Prices = ReadonlyMap<VariantId, Price>;
