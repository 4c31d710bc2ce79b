import { db, type Reader } from "@/db/client";
import { isAvailable, supplyOf, type ShipAvailability } from "@/lib/domain/inventory/availability";
import { availabilityWords, shipWords, splitWords } from "@/lib/domain/inventory/availability-words";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { findPlace } from "@/lib/domain/locations/find-place";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import { listStores } from "@/lib/domain/locations/list-stores";
import { listStoresNear } from "@/lib/domain/locations/list-stores-near";
import type { StoreSummary } from "@/lib/domain/locations/store-summary";
import { promiseWords, slotWords } from "@/lib/domain/locations/time-words";
import type { CheckoutFacts, CheckoutLineFacts } from "@/lib/domain/orders/checkout-facts";
import { findVan } from "@/lib/domain/orders/get-van-offer";
import { unitsThere, type CheckoutStock } from "@/lib/domain/orders/line-stock";
import { deliveriesOf } from "@/lib/domain/orders/quote-checkout";
import type { AgentMethodView, AgentOption, AgentStore, AvailableMethod } from "./agent-checkout";
import type { AgentMethod, AgentState, PostalAddress } from "./agent-state";
import { methodOf, sentOption, writeSlotOption, writeVanOption } from "./merge-methods";

const mostStores = 10;
const mostSlots = 12;
const slotDays = 4;

/** `inStores`: lines that some store near the place could hand over. */
export type MethodViews = { methods: AgentMethodView[]; available: AvailableMethod[]; inStores: ReadonlySet<string> };

/** How the goods of a checkout can reach the buyer: what is chosen, what could be, and by which options. */
export async function listMethodViews(facts: CheckoutFacts, state: AgentState, stock: CheckoutStock, from: Reader = db): Promise<MethodViews> {
  const offered = await offeredStores(facts, state, from);
  const methods: AgentMethodView[] = [];
  for (const method of withDefaults(state.methods)) methods.push(await viewOf(method, facts, state, stock, offered, from));
  const inStores = new Set<string>(facts.lines.filter((line) => offered.some((one) => one.words.get(line.variantId)?.isAvailable)).map((line) => line.key));
  return { methods, available: availableOf(facts, stock, offered), inStores };
}

/** Before anything is chosen both ways stand open, delivery for all goods first. */
const withDefaults = (methods: readonly AgentMethod[]): readonly AgentMethod[] => (methods.length > 0 ? methods : [
  { id: "shipping", kind: "shipping", variantIds: null, destinations: [], destinationId: null, groupId: "shipping-1", optionId: null },
  { id: "pickup", kind: "pickup", variantIds: [], destinations: [], destinationId: null, groupId: "pickup-1", optionId: null },
]);

async function viewOf(method: AgentMethod, facts: CheckoutFacts, state: AgentState, stock: CheckoutStock, offered: readonly OfferedStore[], from: Reader): Promise<AgentMethodView> {
  const methods = withDefaults(state.methods);
  const lines = facts.lines.filter((line) => methodOf(methods, line.variantId)?.id === method.id);
  const lineIds = lines.map((line) => line.key);
  const stores = method.kind === "pickup" ? offered.map((one) => storeOf(one, lines)) : [];
  const isChosen = method.destinationId !== null && (method.kind === "pickup" || method.destinations.some((one) => one.id === method.destinationId));
  const options = !isChosen ? [] : method.kind === "shipping" ? [...shippingOptions(facts, lines, stock), ...(await vanOptions(facts, from))] : await pickupOptions(facts, lines, stock, offered.find((one) => one.store.id === method.destinationId)?.store, from);
  return {
    id: method.id, kind: method.kind, lineIds, shipping: method.kind === "shipping" ? method.destinations : [], stores, destinationId: isChosen ? method.destinationId : null,
    group: isChosen ? { id: method.groupId, lineIds, optionId: options.some((one) => one.id === method.optionId) ? method.optionId : null, options } : null,
  };
}

