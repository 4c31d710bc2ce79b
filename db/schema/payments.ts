import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { CheckoutId, CustomerId, FulfillmentId, OrderId, OrderLineId, PaymentId, RefundId, StaffId, StoredValueEntryId, StoredValueId } from "@/lib/kernel/ids";
import type { PaymentStatus } from "@/lib/domain/payments/payment-state";
import type { EntryKind, StoredValueKind, StoredValueStatus, Tender } from "@/lib/domain/payments/tender";
import { customer } from "./customers";
import { createdAt, id, instant, minor, ref } from "./columns";

/** Money that the shop owes to whoever holds a card's code, or to a customer; a point of a member is a cent. Its balance moves only with its entries. */
export const storedValue = pgTable("stored_value", {
  id: id<StoredValueId>(),
  kind: text().$type<StoredValueKind>().notNull(),
  status: text().$type<StoredValueStatus>().notNull().default("active"),
  /** Whose credit it is; a gift card belongs to whoever has its code. */
  customerId: ref<CustomerId>().references(() => customer.id),
  codeHash: text().unique(),
  codeLast4: text(),
  currency: text().notNull().default("USD"),
  balanceMinor: minor().notNull().default(0),
  /** The line that it was sold with, and which of its units it is. */
  orderLineId: ref<OrderLineId>(),
  position: integer(),
  recipientName: text(),
  recipientEmail: text(),
  senderName: text(),
  message: text(),
  /** From when it is mailed; null: at once. */
  mailAt: instant(),
  /** Rises when it is sent to another address: codes that were mailed before open nothing any more. */
  codeVersion: smallint().notNull().default(0),
  /** Null, as long as no policy says otherwise: it never expires. */
  expiresAt: instant(),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex("stored_value_own_key").on(t.customerId, t.kind, t.currency).where(sql`${t.kind} in ('store_credit', 'points')`),
  uniqueIndex("stored_value_sold_key").on(t.orderLineId, t.position),
  index("stored_value_customer_idx").on(t.customerId),
  index("stored_value_created_idx").on(t.createdAt, t.id),
  check("stored_value_balance", sql`${t.balanceMinor} >= 0`),
  check("stored_value_kind", sql`case ${t.kind} when 'gift_card' then ${t.codeHash} is not null and ${t.codeLast4} is not null when 'store_credit' then ${t.customerId} is not null and ${t.codeHash} is null when 'points' then ${t.customerId} is not null and ${t.codeHash} is null else false end`),
]);

/** Append-only: what moved a balance, by how much, why and by whom. */
export const storedValueEntry = pgTable("stored_value_entry", {
  id: id<StoredValueEntryId>(),
  storedValueId: ref<StoredValueId>().notNull().references(() => storedValue.id),
  kind: text().$type<EntryKind>().notNull(),
  amountMinor: minor().notNull(),
  paymentId: ref<PaymentId>(),
  reason: text().notNull().default(""),
  byStaffId: ref<StaffId>(),
  /** Until when points that it adds can be spent. */
  validUntil: instant(),
  /** Same key, same entry: what is repeated moves nothing. */
  idempotencyKey: text().notNull().unique(),
  at: createdAt(),
}, (t) => [
  index("stored_value_entry_value_idx").on(t.storedValueId, t.at),
  index("stored_value_entry_payment_idx").on(t.paymentId),
  check("stored_value_entry_sign", sql`case ${t.kind} when 'held' then ${t.amountMinor} < 0 and ${t.paymentId} is not null when 'adjusted' then ${t.amountMinor} <> 0 when 'joined' then ${t.amountMinor} <> 0 when 'expired' then ${t.amountMinor} < 0 when 'taken_back' then ${t.amountMinor} < 0 else ${t.amountMinor} > 0 end`),
]);

/** Points that were added together and end together; spent in the order in which they end. `left_minor` moves only with its moves. */
export const storedValueLot = pgTable("stored_value_lot", {
  /** That of the entry that made it. */
  id: id<StoredValueEntryId>(),
  storedValueId: ref<StoredValueId>().notNull().references(() => storedValue.id),
  amountMinor: minor().notNull(),
  leftMinor: minor().notNull().default(0),
  expiresAt: instant(),
  createdAt: createdAt(),
}, (t) => [
  index("stored_value_lot_value_idx").on(t.storedValueId, t.expiresAt),
  index("stored_value_lot_ending_idx").on(t.expiresAt).where(sql`${t.leftMinor} > 0`),
  check("stored_value_lot_left", sql`${t.amountMinor} > 0 and ${t.leftMinor} between 0 and ${t.amountMinor}`),
]);

