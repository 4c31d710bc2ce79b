import { z } from "zod";
import { deliveryPromise } from "@/lib/domain/inventory/delivery-promise";
import type { PickupPlace } from "@/lib/domain/locations/promise";
import { dayAt } from "@/lib/domain/locations/zone-day";
import type { LocationId, OrderId } from "@/lib/kernel/ids";
import { route, type Candidate, type RoutingDecision, type RoutingOrder } from "./routing";
import { costComponents, landedCost, type LandedCost, type RoutingCosts } from "./routing-costs";
import type { RuleSet } from "./routing-rules";

export type PastPlace = Candidate & { store: PickupPlace };
/** A delivery as it was ordered, with the stock and the day's shipments of that moment. */
export type PastShipment = RoutingOrder & { orderId: OrderId; number: string; placedAtMs: number; candidates: PastPlace[] };

/** What a rule set would have done with past shipments. */
export type BackTestFigures = {
  routed: number; unrouted: number; /** Shipments sent in more than one part. */ split: number; parts: number;
  /** Of a part, on average. */ meanKm: number | null;
  cost: LandedCost; /** Days from the order to the promised arrival of its last part, on average. */ meanDays: number | null;
  load: { locationId: LocationId; name: string; parts: number }[];
};
export type Replayed = { shipment: PastShipment; decision: RoutingDecision };

const days = [7, 30, 90] as const;
export const backTestDays = days;
export const backTestQuery = z.object({ days: z.coerce.number().pipe(z.literal(days)).catch(30) });

/** Replays shipments, the oldest first: each by the stock of its moment, capacity by what these rules have sent that day. */
export function replay(shipments: readonly PastShipment[], rules: RuleSet): Replayed[] {
  const sent = new Map<string, number>();
  return shipments.map((shipment) => {
    const dayOf = ({ id, store }: PastPlace) => `${id} ${dayAt(store.timeZone, shipment.placedAtMs)}`;
    const candidates = shipment.candidates.map((place) => ({ ...place, shippedToday: sent.get(dayOf(place)) ?? 0 }));
    const decision = route(shipment, candidates, rules);
    for (const place of candidates) if (decision.parts.some(({ locationId }) => locationId === place.id)) sent.set(dayOf(place), place.shippedToday + 1);
    return { shipment, decision };
  });
}

/** What a decision costs at these rates, whichever rules made it. */
export function costAt(costs: RoutingCosts, { shipment, decision }: Replayed): LandedCost | null {
  if (decision.rule === null) return null;
  return landedCost(costs, decision.parts.map(({ locationId, lines }) => {
    const place = shipment.candidates.find(({ id }) => id === locationId);
    const units = lines.flatMap(({ variantId, quantity }) => {
      const wanted = shipment.lines.find((line) => line.variantId === variantId);
      return wanted ? [{ wanted, quantity, available: place?.available.get(variantId) ?? 0 }] : [];
    });
    return { place: place ?? { kind: "store", distanceKm: null }, units };
  }));
}

export function figuresOf(replayed: readonly Replayed[], costs: RoutingCosts): BackTestFigures {
  const routed = replayed.filter(({ decision }) => decision.rule !== null);
  const parts = routed.flatMap(({ shipment, decision }) => decision.parts.map((part) => ({ part, place: shipment.candidates.find(({ id }) => id === part.locationId) })));
  const load = new Map<LocationId, { locationId: LocationId; name: string; parts: number }>();
  for (const { part } of parts) load.set(part.locationId, { locationId: part.locationId, name: part.locationName, parts: (load.get(part.locationId)?.parts ?? 0) + 1 });
  const each = routed.map((one) => costAt(costs, one));
  const sum = (component: keyof LandedCost) => each.reduce((total, cost) => total + (cost?.[component] ?? 0), 0);
  const [shipping = 0, labor = 0, split = 0, stockOut = 0, markdown = 0, carbon = 0] = costComponents.map(sum);
  return {
    routed: routed.length, unrouted: replayed.length - routed.length, split: routed.filter(({ decision }) => decision.parts.length > 1).length, parts: parts.length,
    meanKm: mean(parts.flatMap(({ place }) => place?.distanceKm ?? [])), meanDays: mean(routed.flatMap((one) => daysToArrival(one) ?? [])),
    cost: { shipping, labor, split, stockOut, markdown, carbon, totalMinor: sum("totalMinor") },
    load: [...load.values()].sort((a, b) => b.parts - a.parts || a.name.localeCompare(b.name)),
  };
}

function daysToArrival({ shipment, decision }: Replayed): number | null {
  const arrivals = decision.parts.map(({ locationId }) => {
    const place = shipment.candidates.find(({ id }) => id === locationId);
    return place && deliveryPromise(new Date(shipment.placedAtMs), place.store, shipment.heaviestGrams)?.arrivesBy;
  });
  return arrivals.some((day) => !day) ? null : Math.max(...arrivals.map((day) => (Date.parse(`${day ?? ""}T23:00:00Z`) - shipment.placedAtMs) / 86_400_000));
}

/** Whether both decisions send the same units from the same places. */
export const isSame = (a: RoutingDecision, b: RoutingDecision): boolean => sentWords(a) === sentWords(b);
const sentWords = ({ parts }: RoutingDecision): string => parts.map(({ locationId, lines }) => `${locationId}: ${lines.map(({ variantId, quantity }) => `${variantId} ${quantity}`).toSorted().join()}`).toSorted().join(" ");

const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);
