import type { FulfillmentMethod } from "@/lib/domain/fulfillment/fulfillment-state";
import type { ShipmentRouting } from "@/lib/domain/fulfillment/route-shipment";
import type { Gift } from "@/lib/domain/payments/gift";
import type { Quote } from "@/lib/domain/pricing/quote";
import type { CartLineId, FulfillmentId, LocationId, OrderBundleId, OrderLineId, VariantId } from "@/lib/kernel/ids";

/** What will be placed, to the cent and with every id, written down before money moves. */
export type Plan = {
  quote: Quote;
  lines: PlannedLine[];
  /** Bundles among the goods; absent in plans made before there were any. */
  bundles?: PlannedBundle[];
  parts: PlannedPart[];
  person: { name: string; contact: string } | null;
  shipTo: Record<string, string> | null;
};

export type PlannedBundle = { id: OrderBundleId; key: CartLineId; variantId: VariantId; sku: string; title: string; variantTitle: string; quantity: number; unitMinor: number };

/** Lines of one bundle share their `key`. */
export type PlannedLine = {
  id: OrderLineId; key: CartLineId; bundleId?: OrderBundleId; variantId: VariantId; sku: string; title: string; variantTitle: string;
  quantity: number; unitMinor: number; discountMinor: number; taxMinor: number; includedTaxMinor: number; totalMinor: number; taxRatePpm: number;
  /** Absent for goods, and in plans made before this was asked. */
  gift?: Gift | null;
};

/** One fulfillment and the one authorization that pays for it. */
export type PlannedPart = {
  fulfillmentId: FulfillmentId;
  /** Key of the quote's group; a delivery that two locations send is two parts of one group. */
  group: string;
  method: Extract<FulfillmentMethod, "pickup" | "curbside" | "ship" | "local_delivery" | "carry_out" | "email">;
  locationId: LocationId;
  /** Sends a pickup's goods to its store; absent where the store has them. */
  sourceLocationId?: LocationId;
  /** ISO instants, as this is stored as JSON. */
  promisedAt: string;
  promiseInputs: Record<string, unknown>;
  slot: { startsAt: string; endsAt: string } | null;
  /** The day on which what it waits for should come; absent where nothing does, and in plans made before this was asked. */
  awaitsStockOn?: string | null;
  /** Why goods are sent from there; null where nothing is sent, and for a store's own van. */
  routing: ShipmentRouting | null;
  chargeMinor: number;
  chargeTaxMinor: number;
  totalMinor: number;
  lines: { orderLineId: OrderLineId; variantId: VariantId; quantity: number; totalMinor: number; /** Of the total. */ taxMinor: number }[];
};

export const partTotal = (part: Pick<PlannedPart, "lines" | "chargeMinor" | "chargeTaxMinor">): number =>
  part.lines.reduce((sum, line) => sum + line.totalMinor, 0) + part.chargeMinor + part.chargeTaxMinor;

/** Where the goods of a part are until it is handed over or sent. */
export const stockedAt = (part: Pick<PlannedPart, "locationId" | "sourceLocationId">): LocationId => part.sourceLocationId ?? part.locationId;

/** Gift cards are on no shelf. */
export const stockedParts = ({ parts }: Pick<Plan, "parts">): PlannedPart[] => parts.filter(({ method }) => method !== "email");

/** The demand for stock, as one list: holds and allocations are made from the same plan. */
export const demandOf = (plan: Plan) => stockedParts(plan).flatMap((part) => part.lines.map((line) => ({ variantId: line.variantId, locationId: stockedAt(part), quantity: line.quantity })));

/** Does its shopper come to the store for it later. */
export const isVisit = ({ method }: Pick<PlannedPart, "method">): boolean => method === "pickup" || method === "curbside";

export type PlannedSlot = { fulfillmentId: FulfillmentId; locationId: LocationId; purpose: "pickup" | "curbside" | "delivery"; startsAt: Date; endsAt: Date };

/** The times to hold and to book, in the order in which everybody locks them. Two groups that are fetched at one store share its hour. */
export function slotsOf({ parts }: Pick<Plan, "parts">): PlannedSlot[] {
  const taken = new Set<string>();
  return parts.flatMap(({ fulfillmentId, locationId, method, slot }): PlannedSlot[] => {
    if (!slot || method === "ship" || method === "carry_out" || method === "email") return [];
    const purpose = method === "local_delivery" ? "delivery" : method;
    const key = `${locationId} ${purpose === "delivery" ? purpose : "visit"}`;
    if (taken.has(key)) return [];
    taken.add(key);
    return [{ fulfillmentId, locationId, purpose, startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) }];
  }).toSorted((a, b) => a.locationId.localeCompare(b.locationId) || a.startsAt.getTime() - b.startsAt.getTime());
}
