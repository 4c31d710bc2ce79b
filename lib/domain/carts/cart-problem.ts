import type { Availability, ShipAvailability } from "@/lib/domain/inventory/availability";
import { bandOf, shortfallOf, supplyOf, waitOf } from "@/lib/domain/inventory/availability";
import { aheadWords, availabilityWords, notOfferedWords, shipWords, splitWords } from "@/lib/domain/inventory/availability-words";
import { distanceWords } from "@/lib/domain/locations/store-summary";
import { dayOf } from "@/lib/domain/payments/gift";
import type { VariantId } from "@/lib/kernel/ids";
import type { CartLineFacts } from "./cart-facts";
import type { GroupMethod } from "./cart-input";
import { methodWords, type CartChoice, type CartFix, type CartProblem, type CartProblemCode, type CartStore } from "./cart-view";

/** What the stock rows say, with the units that earlier lines of the same cart already claim. */
export type CartStock = {
  at: (variantId: VariantId, store: CartStore) => Availability | null;
  shipped: (variantId: VariantId) => ShipAvailability | null;
  claimed: Map<string, number>;
};

/** One way to fulfill a line: what it promises or why it cannot. */
export type Way = { method: GroupMethod; store: CartStore | null; availability: Availability | ShipAvailability | null; left: number; code: CartProblemCode | null; words: string; /** Units that another place sends to the store first. */ sentUnits: number; /** It leaves only when it has come. */ isAhead: boolean };

/** Gift cards are never short, and come nowhere else. */
const emailWay = { method: "email", store: null, availability: null, left: Number.MAX_SAFE_INTEGER, code: null, isSupplied: false, sentUnits: 0, isAhead: false } as const;

export function wayOf(line: CartLineFacts, method: GroupMethod, store: CartStore | null, stock: CartStock): Way {
  if (method === "email") return { ...emailWay, words: line.gift?.sendOn ? `Sent on ${dayOf(line.gift.sendOn)}` : "Sent as soon as it is paid" };
  if (method === "ship" || !store) return shipWay(line, stock);
  const found = stock.at(line.variantId, store);
  const offers = method === "pickup" ? store.canPickup : store.canCurbside;
  const left = Math.max(0, (found?.quantity ?? 0) - (stock.claimed.get(claimKey(line.variantId, store)) ?? 0));
  const reason = !found ? "not_sold_here" : !offers ? "pickup_off" : isCount(found.reason) ? shortfallOf(left, line.quantity) : found.reason;
  const there = reason && isCount(reason) ? left : 0;
  const sentUnits = line.quantity - there;
  const supply = found && reason && offers ? supplyOf(found, sentUnits + (stock.claimed.get(elsewhereKey(line.variantId)) ?? 0)) : null;
  if (found && supply) {
    const quantity = there + supply.units;
    const availability = { ...found, quantity, band: bandOf(quantity), reason: null, promise: { ...supply, isTodayFull: false } };
    return { method, store, availability, left, code: null, words: splitWords(there, sentUnits, supply, store), sentUnits, isAhead: false };
  }
  const availability = found && { ...found, quantity: left, reason, promise: reason ? null : found.promise };
  const words = !offers ? notOfferedWords(method, store) : availability ? availabilityWords(availability, line.quantity, store) : `Not at ${store.name}`;
  return { method, store, availability, left, code: reason && problemCode(reason), words, sentUnits: 0, isAhead: false };
}

function shipWay(line: CartLineFacts, stock: CartStock): Way {
  const found = stock.shipped(line.variantId);
  const left = found?.quantity ?? 0;
  const reason = !found ? "not_sold_here" : isCount(found.reason) ? shortfallOf(left, line.quantity) : found.reason;
  const availability = found && { ...found, reason, promise: reason ? null : (waitOf(found, line.quantity)?.promise ?? found.promise) };
  return { method: "ship", store: null, availability, left, code: reason && problemCode(reason), words: availability ? shipWords(availability, line.quantity) : "Not delivered", sentUnits: 0, isAhead: Boolean(availability && aheadWords(availability, line.quantity)) };
}

/** Nothing, when the line can be had as chosen; else what is wrong and up to four ways out. */
export function problemOf(line: CartLineFacts, way: Way, others: readonly Way[], origin: CartStore | null): CartProblem | null {
  const remove: CartFix = { kind: "remove", label: "Remove" };
  if (!line.isSold || line.unitMinor === null) return { code: "not_for_sale", message: "We no longer sell this item.", fixes: [remove] };
  if (!way.code) return null;
  const possible = others.filter((other) => other.code === null);
  const sameStore = possible.find((other) => other.store && other.store.id === way.store?.id);
  const stores = possible.filter((other) => other.method === "pickup" && other.store?.id !== way.store?.id);
  const near = stores.filter((other) => isInReach(other.store, origin)).slice(0, sameStore ? 1 : 2);
  const ship = possible.find((other) => other.method === "ship");
  // A store a day's drive away comes last, and only where no nearer one has it.
  const far = near.length === 0 ? stores[0] : undefined;
  const reduce: CartFix[] = way.code === "not_enough" && way.left > 0 ? [{ kind: "reduce", quantity: way.left, label: `Take ${way.left} instead` }] : [];
  const moves = [sameStore, ...near, ship, far].filter((other) => other !== undefined).map((other) => moveFix(other, origin));
  return { code: way.code, message: `${way.words}.`, fixes: [...reduce, ...moves, remove] };
}

/** Where the line could go, its present place first: delivery and the nearest store always, farther stores when they have it. */
export const choicesOf = (current: Way, others: readonly Way[], origin: CartStore | null): CartChoice[] =>
  [current, ...others.filter((way) => way.method === "ship" || way.store === origin || (way.code === null && isInReach(way.store, origin))).slice(0, 6)].map((way) => ({
    method: way.method, storeId: way.store?.id ?? null, label: methodWords(way.method, way.store?.name ?? null),
    detail: withDistance(way, origin), isPossible: way.code === null, isCurrent: way === current,
  }));

const moveFix = (way: Way, origin: CartStore | null): CartFix => ({
  kind: "move", method: way.method, storeId: way.store?.id ?? null,
  label: way.method === "ship" ? "Deliver instead" : way.method === "curbside" ? `Curbside at ${way.store?.name}` : `Pick up at ${way.store?.name}`,
  detail: withDistance(way, origin),
});

function withDistance({ store, words }: Way, origin: CartStore | null): string {
  if (!store || !origin || store.id === origin.id) return words;
  return `${words} · ${distanceWords(distanceKm(store, origin))}`;
}

const reachKm = 160;
const isInReach = (store: CartStore | null, origin: CartStore | null): boolean => !store || !origin || distanceKm(store, origin) <= reachKm;

/** Great-circle distance (haversine), as SQL's `distance_km` computes it. */
function distanceKm(a: CartStore, b: CartStore): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const h = Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return 2 * 6378.168 * Math.asin(Math.sqrt(h));
}

export const elsewhereKey = (variantId: VariantId): string => `${variantId}@elsewhere`;
export const claimKey = (variantId: VariantId, store: CartStore): string => `${variantId}@${store.id}`;

const isCount = (reason: Availability["reason"]): boolean => reason === null || reason === "sold_out" || reason === "one_short" || reason === "short";

function problemCode(reason: NonNullable<Availability["reason"]>): CartProblemCode {
  return reason === "one_short" || reason === "short" ? "not_enough" : reason;
}
