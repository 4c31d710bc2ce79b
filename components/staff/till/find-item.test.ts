import { expect, test } from "vitest";
import { demonstrationGtin } from "@/lib/domain/catalog/gtin";
import type { CatalogItem } from "@/lib/domain/till/till-view";
import { asId } from "@/lib/kernel/ids";
import { indexOf, itemOfScan, searchItems } from "./find-item";

const item = (title: string, sku: string, gtin: string | null, left = 1): CatalogItem => ({ id: asId(sku), productId: asId(sku), categoryIds: [], isReduced: false, isTaxIncluded: false, isGiftCard: false, giftMostMinor: null, sku, gtin, title, option: "", priceMinor: 100, taxClass: "standard", image: null, heaviestGrams: 0, contents: null, left });
const gtin = demonstrationGtin(7);
const index = indexOf([item("Alder desk lamp", "LAMP-1", gtin, 0), item("Fern mug", "MUG-1", null), item("Desk fan", "FAN-1", null)]);

test("an item is found by its GTIN in any length, its GS1 link and its SKU", () => {
  for (const code of [gtin, gtin.slice(1), `https://id.example/01/${gtin}`, `(01)${gtin}`, "lamp-1"]) expect(itemOfScan(index, code)?.sku, code).toBe("LAMP-1");
  expect(itemOfScan(index, "4006381333931")).toBeNull();
});
test("typing finds by the beginnings of words, what is in stock first", () => {
  expect(searchItems(index, "desk").map(({ sku }) => sku)).toEqual(["FAN-1", "LAMP-1"]);
  expect(searchItems(index, "des la").map(({ sku }) => sku)).toEqual(["LAMP-1"]);
  expect(searchItems(index, "l")).toEqual([]);
});
