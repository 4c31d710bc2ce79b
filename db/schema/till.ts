import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Role } from "@/lib/domain/identity/permission";
import type { HandEffect } from "@/lib/domain/pricing/hand-discount";
import type { CashMovementKind } from "@/lib/domain/till/cash";
import type { CashSessionStatus } from "@/lib/domain/till/cash-session-state";
import type { ConflictDecision, ConflictFacts, ConflictKind } from "@/lib/domain/till/till-conflict";
import type { CartId, CashMovementId, CashSessionId, CustomerId, LocationId, OrderId, ParkedSaleId, PaymentId, RefundId, RegisterId, StaffId, TillApprovalId, TillConflictId, TillKeyId } from "@/lib/kernel/ids";
import type { HandWish, SaleLine } from "@/lib/domain/till/till-input";
import { cart } from "./carts";
import { createdAt, id, instant, minor, ref } from "./columns";
import { register } from "./identity";
import { location } from "./locations";
import { order } from "./orders";
import { payment, paymentOperation } from "./payments";

/** A drawer from its float to its count. */
export const cashSession = pgTable("cash_session", {
  id: id<CashSessionId>(),
  registerId: ref<RegisterId>().notNull().references(() => register.id),
  status: text().$type<CashSessionStatus>().notNull().default("open"),
  currency: text().notNull().default("USD"),
  floatMinor: minor().notNull(),
  openedByStaffId: ref<StaffId>().notNull(),
  openedAt: createdAt(),
  /** Pieces by their value in minor units: { "2000": 4 }. */
  pieces: jsonb().$type<Record<string, number>>(),
  countedMinor: minor(),
  /** What should have been there at the moment of the count. */
  expectedMinor: minor(),
  countedByStaffId: ref<StaffId>(),
  countedAt: instant(),
  reason: text().notNull().default(""),
  approvedByStaffId: ref<StaffId>(),
  closedByStaffId: ref<StaffId>(),
  closedAt: instant(),
}, (t) => [
  index("cash_session_register_idx").on(t.registerId, t.openedAt),
  uniqueIndex("cash_session_live_key").on(t.registerId).where(sql`${t.status} in ('open', 'counted')`),
  check("cash_session_float", sql`${t.floatMinor} >= 0`),
  check("cash_session_counted", sql`(${t.status} = 'open') = (${t.countedMinor} is null) and (${t.countedMinor} is null) = (${t.expectedMinor} is null) and (${t.status} = 'closed') = (${t.closedAt} is not null)`),
]);

/** Cash that came into a drawer or left it, other than by a sale. Append-only. */
export const cashMovement = pgTable("cash_movement", {
  id: id<CashMovementId>(),
  sessionId: ref<CashSessionId>().notNull().references(() => cashSession.id),
  kind: text().$type<CashMovementKind>().notNull(),
  /** Positive into the drawer, negative out of it. */
  amountMinor: minor().notNull(),
  reason: text().notNull(),
  staffId: ref<StaffId>().notNull(),
  /** The refund of a cash payment that it paid out; of a void sale, too. */
  operationId: ref<RefundId>().references(() => paymentOperation.id),
  /** The difference of an exchange that it took. */
  paymentId: ref<PaymentId>().references(() => payment.id),
  at: createdAt(),
}, (t) => [
  index("cash_movement_session_idx").on(t.sessionId, t.at),
  uniqueIndex("cash_movement_operation_key").on(t.operationId),
  uniqueIndex("cash_movement_payment_key").on(t.paymentId),
  check("cash_movement_sign", sql`${t.amountMinor} <> 0 and (${t.kind} in ('pay_in', 'exchange')) = (${t.amountMinor} > 0) and (${t.kind} in ('refund', 'void')) = (${t.operationId} is not null) and (${t.kind} = 'exchange') = (${t.paymentId} is not null)`),
]);

/** What a register says of a sale: its id is the cart's, made by the register, so that the same sale is placed once. */
export const tillSale = pgTable("till_sale", {
  id: ref<CartId>().primaryKey().references(() => cart.id),
  registerId: ref<RegisterId>().notNull().references(() => register.id),
  /** The drawer that it was paid at. */
  sessionId: ref<CashSessionId>().notNull().references(() => cashSession.id),
  staffId: ref<StaffId>().notNull(),
  customerId: ref<CustomerId>(),
  /** What a cash sale comes to after rounding, and what was given for it; null for a card. */
  cashDueMinor: minor(),
  receivedMinor: minor(),
  attempts: integer().notNull().default(1),
  createdAt: createdAt(),
  voidedAt: instant(),
  voidedByStaffId: ref<StaffId>(),
  voidApprovedByStaffId: ref<StaffId>(),
  voidReason: text(),
}, (t) => [
  index("till_sale_register_idx").on(t.registerId, t.createdAt),
  index("till_sale_session_idx").on(t.sessionId),
  check("till_sale_cash", sql`(${t.cashDueMinor} is null) = (${t.receivedMinor} is null) and (${t.receivedMinor} is null or ${t.receivedMinor} >= ${t.cashDueMinor})`),
  check("till_sale_void", sql`(${t.voidedAt} is null) = (${t.voidedByStaffId} is null) and (${t.voidedAt} is null) = (${t.voidReason} is null) and (${t.voidApprovedByStaffId} is null or ${t.voidedAt} is not null)`),
]);

