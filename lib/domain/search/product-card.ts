import type { ProductId, VariantId } from "@/lib/kernel/ids";

export type Picture = { src: string; alt: string; width: number; height: number; background: string };

/** A product as lists show it; what depends on a store comes beside it. */
export type ProductCard = {
  id: ProductId;
  slug: string;
  title: string;
  picture: Picture | null;
  /** The lowest price of its variants; null: not for sale at present. */
  priceMinor: number | null;
  /** Whether other variants cost more. */
  isFrom: boolean;
  compareAtMinor: number | null;
  /** Of the 30 days before a reduction; null without one. */
  lowestMinor: number | null;
  currency: string;
  ratingCount: number;
  /** 0 without reviews. */
  ratingAverage: number;
  swatches: { title: string; hex: string }[];
  variantIds: VariantId[];
};
