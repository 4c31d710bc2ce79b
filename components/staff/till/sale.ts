import { mostOfALine } from "@/lib/domain/carts/cart-input";
import { isLimited, promotionFrom } from "@/lib/domain/pricing/promotion";
import { quote, type Quote } from "@/lib/domain/pricing/quote";
import { deliveryOptions } from "@/lib/domain/pricing/delivery-charge";
import { localCharge } from "@/lib/domain/locations/local-delivery";
import type { ResumedSale } from "@/lib/domain/till/park-sale";
import { lineKeyOf, type SaleGift, type SaleLine } from "@/lib/domain/till/till-input";
import type { TillPlace, TillVan, TillView } from "@/lib/domain/till/till-view";
import { homeCurrency } from "@/lib/kernel/currency";
import type { CatalogIndex } from "./find-item";
import { handDiscountsOf, sentWish, unapproved, type OpenWish } from "./open-wish";

/** Without a method it is taken along; a pickup names its store. */
export type OpenLine = { variantId: string; quantity: number; off?: OpenWish | null; method?: SaleLine["method"]; storeId?: string | null; place?: TillPlace | null; /** Another place sends it there first. */ isSent?: boolean; gift?: SaleGift | null; /** Counts each time it came to the front. */ turn?: number };
export type LineWay = { method: SaleLine["method"]; place: TillPlace | null; isSent: boolean };
export type ChosenVan = Omit<TillVan, "windows"> & TillVan["windows"][number];
/** To whom and where it goes what is not taken along; the hours by their stores. */
export type OpenFollowing = { name: string; email: string; phone: string; shipTo: { line1: string; line2: string; city: string; state: string; postcode: string } | null; slots: Record<string, { startsAt: string; endsAt: string }>; /** Of the store whose van brings what is shipped; a carrier does without. */ van?: ChosenVan | null };
/** A sale as the register keeps it, until it is paid. The last line is the newest. */
export type OpenSale = { saleId: string; lines: OpenLine[]; following?: OpenFollowing | null; off?: OpenWish | null; customer: { id: string; name: string; email: string | null } | null };

export const newSale = (): OpenSale => ({ saleId: crypto.randomUUID(), lines: [], customer: null });

/** One unit more of an item; its line becomes the newest. */
export function withUnit(sale: OpenSale, variantId: string): OpenSale {
  const newest = sale.lines.at(-1);
  const before: OpenLine = sale.lines.find((line) => lineKeyOf(line) === variantId) ?? { variantId, quantity: 0 };
  const line = { ...before, quantity: Math.min(mostOfALine, before.quantity + 1), turn: before === newest ? before.turn : (newest?.turn ?? 0) + 1 };
  return { ...sale, lines: [...sale.lines.filter((one) => one !== before), line] };
}

/** A gift card is a line of its own, for whom it is. */
export const withGift = (sale: OpenSale, variantId: string, gift: SaleGift): OpenSale => ({ ...sale, lines: [...sale.lines, { variantId, quantity: 1, method: "email", gift }] });

export const withQuantity = (sale: OpenSale, key: string, quantity: number): OpenSale =>
  ({ ...sale, lines: sale.lines.flatMap((line) => (lineKeyOf(line) !== key ? [line] : quantity > 0 ? [{ ...line, quantity }] : [])) });

/** Lets a line be had in another way; the same goods the same way are one line. What was approved for it is asked for anew. */
export function withWay(sale: OpenSale, key: string, { method, place, isSent }: LineWay): OpenSale {
  const moved = lineOf(sale, key);
  if (!moved) return sale;
  const line: OpenLine = { ...moved, method, place, isSent, storeId: place?.id ?? null, off: moved.off ? { ...moved.off, approval: null } : null };
  const same = sale.lines.find((one) => one !== moved && lineKeyOf(one) === lineKeyOf(line));
  const rest = sale.lines.filter((one) => one !== same);
  return { ...sale, lines: rest.map((one) => (one === moved ? { ...line, quantity: Math.min(mostOfALine, line.quantity + (same?.quantity ?? 0)) } : one)) };
}

export const isFollowing = ({ method = "carry_out" }: Pick<OpenLine, "method">): boolean => method !== "carry_out" && method !== "email";

/** What must be told before it can be paid: to whom it goes, where, and when it is picked up. */
export function isTold({ lines, following }: OpenSale): boolean {
  const later = lines.filter(isFollowing);
  if (later.length === 0) return true;
  return Boolean(following) && later.every(({ method, storeId, isSent }) => isSent || (method === "ship" ? following?.shipTo : following?.slots[storeId ?? ""]));
}

/** Gives a line, or without a key the whole sale, a discount; null takes it away. */
export const withWish = (sale: OpenSale, key: string | null, off: OpenWish | null): OpenSale =>
  (key === null ? { ...sale, off } : { ...sale, lines: sale.lines.map((line) => (lineKeyOf(line) === key ? { ...line, off } : line)) });

const lineOf = (sale: OpenSale, key: string) => sale.lines.find((line) => lineKeyOf(line) === key);
export const wishOf = (sale: OpenSale, key: string | null): OpenWish | null => (key === null ? sale.off : lineOf(sale, key)?.off) ?? null;

/** What a discount is taken off, in words. */
export function nameOf(sale: OpenSale, index: CatalogIndex, key: string | null): string {
  if (key === null) return "All items of this sale; deliveries stay as they are.";
  const item = index.byId.get(lineOf(sale, key)?.variantId ?? "");
  return item ? `${item.title}${item.option ? `, ${item.option}` : ""}` : "No longer sold";
}

