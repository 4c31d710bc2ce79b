import { isDelivery } from "@/lib/domain/fulfillment/fulfillment-state";
import { unitsMinor } from "@/lib/domain/fulfillment/line-money";
import type { Supply } from "@/lib/domain/fulfillment/find-supply";
import type { ShipmentRouting } from "@/lib/domain/fulfillment/route-shipment";
import type { Quote } from "@/lib/domain/pricing/quote";
import { newId, type CartLineId, type FulfillmentId, type LocationId, type OrderBundleId, type OrderLineId, type VariantId } from "@/lib/kernel/ids";
import type { CheckoutFacts } from "./checkout-facts";
import { unitsThere, type SentUnits } from "./line-stock";
import { partTotal, type Plan, type PlannedBundle, type PlannedLine, type PlannedPart } from "./plan";
import { countryOf, lineGroups, type LineGroup } from "./quote-checkout";

export type PartPromise = { at: Date; inputs: Record<string, unknown> };
/** Which location sends which units of a delivery, and when they arrive. */
export type ShippedFrom = { locationId: LocationId; lines: { variantId: VariantId; quantity: number }[]; promise: PartPromise; awaitsStockOn: string | null; routing: ShipmentRouting | null };

type Promises = { pickup: (group: LineGroup) => PartPromise; supply: (group: LineGroup) => Supply[]; ship: (group: LineGroup) => ShippedFrom[] };

/** Turns a quote into what will be placed. `pickup` says when a group is ready, `supply` who sends its store what it lacks, `ship` who sends a delivery. */
export function planOf(facts: CheckoutFacts, quote: Quote, supplied: ReadonlyMap<CartLineId, SentUnits>, promises: Promises): Plan {
  const bundles = quote.lines.flatMap((priced): PlannedBundle[] => {
    const line = facts.lines.find((one) => one.key === priced.key && one.contents);
    return line ? [{ id: newId<OrderBundleId>(), ...namesOf(line), key: line.key, quantity: priced.quantity, unitMinor: priced.unitMinor }] : [];
  });
  const lines = quote.lines.flatMap((priced): PlannedLine[] => {
    const line = facts.lines.find((one) => one.key === priced.key);
    if (!line) return [];
    const bundleId = bundles.find((one) => one.key === line.key)?.id;
    return (priced.parts ?? [priced]).flatMap(({ variantId, quantity, unitMinor, discountMinor, taxMinor, includedTaxMinor, totalMinor, taxRatePpm }) => {
      const named = line.contents?.find((content) => content.variantId === variantId) ?? line;
      return [{ id: newId<OrderLineId>(), key: line.key, ...(bundleId && { bundleId }), ...namesOf(named), quantity, unitMinor, discountMinor, taxMinor, includedTaxMinor, totalMinor, taxRatePpm, gift: line.gift }];
    });
  });
  const parts = lineGroups(facts.lines).flatMap((group) => {
    const own = lines.filter((line) => group.lines.some((one) => one.key === line.key));
    if (group.method === "email") return facts.senderId ? [emailPart(group, facts.senderId, own, facts)] : [];
    if (!group.locationId) return shippedParts(group, own, facts, quote, promises.ship(group));
    const taken = new Map<OrderLineId, number>();
    const there = group.lines.flatMap((line) => own.filter(({ key }) => key === line.key).flatMap((goods) => take([goods], (goods.quantity / line.quantity) * unitsThere(line, supplied), taken)));
    return [...(there.length > 0 ? [pickupPart(group, group.locationId, there, facts, promises.pickup(group))] : []), ...suppliedParts(group, group.locationId, own, promises.supply(group), taken)];
  });
  return {
    quote, lines, ...(bundles.length > 0 && { bundles }), parts, shipTo: facts.shipTo && parts.some((part) => isDelivery(part.method)) ? { ...facts.shipTo, country: countryOf(facts) } : null,
    person: facts.personName && facts.personContact ? { name: facts.personName, contact: facts.personContact } : null,
  };
}

const namesOf = ({ variantId, sku, title, variantTitle }: Pick<PlannedLine, "variantId" | "sku" | "title" | "variantTitle">) => ({ variantId, sku, title, variantTitle });

