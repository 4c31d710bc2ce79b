import { z } from "zod";
import type { Channel } from "@/lib/domain/channel";
import type { FulfillmentMethod, FulfillmentStatus } from "@/lib/domain/fulfillment/fulfillment-state";
import { isUuid, type FulfillmentId, type OrderId } from "@/lib/kernel/ids";

export const orderShowWords = { placed: "Under way", completed: "Complete", cancelled: "Cancelled" } as const;
export type OrderShow = keyof typeof orderShowWords;
export const orderShows: readonly OrderShow[] = ["placed", "completed", "cancelled"];
/** Where orders begin. */
export const orderChannels = ["web", "app", "store", "call_center", "agent"] as const satisfies readonly Channel[];

const text = z.string().trim().max(200).catch("");

/** The console's list of orders, as its address carries it; what makes no sense is left out. */
export const orderListQuery = z.object({
  /** Looks among all orders, whatever else is chosen. */
  q: text,
  show: z.union([z.enum(orderShows), z.null()]).catch(null),
  channel: z.union([z.enum(orderChannels), z.null()]).catch(null),
  before: text.transform((value) => (isUuid(value) ? value : null)),
});
export type OrderListQuery = z.output<typeof orderListQuery>;

export type ListedOrder = {
  id: OrderId; number: string; channel: Channel; placedAt: string; contactName: string; currency: string; totalMinor: number; /** Less what was cancelled. */ units: number; titles: string[];
  parts: { id: FulfillmentId; method: FulfillmentMethod; status: FulfillmentStatus; storeName: string; timeZone: string }[];
};
export type OrderPage = { rows: ListedOrder[]; next: string | null };
