import { integer, index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { CustomerId, MessageId, OrderId } from "@/lib/kernel/ids";
import { createdAt, id, instant, ref } from "./columns";

/** The outbox: a message is written once per dedupe key, then sent by a job. */
export const message = pgTable("message", {
  id: id<MessageId>(),
  dedupeKey: text().notNull(),
  customerId: ref<CustomerId>(),
  orderId: ref<OrderId>(),
  channel: text().$type<"email">().notNull().default("email"),
  template: text().notNull(),
  facts: jsonb().$type<Record<string, unknown>>().notNull(),
  recipient: text().notNull(),
  subject: text().notNull(),
  html: text().notNull(),
  plain: text().notNull(),
  status: text().$type<"queued" | "sent" | "failed">().notNull().default("queued"),
  attempts: integer().notNull().default(0),
  failure: text(),
  createdAt: createdAt(),
  sentAt: instant(),
}, (t) => [
  uniqueIndex("message_dedupe_key").on(t.dedupeKey),
  index("message_customer_idx").on(t.customerId, t.createdAt),
  index("message_order_idx").on(t.orderId),
  index("message_created_idx").on(t.createdAt),
]);
