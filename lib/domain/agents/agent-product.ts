import type { LocationId, VariantId } from "@/lib/kernel/ids";

export type AgentPicture = { src: string; alt: string; width: number; height: number; variantId: VariantId | null };
export type StoreStock = { id: LocationId; name: string; distanceKm: number | null; isAvailable: boolean; words: string; readyAt: string | null };

export type AgentVariant = {
  id: VariantId; sku: string; gtin: string | null; title: string; options: Record<string, string>; priceMinor: number; listPriceMinor: number | null; currency: string;
  delivery: { isAvailable: boolean; words: string }; stores: StoreStock[]; isAvailable: boolean; status: string;
};

/** A product as agents read it: prices and availability of the moment, stores near the place they named. */
export type AgentProduct = {
  id: string; slug: string; title: string; summary: string; description: string; brand: string; categories: string[]; rating: { average: number; count: number }; pictures: AgentPicture[]; variants: AgentVariant[];
};
