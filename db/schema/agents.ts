import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AgentId, CartId, OrderId } from "@/lib/kernel/ids";
import type { AgentProfile } from "@/lib/domain/agents/agent-profile";
import type { AgentState } from "@/lib/domain/agents/agent-state";
import { cart } from "./carts";
import { createdAt, id, instant, ref } from "./columns";

/** A buying assistant, known by the address of the profile it publishes. */
export const agent = pgTable("agent", {
  id: id<AgentId>(),
  profileUrl: text().notNull(),
  status: text().$type<"active" | "blocked">().notNull().default("active"),
  /** The profile as last fetched, and until when it may be used without asking again. */
  profile: jsonb().$type<AgentProfile>(),
  profileExpiresAt: instant(),
  firstSeenAt: createdAt(),
  lastSeenAt: createdAt(),
}, (t) => [
  uniqueIndex("agent_profile_url_key").on(t.profileUrl),
  check("agent_status_known", sql`${t.status} in ('active','blocked')`),
  check("agent_profile_has_expiry", sql`(${t.profile} is null) = (${t.profileExpiresAt} is null)`),
]);

/** Whose cart it is, and what an agent said about it that no other table keeps. */
export const agentCart = pgTable("agent_cart", {
  cartId: ref<CartId>().primaryKey().references(() => cart.id),
  agentId: ref<AgentId>().notNull().references(() => agent.id),
  /** The protocol's version of the newest request; events of the order are written in it. */
  protocolVersion: text().notNull(),
  state: jsonb().$type<AgentState>().notNull(),
  /** Set once: a cart that was given up answers no more. */
  closedAt: instant(),
  createdAt: createdAt(),
  updatedAt: createdAt(),
}, (t) => [index("agent_cart_agent_idx").on(t.agentId, t.updatedAt), check("agent_cart_version", sql`${t.protocolVersion} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`)]);

/** An event of an order on its way to the agent that placed it; delivered at least once. */
export const agentNotice = pgTable("agent_notice", {
  id: id<string>(),
  agentId: ref<AgentId>().notNull().references(() => agent.id),
  orderId: ref<OrderId>().notNull(),
  eventId: bigint({ mode: "number" }).notNull(),
  kind: text().notNull(),
  attempts: integer().notNull().default(0),
  /** The newest answer: an HTTP status, or why there was none. */
  answer: text(),
  createdAt: createdAt(),
  deliveredAt: instant(),
}, (t) => [uniqueIndex("agent_notice_event_key").on(t.eventId), index("agent_notice_agent_idx").on(t.agentId, t.createdAt), index("agent_notice_order_idx").on(t.orderId)]);

/** What a trial's test told of an order by itself. Only a trial server writes here. */
export const agentOrderNote = pgTable("agent_order_note", {
  orderId: ref<OrderId>().notNull(),
  kind: text().$type<"event" | "adjustment">().notNull(),
  noteId: text().notNull(),
  body: jsonb().$type<Record<string, unknown>>().notNull(),
  at: createdAt(),
}, (t) => [primaryKey({ columns: [t.orderId, t.kind, t.noteId] }), check("agent_order_note_kind", sql`${t.kind} in ('event','adjustment')`)]);
