import type { Channel } from "@/lib/domain/channel";
import type { CustomerGroupId, LocationId, ProductId, VariantId } from "@/lib/kernel/ids";
import type { Conditions, Segment } from "./promotion";
import type { TaxExemption } from "./tax";

/** What promotions look at: goods, what their delivery costs, and who asks. */
export type Basket = {
  currency: string;
  now: Date;
  shopper: Shopper;
  lines: readonly BasketLine[];
  groups: readonly { key: string; chargeMinor: number }[];
};

export type Shopper = { channel: Channel; groupIds: readonly CustomerGroupId[]; segments: readonly Segment[]; /** Certificates that are good now; absent for none. */ exemptions?: readonly TaxExemption[] };

export type BasketLine = {
  key: string; variantId: VariantId; productId: ProductId; /** Its own category and those above. */ categoryIds: readonly string[];
  quantity: number; unitMinor: number; isReduced: boolean; /** Where it is collected; null for a delivery. */ storeId: LocationId | null;
};

/** The lines that conditions speak of. */
export const targetsOf = (lines: readonly BasketLine[], { storeIds, productIds, categoryIds, isFullPriceOnly }: Conditions): BasketLine[] => lines.filter((line) =>
  (storeIds.length === 0 || (line.storeId !== null && storeIds.includes(line.storeId)))
  && ((productIds.length === 0 && categoryIds.length === 0) || productIds.includes(line.productId) || line.categoryIds.some((id) => categoryIds.includes(id)))
  && !(isFullPriceOnly && line.isReduced));

export const subtotalOf = (lines: readonly BasketLine[]): number => lines.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0);
