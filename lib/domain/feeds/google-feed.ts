import { xmlElement, xmlText } from "@/lib/kernel/xml";
import type { FeedItem, StoreOffer } from "./feed-item";
import { availableFrom, feedPrices, onlineAvailability, pickupWords, storeAvailability } from "./feed-words";

/** Google takes at most so many of them (product data specification). */
const most = { title: 150, description: 5000, pictures: 10 };

/** The opening of an RSS 2.0 file in Google's namespace, https://support.google.com/merchants/answer/7052112 */
export const googleHead = (title: string, site: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n${xmlElement("title", title)}${xmlElement("link", site)}${xmlElement("description", title)}\n`;

export const googleTail = "</channel>\n</rss>\n";

/** One product of the product feed. */
export function googleItem(item: FeedItem, site: string): string {
  const { price, salePrice } = feedPrices(item.price);
  const [first, ...more] = item.pictures.slice(0, most.pictures + 1).map((src) => site + src);
  return `<item>${[
    xmlElement("g:id", item.sku), xmlElement("g:title", item.title.slice(0, most.title)), xmlElement("g:description", item.description.slice(0, most.description)),
    xmlElement("g:link", site + item.path), xmlElement("g:image_link", first), ...more.map((src) => xmlElement("g:additional_image_link", src)),
    xmlElement("g:availability", onlineAvailability(item)), xmlElement("g:availability_date", availableFrom(item)), xmlElement("g:price", price), xmlElement("g:sale_price", salePrice),
    xmlElement("g:brand", item.brand), xmlElement("g:gtin", item.gtin), item.gtin ? "" : xmlElement("g:identifier_exists", "no"),
    xmlElement("g:condition", "new"), xmlElement("g:item_group_id", item.groupId), xmlElement("g:product_type", item.categories.join(" > ")),
    xmlElement("g:color", item.color), xmlElement("g:material", item.material?.slice(0, 200)),
    item.weightGrams === null ? "" : xmlElement("g:shipping_weight", `${item.weightGrams} g`),
  ].join("")}</item>\n`;
}

/** One product at one store of the local inventory feed, https://support.google.com/merchants/answer/14819809 */
export function googleStoreItem({ sku, storeCode, price: amounts, availability }: StoreOffer): string {
  const { price, salePrice } = feedPrices(amounts);
  const pickup = pickupWords(availability);
  return `<item>${[
    `<g:store_code>${xmlText(storeCode)}</g:store_code>`, xmlElement("g:id", sku), xmlElement("g:quantity", availability.quantity), xmlElement("g:availability", storeAvailability(availability)),
    xmlElement("g:price", price), xmlElement("g:sale_price", salePrice), xmlElement("g:pickup_method", pickup.method), xmlElement("g:pickup_sla", pickup.sla),
  ].join("")}</item>\n`;
}