/** A sale taken up again is another one: what was approved for the former is asked for anew. */
export const resumedSale = ({ lines, off, customer }: ResumedSale): OpenSale => ({ ...newSale(), lines: lines.map((line) => ({ ...line, off: unapproved(line.off) })), off: unapproved(off), customer });

/** The sale as it is sent or put aside. */
export const sentSale = ({ lines, off, customer }: OpenSale) =>
  ({ lines: lines.map(({ variantId, quantity, method = "carry_out", storeId = null, isSent = false, gift = null, off: given }) => ({ variantId, quantity, method, storeId, isSent, gift, off: sentWish(given) })), off: sentWish(off), customerId: customer?.id ?? null });

/** What follows, as it is sent: hours of stores at which something is still picked up. */
export function sentFollowing({ lines, following }: OpenSale) {
  const later = lines.filter(isFollowing);
  if (!following || later.length === 0) return null;
  const stores = new Set(later.flatMap((line) => (line.isSent ? [] : [line.storeId])));
  const isShipped = later.some(({ method }) => method === "ship");
  return {
    ...following, shipTo: isShipped ? following.shipTo : null, van: isShipped && following.van ? { storeId: following.van.storeId, startsAt: following.van.startsAt, endsAt: following.van.endsAt } : null,
    slots: Object.entries(following.slots).flatMap(([storeId, slot]) => (stores.has(storeId) ? [{ storeId, ...slot }] : [])),
  };
}

/** What is left of a store's offers without network: nobody else can be asked how often the limited ones were used. */
export const withoutLimited = <T extends Pick<TillView, "promotions">>(till: T): T => ({ ...till, promotions: till.promotions.filter((one) => !isLimited(promotionFrom(one))) });

/** What it costs, by the same function that the server charges by; what the catalog no longer has costs nothing and is not sold. */
export function quoteSale(sale: OpenSale, index: CatalogIndex, till: Pick<TillView, "store" | "seller" | "taxRates" | "delivery" | "promotions" | "shopper">): Quote {
  const goods = sale.lines.flatMap((line) => { const item = index.byId.get(line.variantId); return item ? [{ line, item, group: groupOf(line) }] : []; });
  const shipped = goods.filter(({ group }) => group === "ship");
  const shippedMinor = shippedMinorOf(sale, index);
  const van = sale.following?.van;
  const [delivery] = van ? [{ chargeMinor: localCharge(van, shippedMinor) }] : deliveryOptions({ currency: homeCurrency,
    country: till.store.country, subtotalMinor: shippedMinor,
    heaviestParcelGrams: Math.max(0, ...shipped.map(({ item }) => item.heaviestGrams)), variantIds: shipped.flatMap(({ item }) => item.contents?.map((content) => content.variantId) ?? [item.id]),
  }, till.delivery);
  const stores = new Map<string, Place>([[groupOf({}), till.store], ...goods.flatMap(({ line, group }) => (line.place ? [[group, line.place] as const] : []))]);
  const shipTo = sale.following?.shipTo ?? null;
  return quote({
    currency: homeCurrency, now: new Date(), shopper: { ...till.shopper, channel: "store" }, promotions: till.promotions.map(promotionFrom), codes: [], byHand: till.seller ? handDiscountsOf(sale, till.seller.id) : [],
    lines: goods.map(({ line, item, group }) => ({ key: lineKeyOf(line), variantId: item.id, productId: item.productId, categoryIds: item.categoryIds, isReduced: item.isReduced, quantity: line.quantity, unitMinor: line.gift?.amountMinor ?? item.priceMinor, taxClass: item.taxClass, isGiftCard: item.isGiftCard, isTaxIncluded: item.isTaxIncluded, contents: item.contents, group })),
    groups: [
      ...[...stores].map(([key, place]) => ({ key, method: key === groupOf({}) ? "carry_out" as const : "pickup" as const, place, storeId: place.id, chargeMinor: 0 })),
      ...(goods.some(({ group }) => group === "email") ? [{ key: "email", method: "email" as const, place: null, storeId: null, chargeMinor: 0 }] : []),
      ...(shipped.length > 0 ? [{ key: "ship", method: "ship" as const, place: shipTo && { country: till.store.country, state: shipTo.state, postcode: shipTo.postcode }, storeId: null, chargeMinor: delivery?.chargeMinor ?? 0 }] : []),
    ],
    taxRates: till.taxRates, estimatePlace: till.store,
  });
}
/** What the shipped goods cost, before offers. */
export const shippedMinorOf = ({ lines }: OpenSale, index: CatalogIndex): number => lines.reduce((sum, line) => (line.method === "ship" ? sum + (index.byId.get(line.variantId)?.priceMinor ?? 0) * line.quantity : sum), 0);

type Place = Pick<TillPlace, "id" | "country" | "state" | "postcode">;

const groupOf = ({ method = "carry_out", storeId = null }: Pick<OpenLine, "method" | "storeId">): string => (storeId ? `${method}:${storeId}` : method);

/** Kept in the browser, so that a reload, a lock or another person at the register lose nothing. */
export function isSale(value: unknown): value is OpenSale {
  if (typeof value !== "object" || value === null || !("saleId" in value) || !("lines" in value)) return false;
  return typeof value.saleId === "string" && Array.isArray(value.lines) && value.lines.every((line: unknown) => typeof line === "object" && line !== null && "variantId" in line && "quantity" in line);
}
