import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { findSupply, type Supply } from "@/lib/domain/fulfillment/find-supply";
import { routeShipment, type Demand, type Shipment, type ShipmentRouting, type StockCounted } from "@/lib/domain/fulfillment/route-shipment";
import type { Permit } from "@/lib/domain/identity/permit";
import { waitOf, type DeliveryPromise } from "@/lib/domain/inventory/availability";
import { deliveryPromise } from "@/lib/domain/inventory/delivery-promise";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { holdStock, type Shortage } from "@/lib/domain/inventory/hold-stock";
import { getStore } from "@/lib/domain/locations/get-store";
import { holdSlot } from "@/lib/domain/locations/hold-slot";
import { isBlocking } from "@/lib/domain/pricing/code-problem";
import type { CartLineId, LocationId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { say } from "@/lib/kernel/wording";
import { readCheckout, type CheckoutFacts } from "./checkout-facts";
import type { CheckoutChoice } from "./checkout-input";
import { deliveryInstant } from "./delivery-instant";
import { holdTime } from "./hold-time";
import { needsHour, readLineStock, unitsThere, type LineProblem, type SentUnits } from "./line-stock";
import { demandOf } from "./plan";
import { planOf, type PartPromise, type ShippedFrom } from "./plan-parts";
import { chosenDelivery, demandFor, goodsOf, lineGroups, quoteCheckout, type LineGroup } from "./quote-checkout";
import { lockForEdit } from "./rows";

export type Prepared =
  | { isReady: true; version: number; totalMinor: number; holdExpiresAt: string }
  /** Nothing is lost: the lines concerned, each with what could still be had. */
  | { isReady: false; problems: LineProblem[] };

/**
 * Makes the totals final and holds stock and hours for a quarter of an hour. Everything is computed from our own prices,
 * rates and stock. What lines lack is an answer; what the shopper has not told yet is a refusal.
 * @throws Refusal `contact_required`, `slot_required`, `address_required`, `cart_changed`, `cart_empty`, `coupon_…`, `slot_full`, `slot_past`, `store_closed`, `in_progress`, `held_long`, `not_found`
 */
export async function prepareCheckout(tx: Tx, by: Permit<"orders.place">, input: CheckoutChoice): Promise<Prepared> {
  const checkout = await lockForEdit(tx, by, input.checkoutId);
  const facts = await readCheckout(sql`c.id = ${checkout.id}`, by.channel, tx);
  if (!facts) throw new Refusal("not_found");
  refuseIncomplete(facts);
  const stock = await readLineStock(facts, tx);
  const { supplied } = stock;
  if (facts.lines.some((line) => (needsHour(line, supplied) && line.locationId && !facts.slots[line.locationId]) || (supplied.has(line.key) && isUnread(line, facts)))) throw new Refusal("slot_required");
  if (facts.lines.some((line) => line.method === "ship") && (!facts.shipTo || !chosenDelivery(facts))) throw new Refusal("address_required");
  if (stock.problems.size > 0) return { isReady: false, problems: [...stock.problems.values()] };
  const quote = quoteCheckout(facts);
  const refused = quote.codes.flatMap(({ problem }) => problem ?? []).find(isBlocking);
  if (refused) throw new Refusal(refused.code, refused.facts);

  const expiresAt = await holdTime(tx, by, facts);
  const ready = await holdSlots(tx, by, { ...facts, lines: facts.lines.filter((line) => unitsThere(line, supplied) > 0) }, expiresAt);
  const supplies = await supply(tx, facts, supplied);
  if (!(supplies instanceof Map)) return { isReady: false, problems: problemsOf(facts, supplies.shortages) };
  const routed = await route(tx, facts, ready);
  if (!Array.isArray(routed)) return { isReady: false, problems: problemsOf(facts, routed.shortages) };
  const plan = planOf(facts, quote, supplied, { supply: (group) => supplies.get(group.key) ?? [], pickup: (group) => ready.get(group.key) ?? { at: new Date(facts.nowMs), inputs: {} }, ship: () => routed });
  const held = await holdStock(tx, by, { checkoutId: facts.id, demand: demandOf(plan), expiresAt });
  if (!held.ok) return { isReady: false, problems: problemsOf(facts, held.shortages) };
  const { rows } = await tx.execute<{ version: number }>(sql`
    update checkout set status = 'ready', quote = ${JSON.stringify(plan)}::jsonb, total_minor = ${quote.totalMinor}, hold_expires_at = ${expiresAt.toISOString()}, hold_prolonged = false,
      failure_code = null, challenge_url = null, version = version + 1, updated_at = shop_clock() where id = ${facts.id} returning version`);
  return { isReady: true, version: rows[0]?.version ?? facts.version, totalMinor: quote.totalMinor, holdExpiresAt: expiresAt.toISOString() };
}

function refuseIncomplete(facts: CheckoutFacts): void {
  if (facts.lines.length === 0) throw new Refusal("cart_empty");
  if (facts.cartVersion !== facts.cartVersionNow) throw new Refusal("cart_changed");
  const isTakenAlong = facts.lines.every((line) => line.method === "carry_out" || (line.method === "email" && facts.channel === "store"));
  if (!facts.contactName || (!facts.email && !isTakenAlong)) throw new Refusal("contact_required");
}

/** Sent to its store first, of which the shopper has not read; with an hour chosen it is a problem of the line. */
const isUnread = ({ key, locationId }: CheckoutFacts["lines"][number], { slots, suppliedLines }: CheckoutFacts): boolean => locationId !== null && !slots[locationId] && !suppliedLines.includes(key);

/** One hour per store and one window, in the order of stores and hours, so that two checkouts never wait for each other in a circle. */
async function holdSlots(tx: Tx, by: Permit<"orders.place">, facts: CheckoutFacts, expiresAt: Date): Promise<Map<string, PartPromise>> {
  const ready = new Map<string, PartPromise>();
  const held = new Map<string, Date>();
  for (const { key, locationId, purpose, slot } of wantedSlots(facts)) {
    const place = `${locationId} ${purpose === "delivery" ? purpose : "visit"}`;
    const at = held.get(place) ?? (await holdSlot(tx, by, { checkoutId: facts.id, locationId, purpose, startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt), expiresAt })).readyAt;
    held.set(place, at);
    ready.set(key, { at, inputs: { slot, quotedAt: new Date(facts.nowMs).toISOString() } });
  }
  return ready;
}

