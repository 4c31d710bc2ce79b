import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { EventKind } from "@/lib/domain/events";
import type { ApiScope } from "@/lib/domain/integrations/api-key";
import type { ApiKeyId, StaffId, WebhookDeliveryId, WebhookId } from "@/lib/kernel/ids";
import { createdAt, id, instant, ref } from "./columns";
import { staff } from "./identity";

/** What a program signs in with: it acts as the person who made it, within its scopes, and ends with that person's access. */
export const apiKey = pgTable("api_key", {
  id: id<ApiKeyId>(),
  staffId: ref<StaffId>().notNull().references(() => staff.id),
  name: text().notNull(),
  /** What a reader of a log may see of it. */
  prefix: text().notNull(),
  /** SHA-256 of the whole key, which has 192 random bits. */
  keyHash: text().notNull().unique(),
  scopes: text().$type<ApiScope>().array().notNull(),
  /** Requests a minute. */
  rate: integer().notNull(),
  expiresAt: instant(),
  revokedAt: instant(),
  lastUsedAt: instant(),
  /** The minute that is being counted, and the requests in it. */
  windowStartsAt: instant(),
  windowCount: integer().notNull().default(0),
  createdAt: createdAt(),
}, (t) => [index("api_key_staff_idx").on(t.staffId), check("api_key_some_scope", sql`cardinality(${t.scopes}) > 0 and ${t.rate} between 1 and 6000`)]);

/** An address that is told what happens. Its signing secret is made from the shop's own and stored nowhere. */
export const webhook = pgTable("webhook", {
  id: id<WebhookId>(),
  url: text().notNull(),
  description: text().notNull().default(""),
  kinds: text().$type<EventKind>().array().notNull(),
  isActive: boolean().notNull().default(true),
  /** The secret's number: a new one counts up, and the former signs beside it until then. */
  secretVersion: integer().notNull().default(1),
  formerSecretUntil: instant(),
  /** Since when nothing was taken; null while the last delivery was. */
  failingSince: instant(),
  version: integer().notNull().default(1),
  createdByStaffId: ref<StaffId>().notNull().references(() => staff.id),
  createdAt: createdAt(),
}, (t) => [check("webhook_some_kind", sql`cardinality(${t.kinds}) > 0`)]);

/** One event on its way to one address; delivered at least once. */
export const webhookDelivery = pgTable("webhook_delivery", {
  id: id<WebhookDeliveryId>(),
  webhookId: ref<WebhookId>().notNull().references(() => webhook.id, { onDelete: "cascade" }),
  /** Null for a trial that staff asked for. */
  eventId: bigint({ mode: "number" }),
  kind: text().notNull(),
  status: text().$type<"pending" | "delivered" | "failed">().notNull().default("pending"),
  attempts: integer().notNull().default(0),
  /** The newest answer: an HTTP status, or why there was none. */
  answer: text(),
  /** Milliseconds that the newest answer took. */
  tookMs: integer(),
  lastTriedAt: instant(),
  deliveredAt: instant(),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex("webhook_delivery_event_key").on(t.webhookId, t.eventId),
  index("webhook_delivery_newest_idx").on(t.webhookId, t.createdAt.desc()),
  check("webhook_delivery_status", sql`${t.status} in ('pending','delivered','failed') and (${t.status} = 'delivered') = (${t.deliveredAt} is not null)`),
]);
