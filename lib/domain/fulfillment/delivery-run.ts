import { z } from "zod";
import type { AllowedAction } from "./allowed-actions";
import type { DoorFacts } from "./delivery-trip";
import type { FulfillmentStatus } from "./fulfillment-state";

export type Point = { latitude: number; longitude: number };

/** One door of a day, as the driver sees it; instants are ISO strings. */
export type DeliveryStop = {
  id: string; number: string; status: FulfillmentStatus; statusWords: string; slot: { startsAt: string; endsAt: string };
  customer: { name: string; phone: string }; shipTo: Record<string, string>; point: Point | null;
  lines: { title: string; quantity: number }[]; units: number; needsTwoPeople: boolean; weightGrams: number;
  driver: { id: string; name: string } | null; trip: DoorFacts | null; tries: number; actions: AllowedAction[];
};

export type DeliveryDay = { day: string; now: string; timeZone: string; storeName: string; /** What the van takes in a window. */ perWindow: number; windows: { startsAt: string; endsAt: string; stops: DeliveryStop[] }[] };

const one = <T>(value: T | T[] | undefined): T | undefined => (Array.isArray(value) ? value[0] : value);
export const deliveryQuery = z.object({ day: z.preprocess(one, z.iso.date().nullable().catch(null)), mine: z.preprocess(one, z.literal("1").transform(() => true).catch(false)) });

/**
 * The order of a simple route: from the store always to the nearest door next, doors of one ZIP code by street. Doors
 * that cannot be placed come last.
 */
export function inRouteOrder<S extends Pick<DeliveryStop, "point" | "shipTo" | "number">>(stops: readonly S[], store: Point): S[] {
  const left = stops.toSorted((a, b) => streetOf(a).localeCompare(streetOf(b)) || a.number.localeCompare(b.number));
  const route: S[] = [];
  let at = store;
  while (left.length > 0) {
    const ways = left.map(({ point }) => (point ? squaredWay(at, point) : Infinity));
    const [next] = left.splice(ways.indexOf(Math.min(...ways)), 1);
    if (!next) break;
    route.push(next);
    at = next.point ?? at;
  }
  return route;
}

const streetOf = ({ shipTo }: Pick<DeliveryStop, "shipTo">): string => (shipTo["line1"] ?? "").replace(/^\d+\s*/, "");

/** Good enough to compare ways within a town: degrees of longitude shrink with the latitude. */
function squaredWay(a: Point, b: Point): number {
  const across = (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180);
  return across ** 2 + (a.latitude - b.latitude) ** 2;
}