function shippingOptions(facts: CheckoutFacts, lines: readonly CheckoutLineFacts[], stock: CheckoutStock): AgentOption[] {
  const promised = lines.map((line) => stock.shipped.get(line.variantId)).filter((one): one is ShipAvailability => one?.promise !== undefined && one.promise !== null);
  const last = promised.toSorted((a, b) => ((a.promise?.arrivesBy ?? "") < (b.promise?.arrivesBy ?? "") ? 1 : -1))[0];
  return deliveriesOf(facts).map((option) => ({
    id: option.code, title: option.title, amountMinor: option.chargeMinor, description: last ? shipWords(last, 1).replace("Delivery ", "Arrives ") : null,
    from: last?.promise ? `${last.promise.arrivesFrom}T12:00:00Z` : null, by: last?.promise ? `${last.promise.arrivesBy}T23:00:00Z` : null,
  }));
}

/** The windows in which a store's own van would bring all of it. */
async function vanOptions(facts: CheckoutFacts, from: Reader): Promise<AgentOption[]> {
  const offer = await findVan(facts, from);
  if (offer?.kind !== "offered") return [];
  const { locationId, storeName, timeZone, chargeMinor } = offer;
  return offer.windows.filter(({ left }) => left > 0).slice(0, mostSlots).map((window): AgentOption => {
    const time = { startsAt: new Date(window.startsAt), endsAt: new Date(window.endsAt) };
    return { id: writeVanOption({ locationId, ...time }), title: `Brought by ${storeName} ${slotWords(time, timeZone, new Date(facts.nowMs))}`, description: null, amountMinor: chargeMinor, from: window.startsAt, by: window.endsAt };
  });
}

/** Hours for what the store has. What it lacks is sent there: each option says so, and choosing it is agreeing. */
async function pickupOptions(facts: CheckoutFacts, lines: readonly CheckoutLineFacts[], stock: CheckoutStock, store: StoreSummary | undefined, from: Reader): Promise<AgentOption[]> {
  if (!store) return [];
  const now = new Date(facts.nowMs);
  const sentAt = lines.flatMap((line) => stock.supplied.get(line.key)?.readyAt ?? []).toSorted().at(-1);
  const sentWords = sentAt && promiseWords(new Date(sentAt), store.timeZone, now);
  if (sentAt && lines.every((line) => unitsThere(line, stock.supplied) === 0)) {
    return [{ id: sentOption, title: `Sent to ${store.name}, ready ${sentWords}`, description: "No hour is chosen; the buyer is told when it is ready.", amountMinor: 0, from: sentAt, by: null }];
  }
  const slots = (await listPickupSlots({ locationId: store.id, days: slotDays, ownCheckoutId: facts.id }, from)).filter((slot) => slot.left > 0).slice(0, mostSlots);
  const ways = [...(store.canPickup ? [{ purpose: "pickup" as const, words: "Store pickup" }] : []), ...(store.canCurbside ? [{ purpose: "curbside" as const, words: "Curbside pickup" }] : [])];
  return ways.flatMap(({ purpose, words }) => slots.map((slot): AgentOption => ({
    id: writeSlotOption({ purpose, startsAt: slot.startsAt, endsAt: slot.endsAt, isSent: sentAt !== undefined }), title: `${words} ${slotWords(slot, store.timeZone, now)}`, description: sentWords ? `What the store lacks is sent there, ready ${sentWords}.` : null, amountMinor: 0,
    from: slot.readyAt.toISOString(), by: slot.endsAt.toISOString(),
  })));
}

type OfferedStore = { store: StoreSummary; distanceKm: number | null; /** By variant: whether all wanted units are there. */ words: Map<string, { isAvailable: boolean; words: string; readyAt: string | null }> };