/** A sale put aside, for any register of its store: it holds nothing and promises no price. */
export const parkedSale = pgTable("parked_sale", {
  id: id<ParkedSaleId>(),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  label: text().notNull(),
  lines: jsonb().$type<SaleLine[]>().notNull(),
  off: jsonb().$type<HandWish>(),
  customerId: ref<CustomerId>(),
  staffId: ref<StaffId>().notNull(),
  at: createdAt(),
}, (t) => [index("parked_sale_location_idx").on(t.locationId, t.at)]);

/** What a register signs offline sales with: its private half never leaves that browser. `numbers` are the order numbers it may give, the n-th to its n-th sale. */
export const tillKey = pgTable("till_key", {
  id: id<TillKeyId>(),
  registerId: ref<RegisterId>().notNull().references(() => register.id),
  publicKey: jsonb().$type<{ kty: "EC"; crv: "P-256"; x: string; y: string }>().notNull(),
  numbers: text().array().notNull(),
  staffId: ref<StaffId>().notNull(),
  createdAt: createdAt(),
}, (t) => [index("till_key_register_idx").on(t.registerId)]);

/** A sale taken without network, as its register signed it, and the order that it became. Append-only. */
export const offlineSale = pgTable("offline_sale", {
  /** The sale's own id, made by the register: that of its cart. */
  id: ref<CartId>().primaryKey().references(() => cart.id),
  keyId: ref<TillKeyId>().notNull().references(() => tillKey.id),
  sequence: integer().notNull(),
  /** SHA-256 of the signed text; `previous` is that of the sale before it. */
  hash: text().notNull(),
  previous: text().notNull(),
  body: text().notNull(),
  signature: text().notNull(),
  /** What its receipt says; the order's own number, unless the same sale had become an order before. */
  number: text().notNull().unique(),
  orderId: ref<OrderId>().notNull().references(() => order.id),
  /** By the register's clock. */
  soldAt: instant().notNull(),
  receivedAt: createdAt(),
}, (t) => [
  uniqueIndex("offline_sale_sequence_key").on(t.keyId, t.sequence),
  index("offline_sale_order_idx").on(t.orderId),
  check("offline_sale_sequence", sql`${t.sequence} > 0`),
]);

/** What had changed while a register was offline, or what it sent that cannot be booked: told once, decided by a person. */
export const tillConflict = pgTable("till_conflict", {
  id: id<TillConflictId>(),
  registerId: ref<RegisterId>().notNull().references(() => register.id),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  saleId: ref<CartId>().references(() => offlineSale.id),
  kind: text().$type<ConflictKind>().notNull(),
  /** Of what: told again, it is the same conflict. */
  subject: text().notNull(),
  facts: jsonb().$type<ConflictFacts>().notNull(),
  createdAt: createdAt(),
  decision: text().$type<ConflictDecision>(),
  note: text().notNull().default(""),
  decidedByStaffId: ref<StaffId>(),
  decidedAt: instant(),
}, (t) => [
  uniqueIndex("till_conflict_subject_key").on(t.registerId, t.kind, t.subject),
  index("till_conflict_location_idx").on(t.locationId, t.createdAt),
  index("till_conflict_sale_idx").on(t.saleId),
  check("till_conflict_decided", sql`(${t.decision} is null) = (${t.decidedAt} is null)`),
]);

/** What a role may take off by itself, where an administrator changed the rules of the house (`houseLimits`). */
export const discountLimit = pgTable("discount_limit", {
  role: text().$type<Role>().primaryKey(),
  basisPoints: integer().notNull(),
  /** Of one sale; null: any amount. */
  amountMinor: minor(),
  version: integer().notNull().default(1),
  changedByStaffId: ref<StaffId>().notNull(),
  changedAt: createdAt(),
}, (t) => [check("discount_limit_range", sql`${t.basisPoints} between 0 and 10000 and (${t.amountMinor} is null or ${t.amountMinor} >= 0)`)]);

/** A yes by PIN to one discount of one sale, up to an amount. Append-only. */
export const tillApproval = pgTable("till_approval", {
  id: id<TillApprovalId>(),
  /** The sale may still be on the register's screen only. */
  saleId: ref<CartId>().notNull(),
  registerId: ref<RegisterId>().notNull().references(() => register.id),
  staffId: ref<StaffId>().notNull(),
  approvedByStaffId: ref<StaffId>().notNull(),
  /** Key of the sale's line; null for the whole sale. */
  line: text(),
  effect: jsonb().$type<HandEffect>().notNull(),
  amountMinor: minor().notNull(),
  at: createdAt(),
}, (t) => [
  index("till_approval_sale_idx").on(t.saleId), index("till_approval_register_idx").on(t.registerId),
  check("till_approval_amount", sql`${t.amountMinor} > 0`),
]);
