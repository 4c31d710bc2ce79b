import type { Availability, ShipAvailability } from "@/lib/domain/inventory/availability";
import type { Price } from "@/lib/domain/pricing/price";
import type { VariantId } from "@/lib/kernel/ids";

/** What every feed says about one variant. Prices are before tax, as the shop of the United States shows them. */
export type FeedItem = {
  variantId: VariantId;
  sku: string;
  gtin: string | null;
  /** Shared by the variants of one product: the retailer's own product number. */
  groupId: string;
  title: string;
  description: string;
  brand: string;
  /** Path of the variant's own page. */
  path: string;
  /** Paths of its pictures, the best first. */
  pictures: string[];
  /** From the top of the tree to its own category. */
  categories: string[];
  color: string | null;
  material: string | null;
  weightGrams: number | null;
  price: Price;
  ship: ShipAvailability;
};

/** One variant at one store that sells it. */
export type StoreOffer = Pick<FeedItem, "variantId" | "sku" | "price"> & { storeCode: string; availability: Availability };
