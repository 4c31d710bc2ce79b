import type { AllowedAction } from "./allowed-actions";
import type { FulfillmentMethod, FulfillmentStatus } from "./fulfillment-state";

/** One row of Today, as plain data for the browser; instants are ISO strings. */
export type QueueRow = {
  id: string;
  number: string;
  method: FulfillmentMethod;
  status: FulfillmentStatus;
  locationId: string;
  storeName: string;
  timeZone: string;
  promisedAt: string;
  slotEndsAt: string | null;
  customerName: string;
  units: number;
  picked: number;
  images: { src: string; alt: string; background: string }[];
  claimedBy: { id: string; name: string } | null;
  shelf: string | null;
  onMyWayAt: string | null;
  arrivedAt: string | null;
  stall: string | null;
  car: string | null;
  /** Goods that another place sends: from where, when they left and came. */
  supply: { from: string; leftAt: string | null; reachedAt: string | null } | null;
  needsTwoPeople: boolean;
  isPriority: boolean;
  version: number;
  actions: AllowedAction[];
};

export type Queue = { now: string; rows: QueueRow[]; countsOpen: number; tasksOpen: number; /** Orders of other stores whose goods this place has to send. */ toSend: number };

export const queueSections = ["curb", "overdue", "arrived", "pick", "staged", "incoming", "waiting", "pack"] as const;
export type QueueSection = (typeof queueSections)[number];

export const sectionLabel: Record<QueueSection, string> = {
  curb: "Waiting now", overdue: "Overdue", arrived: "Arrived", incoming: "Incoming", pick: "To pick", staged: "Staged", waiting: "Shopper choosing", pack: "To send out",
};

/** Where a row belongs: somebody who stands at the curb comes before everything else. */
export function sectionOf(row: QueueRow, now: Date): QueueSection {
  if (row.arrivedAt !== null) return "curb";
  if (row.status === "in_transit_to_store") return "incoming";
  if (row.status === "ready") return "staged";
  if (row.status === "awaiting_shopper") return "waiting";
  if (new Date(row.promisedAt) < now) return "overdue";
  if (row.supply?.reachedAt) return "arrived";
  return row.method === "ship" || row.method === "local_delivery" ? "pack" : "pick";
}

/** Arrivals by how long they wait, everything else by promise. */
export function byUrgency(a: QueueRow, b: QueueRow): number {
  return (a.arrivedAt ?? a.promisedAt).localeCompare(b.arrivedAt ?? b.promisedAt) || a.number.localeCompare(b.number);
}
