import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { CheckoutId, FulfillmentId, OrderId, PaymentId, RefundId } from "@/lib/kernel/ids";
import type { PaymentStatus } from "@/lib/domain/payments/payment-state";
import { createdAt, id, instant, minor, ref } from "./columns";

/** One authorization for one fulfillment of a checkout, and what became of it. */
export const payment = pgTable("payment", {
  id: id<PaymentId>(),
  checkoutId: ref<CheckoutId>().notNull(),
  orderId: ref<OrderId>(),
  /** Known before the fulfillment exists: the checkout plans its ids. */
  fulfillmentId: ref<FulfillmentId>().notNull(),
  gateway: text().$type<"test" | "stripe">().notNull(),
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
  uniqueIndex("payment_live_key").on(t.fulfillmentId).where(sql`${t.status} in ('authorized','captured','partially_captured','partially_refunded','refunded')`),
  check("payment_amounts", sql`${t.amountMinor} > 0 and ${t.capturedMinor} between 0 and ${t.amountMinor} and ${t.refundedMinor} between 0 and ${t.capturedMinor} and ${t.voidedMinor} between 0 and ${t.amountMinor} - ${t.capturedMinor}`),
]);

/** Money asked of a gateway after authorization: written before the call, answered after it. */
export const paymentOperation = pgTable("payment_operation", {
  id: id<RefundId>(),
  paymentId: ref<PaymentId>().notNull().references(() => payment.id),
  kind: text().$type<"capture" | "void" | "refund">().notNull(),
  amountMinor: minor().notNull(),
  reason: text().notNull(),
  /** Same key, same operation: at the gateway too. */
  idempotencyKey: text().notNull().unique(),
  status: text().$type<"pending" | "succeeded" | "failed">().notNull().default("pending"),
  failureCode: text(),
  createdAt: createdAt(),
  settledAt: instant(),
}, (t) => [index("payment_operation_payment_idx").on(t.paymentId), index("payment_operation_pending_idx").on(t.createdAt).where(sql`${t.status} = 'pending'`)]);

/** Messages of gateways, kept once each by their own id. */
export const webhookReceipt = pgTable("webhook_receipt", {
  provider: text().notNull(),
  eventId: text().notNull(),
  kind: text().notNull(),
  receivedAt: createdAt(),
}, (t) => [uniqueIndex("webhook_receipt_key").on(t.provider, t.eventId)]);