const wantedSlots = (facts: CheckoutFacts) => lineGroups(facts.lines).flatMap(({ key, method, locationId }) => {
  const slot = locationId ? facts.slots[locationId] : method === "ship" && facts.van && { startsAt: facts.van.startsAt, endsAt: facts.van.endsAt };
  const place = locationId ?? facts.van?.locationId;
  return slot && place && method !== "carry_out" && method !== "email" ? [{ key, locationId: place, purpose: method === "ship" ? ("delivery" as const) : method, slot }] : [];
}).toSorted((a, b) => a.locationId.localeCompare(b.locationId) || a.slot.startsAt.localeCompare(b.slot.startsAt));

/** Who sends each store what it lacks. */
async function supply(tx: Tx, facts: CheckoutFacts, supplied: ReadonlyMap<CartLineId, SentUnits>): Promise<Map<string, Supply[]> | { shortages: Short[] }> {
  const found = new Map<string, Supply[]>();
  for (const group of lineGroups(facts.lines.filter((line) => supplied.has(line.key)))) {
    const store = group.locationId && (await getStore({ id: group.locationId }, tx));
    if (!store) throw new Refusal("not_found");
    const lacking = group.lines.map((line) => ({ ...line, quantity: supplied.get(line.key)?.units ?? 0 }));
    const { supplies, shortages } = await findSupply(tx, { lines: demandFor(lacking), store, ownCheckoutId: facts.id });
    if (shortages.length > 0) return { shortages: shortages.map((short) => ({ ...short, locationId: store.id })) };
    found.set(group.key, supplies);
  }
  return found;
}

type Short = { variantId: VariantId; left: number; locationId?: LocationId };

async function route(tx: Tx, facts: CheckoutFacts, ready: ReadonlyMap<string, PartPromise>): Promise<ShippedFrom[] | { shortages: Pick<Shortage, "variantId" | "left">[] }> {
  const group: LineGroup | undefined = lineGroups(facts.lines).find((one) => one.method === "ship");
  if (!group || !facts.shipTo) return [];
  const promise = ready.get(group.key);
  if (facts.van && promise) return [{ locationId: facts.van.locationId, lines: group.lines.flatMap(goodsOf), promise, awaitsStockOn: null, routing: null }];
  const shipment = { lines: demandFor(group.lines), to: facts.shipTo, ownCheckoutId: facts.id };
  const routing = await routeShipment(shipment, tx);
  if (routing.shortages.length === 0) return sourcesOf(tx, facts, group, routing);
  return routeAhead(tx, facts, group, shipment, new Set(routing.shortages.map((short) => short.variantId)));
}

