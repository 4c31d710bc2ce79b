import { deliveryCharge } from "@/lib/domain/pricing/delivery-charge";
import type { Channel } from "@/lib/domain/channel";
import { promotionFrom } from "@/lib/domain/pricing/promotion";
import { quote, type Quote } from "@/lib/domain/pricing/quote";
import type { Currency } from "@/lib/kernel/currency";
import { say } from "@/lib/kernel/wording";
import type { CartFacts, CartLineFacts } from "./cart-facts";
import { choicesOf, claimKey, elsewhereKey, problemOf, wayOf, type CartStock, type Way } from "./cart-problem";
import { groupKey, type CartGroup, type CartLineView, type CartStore, type CartView } from "./cart-view";

type Placed = { line: CartLineView; way: Way };

/** A cart as its reader sees it: grouped by fulfillment, each line judged by the stock, priced as a whole. */
export function composeCart(facts: CartFacts, stock: CartStock, channel: Channel): CartView {
  const stores = new Map(facts.stores.map((store) => [store.id, store]));
  const home = (facts.homeStoreId && stores.get(facts.homeStoreId)) || null;
  const placed = facts.lines.map((line) => place(line, facts.stores, home, stock));
  const groups = groupsOf(placed, facts.currency);
  const categories = new Map(facts.lines.map((line) => [line.id, line.categoryIds]));
  const result = quote({
    currency: facts.currency, now: new Date(facts.nowMs), taxRates: facts.taxRates,
    lines: placed.flatMap(({ line, way }) => (line.unitMinor === null ? [] : [{ key: line.id, variantId: line.variantId, productId: line.productId, categoryIds: categories.get(line.id) ?? [], quantity: line.quantity, unitMinor: line.unitMinor, isReduced: line.compareAtMinor !== null, taxClass: line.taxClass, isTaxIncluded: line.isTaxIncluded, contents: line.contents, isGiftCard: line.gift !== null, group: groupKey(way.method, way.store?.id ?? null) }])),
    groups: groups.map(({ key, method, store, chargeMinor }) => ({ key, method, chargeMinor, storeId: store?.id ?? null, place: placeOf(store) })),
    shopper: { ...facts.shopper, channel }, promotions: facts.promotions.map(promotionFrom), codes: facts.codes,
    // A delivery is most likely near the shopper's store, or near the one they collect other goods from.
    estimatePlace: placeOf(home ?? groups.find((group) => group.store)?.store ?? null),
  });
  return {
    id: facts.id, version: facts.version, currency: facts.currency, groups: groups.map((group) => withPromotions(group, result)), quote: result,
    count: facts.lines.reduce((units, line) => units + line.quantity, 0),
    codes: result.codes.map(({ code, problem }) => ({ code, message: problem && say(problem.code, problem.facts) })),
    hasProblems: placed.some(({ line }) => line.problem !== null),
  };
}

/** What promotions make of a group: its delivery and its lines as they are paid for. */
function withPromotions(group: CartGroup, { groups, lines, promotions }: Quote): CartGroup {
  const priced = groups.find((one) => one.key === group.key);
  return {
    ...group, chargeMinor: priced?.chargeMinor ?? group.chargeMinor, waivedMinor: priced?.waivedMinor ?? 0,
    lines: group.lines.map((line) => ({
      ...line, discountMinor: lines.find((one) => one.key === line.id)?.discountMinor ?? 0,
      offers: promotions.flatMap((one) => (one.isApplied && one.lines.some((part) => part.key === line.id) ? [one.name] : [])),
    })),
  };
}