/** Append-only: what an entry put into a lot or took from it. */
export const storedValueLotMove = pgTable("stored_value_lot_move", {
  entryId: ref<StoredValueEntryId>().notNull().references(() => storedValueEntry.id),
  lotId: ref<StoredValueEntryId>().notNull().references(() => storedValueLot.id),
  amountMinor: minor().notNull(),
}, (t) => [primaryKey({ columns: [t.entryId, t.lotId] }), index("stored_value_lot_move_lot_idx").on(t.lotId), check("stored_value_lot_move_amount", sql`${t.amountMinor} <> 0`)]);

/** One tender's share of what a fulfillment of a checkout costs, and what became of it. */
export const payment = pgTable("payment", {
  id: id<PaymentId>(),
  checkoutId: ref<CheckoutId>().notNull(),
  orderId: ref<OrderId>(),
  /** Known before the fulfillment exists: the checkout plans its ids. */
  fulfillmentId: ref<FulfillmentId>().notNull(),
  tender: text().$type<Tender>().notNull().default("card"),
  storedValueId: ref<StoredValueId>().references(() => storedValue.id),
  /** Of two cards that pay together at a till: 0 the first, 1 the second. */
  cardPosition: integer().notNull().default(0),
  /** 0 when the order was placed; each later edit that costs more pays in a round of its own. */
  round: integer().notNull().default(0),
  /** `house`: the shop's own books, for what no provider has to be asked. */
  gateway: text().$type<"test" | "stripe" | "house">().notNull(),
  gatewayRef: text(),
  idempotencyKey: text().notNull().unique(),
  status: text().$type<PaymentStatus>().notNull().default("created"),
  currency: text().notNull(),
  amountMinor: minor().notNull(),
  capturedMinor: minor().notNull().default(0),
  refundedMinor: minor().notNull().default(0),
  /** Given back before it was captured; what is left of the amount can still be captured. */
  voidedMinor: minor().notNull().default(0),
  cardBrand: text(),
  cardLast4: text(),
  failureCode: text(),
  expiresAt: instant(),
  createdAt: createdAt(),
  updatedAt: createdAt(),
  version: integer().notNull().default(1),
}, (t) => [
  index("payment_checkout_idx").on(t.checkoutId),
  index("payment_order_idx").on(t.orderId),
  index("payment_fulfillment_idx").on(t.fulfillmentId),
  index("payment_gateway_ref_idx").on(t.gatewayRef),
  index("payment_expiring_idx").on(t.expiresAt).where(sql`${t.status} in ('authorized','partially_captured','partially_refunded')`),
  index("payment_created_idx").on(t.createdAt).where(sql`${t.status} = 'created'`),
  index("payment_stored_value_idx").on(t.storedValueId),
  check("payment_tender", sql`(${t.tender} in ('gift_card', 'store_credit', 'points')) = (${t.storedValueId} is not null) and (${t.tender} = 'card') = (${t.gateway} <> 'house')`),
  uniqueIndex("payment_live_key").on(t.fulfillmentId, t.round, sql`coalesce(${t.storedValueId}::text, ${t.tender})`, t.cardPosition).where(sql`${t.status} in ('authorized','captured','partially_captured','partially_refunded','refunded')`),
  check("payment_amounts", sql`${t.amountMinor} > 0 and ${t.capturedMinor} between 0 and ${t.amountMinor} and ${t.refundedMinor} between 0 and ${t.capturedMinor} and ${t.voidedMinor} between 0 and ${t.amountMinor} - ${t.capturedMinor}`),
]);

/** Money asked of a gateway after authorization: written before the call, answered after it. */
export const paymentOperation = pgTable("payment_operation", {
  id: id<RefundId>(),
  paymentId: ref<PaymentId>().notNull().references(() => payment.id),
  kind: text().$type<"capture" | "void" | "refund">().notNull(),
  amountMinor: minor().notNull(),
  reason: text().notNull(),
  /** What it is a part of: a wish is split over the tenders of a fulfillment. */
  wishKey: text().notNull(),
  /** A refund that the shopper takes as store credit: no gateway is asked. */
  creditTo: ref<StoredValueId>().references(() => storedValue.id),
  /** Same key, same operation: at the gateway too. */
  idempotencyKey: text().notNull().unique(),
  status: text().$type<"pending" | "succeeded" | "failed">().notNull().default("pending"),
  failureCode: text(),
  createdAt: createdAt(),
  settledAt: instant(),
}, (t) => [index("payment_operation_payment_idx").on(t.paymentId), index("payment_operation_wish_idx").on(t.wishKey), index("payment_operation_credit_idx").on(t.creditTo), index("payment_operation_pending_idx").on(t.createdAt).where(sql`${t.status} = 'pending'`)]);

/** Messages of gateways, kept once each by their own id. */
export const webhookReceipt = pgTable("webhook_receipt", {
  provider: text().notNull(),
  eventId: text().notNull(),
  kind: text().notNull(),
  receivedAt: createdAt(),
}, (t) => [uniqueIndex("webhook_receipt_key").on(t.provider, t.eventId)]);
