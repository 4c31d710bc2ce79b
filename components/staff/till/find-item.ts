import { isScanOf, readScan } from "@/lib/domain/fulfillment/scan";
import type { CatalogItem } from "@/lib/domain/till/till-view";

export type CatalogIndex = { byId: ReadonlyMap<string, CatalogItem>; byCode: ReadonlyMap<string, CatalogItem>; words: readonly { item: CatalogItem; text: string }[] };

/** A store's catalog, ready to be scanned: every code is one look-up. */
export function indexOf(items: readonly CatalogItem[]): CatalogIndex {
  const byCode = new Map<string, CatalogItem>();
  for (const item of items) {
    byCode.set(item.sku.toUpperCase(), item);
    if (item.gtin) byCode.set(item.gtin, item);
  }
  return { byId: new Map(items.map((item) => [item.id, item])), byCode, words: items.map((item) => ({ item, text: `${item.title} ${item.option} ${item.sku} ${item.gtin ?? ""}`.toLowerCase() })) };
}

/** The same catalog for somebody with prices of their own. */
export function withPrices(index: CatalogIndex, prices: readonly Pick<CatalogItem, "id" | "priceMinor" | "isReduced" | "isTaxIncluded">[]): CatalogIndex {
  if (prices.length === 0) return index;
  const own = new Map(prices.map((price) => [price.id, price]));
  return indexOf([...index.byId.values()].map((item) => ({ ...item, ...own.get(item.id) })));
}

/** What was scanned: the item of a GTIN in any of its lengths, a GS1 link or a SKU. */
export function itemOfScan(index: CatalogIndex, text: string): CatalogItem | null {
  const scan = readScan(text);
  const found = index.byCode.get(scan.kind === "gtin" ? scan.gtin : scan.text.toUpperCase()) ?? index.byCode.get(scan.text.toUpperCase());
  return found && isScanOf(scan, found) ? found : null;
}

/** Items whose words begin with every word typed, what is in stock first. */
export function searchItems(index: CatalogIndex, typed: string, most = 8): CatalogItem[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.join("").length < 2) return [];
  const found = index.words.filter(({ text }) => wanted.every((word) => text.startsWith(word) || text.includes(` ${word}`)));
  return found.map(({ item }) => item).sort((a, b) => Number(isHere(b)) - Number(isHere(a))).slice(0, most);
}

const isHere = ({ left, isGiftCard }: CatalogItem): boolean => left > 0 || isGiftCard;
