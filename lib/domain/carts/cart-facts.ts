import type { Content } from "@/lib/domain/pricing/contents-of";
import type { PromotionFacts } from "@/lib/domain/pricing/promotion";
import type { Shopper } from "@/lib/domain/pricing/promotion-basket";
import type { TaxClass, TaxRate } from "@/lib/domain/pricing/tax";
import type { Currency } from "@/lib/kernel/currency";
import type { CartId, CartLineId, LocationId, ProductId, VariantId } from "@/lib/kernel/ids";
import type { Gift } from "@/lib/domain/payments/gift";
import type { GroupMethod } from "./cart-input";
import type { CartImage, CartStore } from "./cart-view";

export type CartLineFacts = {
  id: CartLineId; variantId: VariantId; productId: ProductId; quantity: number; method: GroupMethod; gift: Gift | null; storeId: LocationId | null; isAddedByStaff: boolean;
  sku: string; slug: string; title: string; variantTitle: string; taxClass: TaxClass; isTaxIncluded: boolean; needsTwoPeople: boolean; isSold: boolean; heaviestParcelGrams: number;
  image: CartImage | null; unitMinor: number | null; compareAtMinor: number | null; lowestMinor: number | null; isMembersPrice: boolean; categoryIds: string[]; contents: Content[] | null;
};

export type CartFacts = {
  id: CartId; version: number; currency: Currency; codes: string[]; promotions: PromotionFacts[]; shopper: Omit<Shopper, "channel">; nowMs: number;
  /** The shopper's own store, if it is known. */
  homeStoreId: LocationId | null;
  lines: CartLineFacts[];
  /** Stores of the lines and candidates around them, nearest first. */
  stores: CartStore[];
  taxRates: TaxRate[];
};
