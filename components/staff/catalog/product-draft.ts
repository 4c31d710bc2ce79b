import type { AttributeDefinition, AttributeValue } from "@/lib/domain/catalog/attribute";
import type { EditableProduct } from "@/lib/domain/catalog/editable-product";

export type ParcelDraft = { kg: string; length: string; width: string; height: string };
export type VariantDraft = {
  /** Null: not saved yet. */
  id: string | null; version: number; sku: string; gtin: string; title: string; options: { name: string; value: string }[]; swatch: string; taxClass: "standard" | "exempt"; needsTwoPeople: boolean; isArchived: boolean;
  parcels: ParcelDraft[];
};
export type ProductDraft = {
  slug: string; title: string; summary: string; description: string; materials: string; care: string; brand: string; status: "draft" | "active" | "archived"; categorySlug: string; keywords: string;
  widthMm: string; depthMm: string; heightMm: string; attributes: Record<string, string>; variants: VariantDraft[]; media: { id: string; src: string; alt: string; variantId: string | null }[];
};

/** A product as text fields. Weights are kilograms there, lengths millimeters. */
export function draftOf(product: EditableProduct): ProductDraft {
  const { slug, title, summary, description, materials, care, brand, status, categorySlug } = product;
  return {
    slug, title, summary, description, materials, care, brand, status, categorySlug, keywords: product.keywords.join(", "),
    widthMm: text(product.widthMm), depthMm: text(product.depthMm), heightMm: text(product.heightMm),
    attributes: Object.fromEntries(Object.entries(product.attributes).map(([key, value]) => [key, typeof value === "boolean" ? (value ? "yes" : "no") : String(value)])),
    variants: product.variants.map((variant) => ({
      id: variant.id, version: variant.version, sku: variant.sku, gtin: variant.gtin ? shortGtin(variant.gtin) : "", title: variant.title, options: Object.entries(variant.options).map(([name, value]) => ({ name, value })),
      swatch: variant.swatch ?? "", taxClass: variant.taxClass, needsTwoPeople: variant.needsTwoPeople, isArchived: variant.status === "archived",
      parcels: variant.parcels.map((parcel) => ({ kg: String(parcel.weightGrams / 1000), length: String(parcel.lengthMm), width: String(parcel.widthMm), height: String(parcel.heightMm) })),
    })),
    media: product.media.map(({ id, src, alt, variantId }) => ({ id, src, alt, variantId })),
  };
}

export const blankVariant: VariantDraft = { id: null, version: 0, sku: "", gtin: "", title: "", options: [], swatch: "", taxClass: "standard", needsTwoPeople: false, isArchived: false, parcels: [] };
export const blankParcel: ParcelDraft = { kg: "", length: "", width: "", height: "" };

/** What the action reads: numbers where numbers are meant; what is no number stays no number, so the field can say so. */
export function inputOf(productId: string, version: number, draft: ProductDraft, definitions: readonly AttributeDefinition[]) {
  const { variants, media, attributes, keywords, widthMm, depthMm, heightMm, ...texts } = draft;
  const kept = variants.filter((variant) => variant.id !== null);
  return {
    product: {
      productId, version, ...texts, keywords: keywords.split(",").map((word) => word.trim()).filter(Boolean), widthMm: measure(widthMm), depthMm: measure(depthMm), heightMm: measure(heightMm),
      attributes: Object.fromEntries(definitions.flatMap((definition): [string, AttributeValue][] => {
        const value = attributes[definition.key]?.trim() ?? "";
        if (value === "") return [];
        return [[definition.key, definition.type === "number" ? Number(value) : definition.type === "boolean" ? value === "yes" : value]];
      })),
    },
    variants: kept.map((variant) => ({ ...variantInputOf(variant), variantId: variant.id ?? "", version: variant.version })),
    newVariants: variants.filter((variant) => variant.id === null).map((variant) => ({ ...variantInputOf(variant), sku: variant.sku })),
    media: media.map(({ id, alt, variantId }) => ({ id, alt, variantId })),
  };
}

const variantInputOf = (variant: VariantDraft) => ({
  gtin: variant.gtin.trim() === "" ? null : variant.gtin, title: variant.title, options: Object.fromEntries(variant.options.filter(({ name }) => name.trim()).map(({ name, value }) => [name.trim(), value.trim()])),
  swatch: variant.swatch.trim() === "" ? null : variant.swatch.trim(), taxClass: variant.taxClass, needsTwoPeople: variant.needsTwoPeople, status: variant.isArchived ? ("archived" as const) : ("active" as const),
  parcels: variant.parcels.map((parcel) => ({ weightGrams: Math.round(filled(parcel.kg) * 1000), lengthMm: filled(parcel.length), widthMm: filled(parcel.width), heightMm: filled(parcel.height) })),
});

/** Where an action's path to a field lies in the draft: kept and new variants are one list there. */
export function variantErrorPath(draft: ProductDraft, index: number): string {
  const isNew = draft.variants[index]?.id === null;
  const before = draft.variants.slice(0, index).filter((variant) => (variant.id === null) === isNew).length;
  return `${isNew ? "newVariants" : "variants"}.${before}`;
}

const text = (value: number | null) => (value === null ? "" : String(value));
const filled = (value: string): number => (value.trim() === "" ? Number.NaN : Number(value.replace(",", ".")));
const measure = (value: string): number | null => (value.trim() === "" ? null : Number(value));
/** A GTIN-13 without its leading zero, as it stands on the box. */
const shortGtin = (gtin: string) => (gtin.startsWith("0") ? gtin.slice(1) : gtin);
