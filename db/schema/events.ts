import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { CustomerId, FulfillmentId, LocationId, OrderId } from "@/lib/kernel/ids";
import { createdAt, ref } from "./columns";

/** One thing that happened, in one channel, to one subject, at one time. Append-only: audit log, timeline and outbox at once. */
export const event = pgTable("event", {
  id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  kind: text().notNull(),
  at: createdAt(),
  channel: text().notNull(),
  actorKind: text().$type<"guest" | "customer" | "staff" | "system" | "agent">().notNull(),
  actorId: text(),
  /** The browser or device that acted, where there was one. */
  deviceId: text(),
  customerId: ref<CustomerId>(),
  locationId: ref<LocationId>(),
  orderId: ref<OrderId>(),
  fulfillmentId: ref<FulfillmentId>(),
  /** What it happened to, when it is none of the above: "product:<id>". */
  subject: text(),
  /** Ids, amounts, before and after; never personal data. */
  payload: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  requestId: text(),
}, (t) => [
  index("event_customer_idx").on(t.customerId, t.at).where(sql`${t.customerId} is not null`),
  index("event_order_idx").on(t.orderId, t.id).where(sql`${t.orderId} is not null`),
  index("event_subject_idx").on(t.subject, t.id).where(sql`${t.subject} is not null`),
  index("event_device_idx").on(t.deviceId, t.at).where(sql`${t.deviceId} is not null`),
  index("event_at_idx").on(t.at),
  index("event_staff_idx").on(t.actorId, t.at).where(sql`${t.actorKind} = 'staff'`),
]);
