import type { BackItem } from "./get-swap-quote";
import type { ExchangeItem } from "./get-exchange-price";

/** "AW-10001:2,AW-10002:1:now": what goes out, as `exchangeItems` reads it. */
export const itemsText = (items: readonly ExchangeItem[]): string => items.map(({ sku, quantity, isNow }) => `${sku}:${quantity}${isNow ? ":now" : ""}`).join(",");
/** What comes back, as `backItems` reads it. */
export const backText = (items: readonly BackItem[]): string => items.map(({ lineId, quantity }) => `${lineId}:${quantity}`).join(",");