/** What is there goes now; what is not is a delivery of its own, from what is coming. Bundles wait for nothing. */
async function routeAhead(tx: Tx, facts: CheckoutFacts, group: LineGroup, shipment: Shipment, missing: ReadonlySet<string>): Promise<ShippedFrom[] | { shortages: Pick<Shortage, "variantId" | "left">[] }> {
  const mayWait = ({ variantId, together }: Demand) => missing.has(variantId) && !together;
  const [there, coming] = [shipment.lines.filter((line) => !mayWait(line)), shipment.lines.filter(mayWait)];
  const sources: ShippedFrom[] = [];
  for (const { lines, stock } of [{ lines: there, stock: "ready" as const }, { lines: coming, stock: "ahead" as const }]) {
    if (lines.length === 0) continue;
    const routing = await routeShipment({ ...shipment, lines, stock }, tx);
    if (routing.shortages.length > 0) return { shortages: routing.shortages };
    const found = await sourcesOf(tx, facts, group, routing, stock);
    if (!Array.isArray(found)) return found;
    sources.push(...found);
  }
  return sources;
}

async function sourcesOf(tx: Tx, facts: CheckoutFacts, group: LineGroup, routing: ShipmentRouting, stock: StockCounted = "ready"): Promise<ShippedFrom[] | { shortages: Pick<Shortage, "variantId" | "left">[] }> {
  const sources: ShippedFrom[] = [];
  for (const part of routing.parts) {
    const found = stock === "ready" ? await readyPromise(tx, facts, group, part) : await aheadPromise(tx, facts, part);
    if (!found) return { shortages: part.lines.map((line) => ({ variantId: line.variantId, left: 0 })) };
    const { promise, awaitsStockOn } = found;
    sources.push({ locationId: part.locationId, lines: part.lines, promise: { at: deliveryInstant(promise), inputs: { ...promise, option: chosenDelivery(facts)?.title ?? "" } }, awaitsStockOn, routing });
  }
  return sources;
}

type FoundPromise = { promise: DeliveryPromise; awaitsStockOn: string | null };
type RoutedPart = ShipmentRouting["parts"][number];

async function readyPromise(tx: Tx, facts: CheckoutFacts, group: LineGroup, part: RoutedPart): Promise<FoundPromise | null> {
  const store = await getStore({ id: part.locationId }, tx);
  const promise = store && deliveryPromise(new Date(facts.nowMs), store, Math.max(...group.lines.map((line) => line.heaviestGrams)));
  return promise && { promise, awaitsStockOn: null };
}

/** The last of its goods to come says when it goes. */
async function aheadPromise(tx: Tx, facts: CheckoutFacts, part: RoutedPart): Promise<FoundPromise | null> {
  const found: FoundPromise[] = [];
  for (const { variantId, quantity } of part.lines) {
    const [ship] = await getShipAvailability({ variantIds: [variantId], channel: facts.channel, ownCheckoutId: facts.id, quantity, locationId: part.locationId }, tx);
    if (!ship?.promise) return null;
    found.push({ promise: ship.promise, awaitsStockOn: waitOf(ship, quantity)?.on ?? null });
  }
  return found.toSorted((a, b) => b.promise.arrivesBy.localeCompare(a.promise.arrivesBy))[0] ?? null;
}

function problemsOf(facts: CheckoutFacts, shortages: readonly { variantId: string; locationId?: string; left: number }[]): LineProblem[] {
  return shortages.flatMap((short) => facts.lines.flatMap((line) => {
    const inOne = line.contents ? line.contents.find((content) => content.variantId === short.variantId)?.quantity : Number(line.variantId === short.variantId);
    return inOne && (line.locationId ?? facts.van?.locationId ?? short.locationId) === short.locationId ? [{ line, left: Math.floor(short.left / inOne) }] : [];
  }).map(({ line, left }) => ({
    key: line.key, code: "out_of_stock" as const, left,
    message: say("out_of_stock", { left: left || null, title: line.title, store: (line.locationId ? facts.stores.find((store) => store.id === line.locationId)?.name : facts.van?.storeName) ?? null }),
  })));
}