/** Stores with pickup near the place that the agent names, else by name; the chosen ones are always among them. */
async function offeredStores(facts: CheckoutFacts, state: AgentState, from: Reader): Promise<OfferedStore[]> {
  if (facts.lines.length === 0) return [];
  const place = await nearOf(state, from);
  const near = place ? (await listStoresNear(place, 40, from)).map(({ distanceKm, ...store }) => ({ store, distanceKm })) : (await listStores(from)).map((store) => ({ store, distanceKm: null }));
  const chosen = new Set<string>(state.methods.flatMap((method) => (method.kind === "pickup" && method.destinationId ? [method.destinationId] : [])));
  const open = near.filter(({ store }) => store.kind === "store" && store.canSell && (store.canPickup || store.canCurbside));
  const listed = [...open.filter(({ store }) => chosen.has(store.id)), ...open.filter(({ store }) => !chosen.has(store.id)).slice(0, mostStores)];
  const quantities = new Map(facts.lines.map((line) => [line.variantId as string, line.quantity]));
  const variantIds = facts.lines.map((line) => line.variantId);
  const shipped = await getShipAvailability({ variantIds, channel: facts.channel, ownCheckoutId: facts.id }, from);
  const answers = await getAvailability({ variantIds, locationIds: listed.map(({ store }) => store.id), channel: facts.channel, ownCheckoutId: facts.id, shipped }, from);
  return listed.map(({ store, distanceKm }) => ({
    store, distanceKm, words: new Map(answers.filter((one) => one.locationId === store.id).map((one) => {
      const wanted = quantities.get(one.variantId) ?? 1;
      const isThere = isAvailable(one) && one.quantity >= wanted;
      const there = isAvailable(one) ? one.quantity : 0;
      const supply = isThere ? null : supplyOf(one, wanted - there);
      if (supply) return [one.variantId as string, { isAvailable: true, words: splitWords(there, wanted - there, supply, store), readyAt: supply.readyAt }];
      const words = isThere || !isAvailable(one) ? availabilityWords(one, wanted, store) : `Only ${one.quantity} left at ${store.name}; you want ${wanted}`;
      return [one.variantId as string, { isAvailable: isThere, words, readyAt: one.promise?.readyAt ?? null }];
    })),
  }));
}

function storeOf({ store, distanceKm, words }: OfferedStore, lines: readonly CheckoutLineFacts[]): AgentStore {
  const own = (lines.length > 0 ? lines.map((line) => words.get(line.variantId)) : [...words.values()]).filter((one) => one !== undefined);
  const missing = own.find((one) => !one.isAvailable);
  const last = own.toSorted((a, b) => ((a.readyAt ?? "") < (b.readyAt ?? "") ? 1 : -1))[0];
  return { id: store.id, name: store.name, distanceKm, isAvailable: !missing, words: (missing ?? last)?.words ?? "", address: addressOf(store) };
}

export const addressOf = (store: Pick<StoreSummary, "addressLine1" | "city" | "state" | "postcode"> & { addressLine2?: string; country?: string }): PostalAddress => ({
  street_address: store.addressLine1, ...(store.addressLine2 && { extended_address: store.addressLine2 }), address_locality: store.city, address_region: store.state, postal_code: store.postcode, address_country: store.country ?? "US",
});

async function nearOf({ context, methods }: AgentState, from: Reader) {
  const asked = [...methods.filter((method) => method.kind === "pickup"), ...methods.filter((method) => method.kind === "shipping")].flatMap((method) => method.destinations);
  for (const one of [...asked, ...(context ? [{ ...context, address_locality: undefined }] : [])]) {
    const text = one.postal_code ?? [one.address_locality, one.address_region].filter(Boolean).join(", ");
    const place = text ? await findPlace(text, from) : null;
    if (place) return place;
  }
  return null;
}

function availableOf(facts: CheckoutFacts, stock: CheckoutStock, offered: readonly OfferedStore[]): AvailableMethod[] {
  const shippable = facts.lines.filter((line) => (stock.shipped.get(line.variantId)?.quantity ?? 0) >= line.quantity);
  const shipped = shippable.map((line) => stock.shipped.get(line.variantId)).find((one) => one?.promise);
  const ship: AvailableMethod[] = shippable.length > 0 ? [{ kind: "shipping", lineIds: shippable.map((line) => line.key), fulfillableOn: "now", words: shipped ? `${shipWords(shipped, 1)}.` : "Can be delivered." }] : [];
  const best = offered.map((one) => ({ one, lines: facts.lines.filter((line) => one.words.get(line.variantId)?.isAvailable) })).toSorted((a, b) => b.lines.length - a.lines.length)[0];
  if (!best || best.lines.length === 0) return ship;
  const last = best.lines.map((line) => best.one.words.get(line.variantId)).toSorted((a, b) => ((a?.readyAt ?? "") < (b?.readyAt ?? "") ? 1 : -1))[0];
  return [...ship, { kind: "pickup", lineIds: best.lines.map((line) => line.key), fulfillableOn: last?.readyAt ?? null, words: `${last?.words ?? "Ready"} at ${best.one.store.name}.` }];
}
