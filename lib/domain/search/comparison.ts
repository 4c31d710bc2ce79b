import { length, weight } from "@/lib/domain/catalog/measure";
import type { ProductCard } from "./product-card";

export const mostCompared = 4;

export type Compared = {
  card: ProductCard; summary: string; materials: string; care: string;
  widthMm: number | null; depthMm: number | null; heightMm: number | null;
  /** Of its first variant, all parcels together. */
  grams: number; parcels: number;
  attributes: { label: string; text: string }[];
};

export type ComparedRow = { label: string; values: string[]; /** Whether these products differ in it. */ differs: boolean };

/** Each thing that at least one of them says about itself, in the order of the product page. */
export function comparedRows(products: readonly Compared[]): ComparedRow[] {
  const labels = [...new Set(products.flatMap(({ attributes }) => attributes.map(({ label }) => label)))];
  const size = (mm: number | null) => (mm ? length(mm) : "");
  const rows: [string, (product: Compared) => string][] = [
    ["Width", ({ widthMm }) => size(widthMm)], ["Depth", ({ depthMm }) => size(depthMm)], ["Height", ({ heightMm }) => size(heightMm)],
    ...labels.map((wanted): [string, (product: Compared) => string] => [wanted, ({ attributes }) => attributes.find(({ label }) => label === wanted)?.text ?? ""]),
    ["Colors", ({ card }) => card.swatches.map(({ title }) => title).join(", ")],
    ["Materials", ({ materials }) => materials], ["Care", ({ care }) => care],
    ["Parcels", ({ grams, parcels }) => (parcels === 0 ? "" : `${parcels}, ${weight(grams)}`)],
  ];
  return rows.map(([label, of]) => ({ label, values: products.map(of) })).filter(({ values }) => values.some(Boolean)).map((row) => ({ ...row, differs: new Set(row.values).size > 1 }));
}

export const comparisonPath = (slugs: readonly string[]): string => `/compare${slugs.length > 0 ? `?${slugs.map((slug) => `item=${slug}`).join("&")}` : ""}`;
