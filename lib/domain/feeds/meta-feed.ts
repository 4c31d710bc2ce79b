import { csvLine } from "@/lib/kernel/csv";
import type { FeedItem } from "./feed-item";
import { feedPrices, onlineAvailability } from "./feed-words";

const columns = ["id", "title", "description", "availability", "condition", "price", "sale_price", "link", "image_link", "additional_image_link", "brand", "gtin", "item_group_id", "product_type", "color", "material", "shipping_weight"];

/** Meta's catalog as CSV, https://developers.facebook.com/docs/marketing-api/catalog/reference */
export const metaHead: string = csvLine(columns);

const metaAvailability = { in_stock: "in stock", out_of_stock: "out of stock", backorder: "available for order", preorder: "preorder" } as const;

export function metaLine(item: FeedItem, site: string): string {
  const { price, salePrice } = feedPrices(item.price);
  const [first = "", ...more] = item.pictures.slice(0, 21).map((src) => site + src);
  return csvLine([
    item.sku, item.title.slice(0, 200), item.description.slice(0, 9999), metaAvailability[onlineAvailability(item)], "new", price, salePrice, site + item.path, first, more.join(","),
    item.brand, item.gtin, item.groupId, item.categories.join(" > "), item.color, item.material?.slice(0, 200), item.weightGrams === null ? "" : `${item.weightGrams} g`,
  ]);
}
