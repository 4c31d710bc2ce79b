import type { Change } from "@/lib/domain/events";
import type { ParsedProduct } from "./product-input";

type StoredVariant = ParsedProduct["variants"][number] & { id: string; position: number };
type StoredMedia = { src: string; alt: string; width: number; height: number; background: string; sku: string | null };

/** A product as it lies in the tables. */
export type StoredProduct = {
  id: string; version: number; slug: string; title: string; summary: string; description: string; materials: string; care: string; brand: string;
  categoryId: string; status: "draft" | "active" | "archived"; attributes: Record<string, string | number | boolean>; keywords: string[];
  widthMm: number | null; depthMm: number | null; heightMm: number | null; modelSrc: string | null; credit: string;
  variants: StoredVariant[]; media: StoredMedia[];
};

export const storedFields = ["slug", "title", "summary", "description", "materials", "care", "brand", "status", "attributes", "keywords", "widthMm", "depthMm", "heightMm", "modelSrc", "credit"] as const;

/** Each field of `after` that differs from `before`; what `after` leaves out stays as it is. */
export function productChanges(before: StoredProduct, after: ParsedProduct, categoryId: string): Record<string, Change> {
  const changes: Record<string, Change> = {};
  const note = (key: string, was: unknown, is: unknown) => {
    if (is !== undefined && canonical(was) !== canonical(is)) changes[key] = { before: was, after: is };
  };
  for (const field of storedFields) note(field, before[field], after[field]);
  note("categoryId", before.categoryId, categoryId);
  for (const variant of after.variants) {
    const was = before.variants.find((one) => one.sku === variant.sku);
    note(`variant:${variant.sku}`, was ? asSaid(was, variant) : null, variant);
  }
  note("media", before.media, after.media?.map((one) => ({ ...one, sku: one.sku ?? null })));
  return changes;
}

/** What lies in the tables, as far as the other one speaks of it. */
function asSaid({ id: _id, position: _position, modelVariant, ...variant }: StoredVariant, said: ParsedProduct["variants"][number]) {
  return said.modelVariant === undefined ? variant : { ...variant, modelVariant };
}

/** JSON with sorted keys, so that equal things are equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isPlainObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));
}

const isPlainObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
