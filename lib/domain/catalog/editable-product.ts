import type { Attributes } from "./attribute";

export type EditableVariant = {
  id: string; version: number; sku: string; gtin: string | null; title: string; options: Record<string, string>; swatch: string | null; taxClass: "standard" | "exempt"; needsTwoPeople: boolean;
  status: "active" | "archived"; parcels: { weightGrams: number; lengthMm: number; widthMm: number; heightMm: number }[];
};
export type EditableMedia = { id: string; src: string; alt: string; variantId: string | null; width: number; height: number; background: string };

/** A product as its editor shows it. */
export type EditableProduct = {
  id: string; version: number; externalId: string; slug: string; title: string; summary: string; description: string; materials: string; care: string; brand: string; status: "draft" | "active" | "archived";
  categorySlug: string; attributes: Attributes; keywords: string[]; widthMm: number | null; depthMm: number | null; heightMm: number | null; updatedAt: string;
  variants: EditableVariant[]; media: EditableMedia[];
};