function place(line: CartLineFacts, stores: readonly CartStore[], home: CartStore | null, stock: CartStock): Placed {
  const own = stores.find((store) => store.id === line.storeId) ?? null;
  const origin = own ?? home;
  const way = wayOf(line, line.method, own, stock);
  const others = line.gift ? [] : otherWays(line, own, home, stores, stock);
  const claim = (key: string, units: number) => stock.claimed.set(key, (stock.claimed.get(key) ?? 0) + units);
  if (own) claim(claimKey(line.variantId, own), line.quantity - way.sentUnits);
  if (way.sentUnits > 0) claim(elsewhereKey(line.variantId), way.sentUnits);
  const { isSold: _isSold, method: _method, storeId: _storeId, categoryIds: _categoryIds, ...shown } = line;
  const view: CartLineView = {
    ...shown, totalMinor: (line.unitMinor ?? 0) * line.quantity, discountMinor: 0, offers: [], availability: way.availability, words: way.words, isSupplied: way.sentUnits > 0, isAhead: way.isAhead,
    problem: problemOf(line, way, others, origin), choices: line.gift ? [] : choicesOf(way, others, origin),
  };
  return { line: view, way };
}

/** Every other way to have the line: my store, delivery, then the stores around, nearest first. */
function otherWays(line: CartLineFacts, own: CartStore | null, home: CartStore | null, stores: readonly CartStore[], stock: CartStock): Way[] {
  const near = [own, home, ...stores].filter((store, i, all): store is CartStore => store !== null && all.indexOf(store) === i);
  const all = near.flatMap((store) => [
    ...(line.method === "pickup" && store === own ? [] : [wayOf(line, "pickup", store, stock)]),
    ...(store.canCurbside && (store === own || store === home) && !(line.method === "curbside" && store === own) ? [wayOf(line, "curbside", store, stock)] : []),
  ]);
  // What has to be sent first is offered at the shopper's own stores; others are named for what they have.
  const ways = all.filter((way) => way.sentUnits === 0 || way.store === own || way.store === home);
  if (line.method !== "ship") ways.splice(own === home || !home ? 1 : 2, 0, wayOf(line, "ship", null, stock));
  return ways;
}

const rank: Record<CartGroup["method"], number> = { pickup: 0, curbside: 0, ship: 1, email: 2 };

function groupsOf(placed: readonly Placed[], currency: Currency): CartGroup[] {
  const byKey = new Map<string, Placed[]>();
  for (const one of placed) {
    const key = groupKey(one.way.method, one.way.store?.id ?? null);
    byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  const groups = [...byKey].map(([key, members]): CartGroup => {
    const ways = members.map(({ way }) => way);
    const lines = members.map(({ line }) => line);
    const { method, store } = ways[0] ?? { method: "ship", store: null };
    const charge = method === "ship" ? deliveryCharge({ currency, subtotalMinor: lines.reduce((a, l) => a + l.totalMinor, 0), heaviestParcelGrams: Math.max(...lines.map((l) => l.heaviestParcelGrams)) }) : { chargeMinor: 0, missingMinor: 0 };
    return { key, method, store, ...promiseOf(ways), chargeMinor: charge.chargeMinor, waivedMinor: 0, missingToFreeMinor: charge.missingMinor, lines };
  });
  return groups.sort((a, b) => rank[a.method] - rank[b.method]);
}

/** The group is there when its last line is; what has to be sent first, or to come first, says its own day. */
function promiseOf(ways: readonly Way[]): Pick<CartGroup, "promise" | "promiseWords"> {
  const [first] = ways;
  if (first?.method === "email") return { promise: null, promiseWords: new Set(ways.map(({ words }) => words)).size === 1 ? first.words : "Each on its day" };
  if (ways.some((way) => way.code !== null)) return { promise: null, promiseWords: null };
  const here = ways.filter((way) => way.sentUnits === 0 && !way.isAhead);
  const dated = (here.length > 0 ? here : ways).flatMap((way) => (way.availability?.promise ? [{ promise: way.availability.promise, words: way.words }] : []));
  const last = dated.toSorted((a, b) => lastMoment(b.promise).localeCompare(lastMoment(a.promise)))[0];
  return { promise: last?.promise ?? null, promiseWords: last?.words ?? null };
}

const lastMoment = (promise: { readyAt: string } | { arrivesBy: string }): string => ("readyAt" in promise ? promise.readyAt : promise.arrivesBy);

const placeOf = (store: CartStore | null) => store && { country: store.country, state: store.state, postcode: store.postcode };
