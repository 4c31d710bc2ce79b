import type { ProductId, VariantId } from "@/lib/kernel/ids";

export type ProductPicture = { src: string; alt: string; width: number; height: number; background: string; variantId: VariantId | null };
export type ProductParcel = { weightGrams: number; lengthMm: number; widthMm: number; heightMm: number };

export type ProductVariant = {
  id: VariantId;
  sku: string;
  gtin: string | null;
  title: string;
  swatch: string | null;
  /** What its color is called in the product's 3D model. */
  modelVariant: string | null;
  options: Record<string, string>;
  needsTwoPeople: boolean;
  parcels: ProductParcel[];
  /** What is in a bundle; empty for what is none. */
  contents: { variantId: VariantId; productId: ProductId; isSold: boolean; slug: string; title: string; variantTitle: string; quantity: number; image: { src: string; width: number; height: number; background: string } | null }[];
};

/** What a product page says to everybody. Prices come from the pricing function, stock from the availability function. */
export type ProductPage = {
  id: ProductId;
  slug: string;
  title: string;
  summary: string;
  description: string;
  materials: string;
  care: string;
  brand: string;
  credit: string;
  widthMm: number | null;
  depthMm: number | null;
  heightMm: number | null;
  /** In meters, standing on the floor; null: there is no 3D view. */
  modelSrc: string | null;
  /** From the top of the tree to its own category. */
  categories: { slug: string; name: string }[];
  attributes: { label: string; text: string }[];
  variants: ProductVariant[];
  pictures: ProductPicture[];
  rating: { count: number; average: number };
};

/** A variant's own pictures; those without a variant show the first one's color, so the others do without them. */
export function picturesOf(page: Pick<ProductPage, "pictures" | "variants">, variantId: VariantId): ProductPicture[] {
  const own = page.pictures.filter((picture) => picture.variantId === variantId);
  const isFirst = page.variants[0]?.id === variantId;
  if (own.length > 0 && !isFirst) return own;
  return page.pictures.filter((picture) => picture.variantId === variantId || picture.variantId === null);
}

/** Each variant has its own address; the first one's is the product's. */
export function variantPath(page: Pick<ProductPage, "slug" | "variants">, variant: Pick<ProductVariant, "id" | "title" | "sku">): string {
  return page.variants[0]?.id === variant.id ? `/products/${page.slug}` : `/products/${page.slug}/${variantKey(variant)}`;
}

/** "Harbor blue" → "harbor-blue"; a variant without a name goes by its SKU. */
export const variantKey = ({ title, sku }: Pick<ProductVariant, "title" | "sku">): string => (title || sku).toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