const emailPart = (group: LineGroup, locationId: LocationId, lines: readonly PlannedLine[], { nowMs }: CheckoutFacts): PlannedPart => completed({
  fulfillmentId: newId<FulfillmentId>(), group: group.key, method: group.method, locationId, promisedAt: new Date(nowMs).toISOString(), promiseInputs: {}, slot: null, routing: null, chargeMinor: 0, chargeTaxMinor: 0,
  lines: lines.map((line) => ({ orderLineId: line.id, variantId: line.variantId, quantity: line.quantity, totalMinor: line.totalMinor, taxMinor: line.taxMinor + line.includedTaxMinor })),
});

function pickupPart(group: LineGroup, locationId: LocationId, lines: PlannedPart["lines"], facts: CheckoutFacts, promise: PartPromise): PlannedPart {
  return completed({
    fulfillmentId: newId<FulfillmentId>(), group: group.key, method: group.method, locationId, promisedAt: promise.at.toISOString(), promiseInputs: promise.inputs,
    slot: group.method === "carry_out" ? null : (facts.slots[locationId] ?? null), routing: null, chargeMinor: 0, chargeTaxMinor: 0, lines,
  });
}

/** What a store lacks comes in parts, each from one place and with its own day; no hour is booked for it. `sent` counts the units of each line that are in a part. */
function suppliedParts(group: LineGroup, locationId: LocationId, lines: readonly PlannedLine[], supplies: readonly Supply[], sent: Map<OrderLineId, number>): PlannedPart[] {
  return supplies.map((supply) => completed({
    fulfillmentId: newId<FulfillmentId>(), group: group.key, method: group.method, locationId, sourceLocationId: supply.sourceLocationId, promisedAt: supply.promisedAt.toISOString(), promiseInputs: supply.promiseInputs,
    slot: null, routing: supply.routing, chargeMinor: 0, chargeTaxMinor: 0, lines: supply.lines.flatMap(({ variantId, quantity }) => take(lines.filter((line) => line.variantId === variantId), quantity, sent)),
  }));
}

/** By a carrier, or in one part by a store's van. The delivery charge goes with the first parcel; a line that two locations send is split to the cent. */
function shippedParts(group: LineGroup, lines: readonly PlannedLine[], { van }: CheckoutFacts, quote: Quote, sources: readonly ShippedFrom[]): PlannedPart[] {
  const { chargeMinor, chargeTaxMinor } = quote.groups.find((one) => one.key === group.key) ?? { chargeMinor: 0, chargeTaxMinor: 0 };
  const sent = new Map<OrderLineId, number>();
  return sources.map((source, i) => completed({
    fulfillmentId: newId<FulfillmentId>(), group: group.key, method: van ? "local_delivery" : "ship", locationId: source.locationId, promisedAt: source.promise.at.toISOString(), promiseInputs: source.promise.inputs,
    slot: van && { startsAt: van.startsAt, endsAt: van.endsAt }, awaitsStockOn: source.awaitsStockOn, routing: source.routing, chargeMinor: i === 0 ? chargeMinor : 0, chargeTaxMinor: i === 0 ? chargeTaxMinor : 0,
    lines: source.lines.flatMap(({ variantId, quantity }) => take(lines.filter((line) => line.variantId === variantId), quantity, sent)),
  }));
}

function take(lines: readonly PlannedLine[], quantity: number, sent: Map<OrderLineId, number>): PlannedPart["lines"] {
  let left = quantity;
  return lines.flatMap((line) => {
    const from = sent.get(line.id) ?? 0;
    const count = Math.min(left, line.quantity - from);
    if (count <= 0) return [];
    left -= count;
    sent.set(line.id, from + count);
    return [{ orderLineId: line.id, variantId: line.variantId, quantity: count, totalMinor: unitsMinor(line.totalMinor, line.quantity, from, count), taxMinor: unitsMinor(line.taxMinor + line.includedTaxMinor, line.quantity, from, count) }];
  });
}

const completed = (part: Omit<PlannedPart, "totalMinor">): PlannedPart => ({ ...part, totalMinor: partTotal(part) });
