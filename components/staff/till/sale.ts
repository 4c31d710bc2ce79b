import { mostOfALine } from "@/lib/domain/carts/cart-input";
import { isLimited, promotionFrom } from "@/lib/domain/pricing/promotion";
import { quote, type Quote } from "@/lib/domain/pricing/quote";
import type { TillView } from "@/lib/domain/till/till-view";
import type { CatalogIndex } from "./find-item";

/** A sale as the register keeps it, until it is paid. The last line is the newest. */
export type OpenSale = { saleId: string; lines: { variantId: string; quantity: number }[]; customer: { id: string; name: string; email: string | null } | null };

export const newSale = (): OpenSale => ({ saleId: crypto.randomUUID(), lines: [], customer: null });

/** One unit more of an item; its line becomes the newest. */
export function withUnit(sale: OpenSale, variantId: string): OpenSale {
  const before = sale.lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
  return { ...sale, lines: [...sale.lines.filter((line) => line.variantId !== variantId), { variantId, quantity: Math.min(mostOfALine, before + 1) }] };
}

export const withQuantity = (sale: OpenSale, variantId: string, quantity: number): OpenSale =>
  ({ ...sale, lines: sale.lines.flatMap((line) => (line.variantId !== variantId ? [line] : quantity > 0 ? [{ variantId, quantity }] : [])) });

/** What is left of a store's offers without network: nobody else can be asked how often the limited ones were used. */
export const withoutLimited = <T extends Pick<TillView, "promotions">>(till: T): T => ({ ...till, promotions: till.promotions.filter((one) => !isLimited(promotionFrom(one))) });

/** What it costs, by the same function that the server charges by; what the catalog no longer has costs nothing and is not sold. */
export function quoteSale(sale: OpenSale, index: CatalogIndex, till: Pick<TillView, "store" | "taxRates" | "promotions" | "shopper">): Quote {
  const lines = sale.lines.flatMap(({ variantId, quantity }) => {
    const item = index.byId.get(variantId);
    return item ? [{ key: variantId, variantId: item.id, productId: item.productId, categoryIds: item.categoryIds, isReduced: item.isReduced, quantity, unitMinor: item.priceMinor, taxClass: item.taxClass, isTaxIncluded: item.isTaxIncluded, group: "till" }] : [];
  });
  return quote({
    currency: "USD", now: new Date(), shopper: { ...till.shopper, channel: "store" }, promotions: till.promotions.map(promotionFrom), codes: [], lines,
    groups: [{ key: "till", method: "carry_out", place: till.store, storeId: till.store.id, chargeMinor: 0 }], taxRates: till.taxRates,
  });
}

/** Kept in the browser, so that a reload, a lock or another person at the register lose nothing. */
export function isSale(value: unknown): value is OpenSale {
  if (typeof value !== "object" || value === null || !("saleId" in value) || !("lines" in value)) return false;
  return typeof value.saleId === "string" && Array.isArray(value.lines) && value.lines.every((line: unknown) => typeof line === "object" && line !== null && "variantId" in line && "quantity" in line);
}
