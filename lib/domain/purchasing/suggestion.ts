import type { SupplierId, VariantId } from "@/lib/kernel/ids";
import type { GoodsImage } from "./purchase-view";

/** Everything that a suggestion is made of, in units. */
export type SuggestionInputs = {
  /** Sold or sent on to other locations in the weeks looked back on. */
  demand: number; weeks: number; leadTimeDays: number; coverDays: number; safetyStock: number;
  /** On hand and fit for sale; promised to orders; ordered or on the way; on drafts. */
  sellable: number; allocated: number; incoming: number; drafted: number;
  packSize: number;
};

export type Suggestion = SuggestionInputs & {
  variantId: VariantId; supplierId: SupplierId; supplier: string; currency: string; minimumMinor: number; unitCostMinor: number;
  title: string; variantTitle: string; sku: string; image: GoodsImage | null;
};

/** Units needed until an order placed `coverDays` from now would arrive: demand of lead time and cover, beside safety stock. */
export const wantedUnits = (of: SuggestionInputs): number => Math.ceil((of.demand / (of.weeks * 7)) * (of.leadTimeDays + of.coverDays)) + of.safetyStock;

/** What is there or coming, and promised to nobody. */
export const coveredUnits = (of: SuggestionInputs): number => of.sellable - of.allocated + of.incoming + of.drafted;

/** What is missing, in whole packs. Order-up-to level, periodic review: Silver, Pyke, Thomas, Inventory and Production Management, ch. 7. */
export function suggestedUnits(of: SuggestionInputs): number {
  const missing = wantedUnits(of) - coveredUnits(of);
  return missing <= 0 ? 0 : Math.ceil(missing / of.packSize) * of.packSize;
}

/** Days until nothing is left, at the measured demand; null without demand. */
export const daysLeft = (of: SuggestionInputs): number | null => (of.demand === 0 ? null : Math.max(0, Math.floor((of.sellable - of.allocated) / (of.demand / (of.weeks * 7)))));
