import type { Reader } from "@/db/client";
import { shortfallOf, supplyOf, type Availability, type ShipAvailability } from "@/lib/domain/inventory/availability";
import { availabilityWords, notOfferedWords, shipWords, supplyDayWords } from "@/lib/domain/inventory/availability-words";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import type { CartLineId, LocationId } from "@/lib/kernel/ids";
import type { RefusalCode } from "@/lib/kernel/refusal";
import { say } from "@/lib/kernel/wording";
import type { CheckoutFacts, CheckoutLineFacts } from "./checkout-facts";

export type LineProblem = { key: CartLineId; code: RefusalCode; message: string; left: number | null };
/** Units of a line that its store lacks, and from when they can be collected there. */
export type SentUnits = { units: number; readyAt: string };
/** What stands in the way of each line, and the promises of those that nothing does. */
export type CheckoutStock = { problems: Map<CartLineId, LineProblem>; atStore: Map<string, Availability>; shipped: Map<string, ShipAvailability>; /** What of a pickup has to be sent to its store first. */ supplied: Map<CartLineId, SentUnits> };

/** A pickup of what the store has, be it a part of the line: an hour is booked for it. */
export const needsHour = (line: Pick<CheckoutLineFacts, "key" | "locationId" | "method" | "quantity">, supplied: ReadonlyMap<CartLineId, SentUnits>): boolean => line.locationId !== null && line.method !== "carry_out" && unitsThere(line, supplied) > 0;

export const unitsThere = ({ key, quantity }: Pick<CheckoutLineFacts, "key" | "quantity">, supplied: ReadonlyMap<CartLineId, SentUnits>): number => quantity - (supplied.get(key)?.units ?? 0);

/** Judges every line by today's stock; units that the checkout holds itself count as its own, demand for the same stock is summed. */
export async function readLineStock(facts: CheckoutFacts, from: Reader): Promise<CheckoutStock> {
  const pickups = facts.lines.filter((line) => placeOf(line, facts) !== null);
  const shipped = await getShipAvailability({ variantIds: ids(facts.lines.filter((line) => !line.gift)), channel: facts.channel, ownCheckoutId: facts.id }, from);
  const atStores = await getAvailability({ variantIds: ids(pickups), locationIds: [...new Set(pickups.flatMap((line) => placeOf(line, facts) ?? []))], channel: facts.channel, ownCheckoutId: facts.id, shipped }, from);
  const stock: CheckoutStock = {
    problems: new Map(), atStore: new Map(atStores.map((a) => [`${a.variantId}@${a.locationId}`, a])), shipped: new Map(shipped.map((a) => [a.variantId, a])), supplied: new Map(),
  };
  const claimed = new Map<string, number>();
  for (const line of facts.lines) {
    const problem = problemOf(line, facts, stock, claimed);
    if (problem) stock.problems.set(line.key, { key: line.key, ...problem });
  }
  return stock;
}

function problemOf(line: CheckoutLineFacts, facts: CheckoutFacts, stock: CheckoutStock, claimed: Map<string, number>): Omit<LineProblem, "key"> | null {
  if (!line.isSold || line.unitMinor === null) return { code: "line_problem", message: "We no longer sell this item.", left: 0 };
  if (line.gift) return null;
  const locationId = placeOf(line, facts);
  const place = `${line.variantId}@${locationId ?? "ship"}`;
  const before = claimed.get(place) ?? 0;
  claimed.set(place, before + line.quantity);
  if (locationId === null) {
    const found = stock.shipped.get(line.variantId);
    const left = Math.max(0, (found?.quantity ?? 0) - before);
    const reason = found && (found.reason === null || isCount(found.reason)) ? shortfallOf(left, line.quantity) : (found?.reason ?? "not_sold_here");
    return reason && { code: "out_of_stock", message: found ? `${shipWords({ ...found, quantity: left, reason, promise: null }, line.quantity)}.` : "Not delivered.", left };
  }
  const found = stock.atStore.get(place);
  const left = Math.max(0, (found?.quantity ?? 0) - before);
  if (line.locationId === null) return left >= line.quantity ? null : { code: "out_of_stock", message: say("out_of_stock", { left, title: line.title, store: facts.van?.storeName ?? null }), left };
  const store = facts.stores.find((one) => one.id === line.locationId);
  if (!found || !store) return { code: "not_sold_here", message: `Not at ${store?.name ?? "this store"}.`, left: 0 };
  if (line.method === "carry_out") return left >= line.quantity ? null : { code: "out_of_stock", message: say("out_of_stock", { left, title: line.title, store: store.name }), left };
  const offers = line.method === "pickup" ? store.canPickup : store.canCurbside;
  const reason = !offers ? "pickup_off" : found.reason === null || isCount(found.reason) ? shortfallOf(left, line.quantity) : found.reason;
  if (!reason) return null;
  const sent = `${line.variantId}@elsewhere`;
  // A register asks for one hour or for none, so it has a line sent whole.
  const there = isCount(reason) && facts.channel !== "store" ? left : 0;
  const units = line.quantity - there;
  const supply = offers ? supplyOf(found, units + (claimed.get(sent) ?? 0)) : null;
  if (supply) {
    claimed.set(place, before + there);
    claimed.set(sent, (claimed.get(sent) ?? 0) + units);
    stock.supplied.set(line.key, { units, readyAt: supply.readyAt });
    if (isAgreed(line, facts)) return null;
  }
  const words = offers ? availabilityWords({ ...found, quantity: left, reason, promise: null }, line.quantity, store) : notOfferedWords(line.method === "pickup" ? "pickup" : "curbside", store);
  const instead = supply ? ` ${there > 0 ? "The rest" : "It"} can be sent there: ${supplyDayWords(supply, store)}. ${facts.channel === "agent" ? "Choose an option that says so." : "Continue with the pickup to have it so."}` : "";
  return { code: codeOf[reason], message: `${words}.${instead}`, left: codeOf[reason] === "out_of_stock" ? left : null };
}

/** Whoever chose an hour chose it for what the store had then; that it is sent first has to be read. */
const isAgreed = ({ key, locationId }: Pick<CheckoutLineFacts, "key" | "locationId">, { slots, suppliedLines }: Pick<CheckoutFacts, "slots" | "suppliedLines">): boolean =>
  suppliedLines.includes(key) || (locationId !== null && !slots[locationId]);

const codeOf = {
  not_sold_here: "not_sold_here", sold_out: "out_of_stock", one_short: "out_of_stock", short: "out_of_stock", pickup_off: "pickup_off", parcel_too_large: "parcel_too_large",
  closed: "store_closed", full_today: "slot_full", no_capacity: "no_capacity",
} as const;

/** Where the goods lie that a line takes; null: wherever the routing finds them. */
const placeOf = (line: CheckoutLineFacts, { van }: Pick<CheckoutFacts, "van">): LocationId | null => line.locationId ?? (line.gift ? null : (van?.locationId ?? null));

const isCount = (reason: string): boolean => reason === "sold_out" || reason === "one_short" || reason === "short";
const ids = (lines: readonly CheckoutLineFacts[]) => [...new Set(lines.map((line) => line.variantId))];
