import { randomFillSync } from "node:crypto";

declare const brand: unique symbol;
export type Id<B extends string> = string & { readonly [brand]: B };

export type AccountId = Id<"account">;
export type AgentId = Id<"agent">;
export type AllocationId = Id<"allocation">;
export type ApiKeyId = Id<"api_key">;
export type AppointmentId = Id<"appointment">;
export type AppointmentKindId = Id<"appointment_kind">;
export type BoxId = Id<"box">;
export type CartId = Id<"cart">;
export type CartLineId = Id<"cart_line">;
export type CashMovementId = Id<"cash_movement">;
export type CashSessionId = Id<"cash_session">;
export type CategoryId = Id<"category">;
export type CheckoutId = Id<"checkout">;
export type CountLineId = Id<"count_line">;
export type CountSessionId = Id<"count_session">;
export type PromotionId = Id<"promotion">;
export type PromotionCodeId = Id<"promotion-code">;
export type TaxExemptionId = Id<"tax-exemption">;
export type CustomerGroupId = Id<"customer-group">;
export type CustomerId = Id<"customer">;
export type DeliveryTripId = Id<"delivery_trip">;
export type CycleCountId = Id<"cycle_count">;
export type DriftFindingId = Id<"drift_finding">;
export type DriftRepairId = Id<"drift_repair">;
export type FulfillmentId = Id<"fulfillment">;
export type FulfillmentLineId = Id<"fulfillment_line">;
export type LabelId = Id<"label">;
export type LocationId = Id<"location">;
export type LoyaltyTierId = Id<"loyalty_tier">;
export type MessageId = Id<"message">;
export type OrderEditId = Id<"order_edit">;
export type OrderBundleId = Id<"order_bundle">;
export type OrderId = Id<"order">;
export type OrderLineId = Id<"order_line">;
export type ParkedSaleId = Id<"parked_sale">;
export type TillApprovalId = Id<"till_approval">;
export type PaymentId = Id<"payment">;
export type PointAwardId = Id<"point_award">;
export type PriceListId = Id<"price_list">;
export type ProductId = Id<"product">;
export type PurchaseLineId = Id<"purchase_line">;
export type PurchaseOrderId = Id<"purchase_order">;
export type QuestionId = Id<"product_question">;
export type ReceiptId = Id<"goods_receipt">;
export type RefundId = Id<"refund">;
export type RegisterId = Id<"register">;
export type ReturnId = Id<"return">;
export type ReturnLineId = Id<"return_line">;
export type ReturnUnitId = Id<"return_unit">;
export type ReviewId = Id<"review">;
export type UnprovenReturnId = Id<"unproven_return">;
export type RuleSetId = Id<"rule_set">;
export type PassId = Id<"pickup_pass">;
export type RejectReasonId = Id<"reject_reason">;
export type RejectionId = Id<"rejection">;
export type SessionId = Id<"session">;
export type StaffId = Id<"staff">;
export type StockWatchId = Id<"stock_watch">;
export type StockCountId = Id<"stock_count">;
export type SupplierId = Id<"supplier">;
export type StoredValueEntryId = Id<"stored_value_entry">;
export type StoredValueId = Id<"stored_value">;
export type TaskId = Id<"task">;
export type WebhookDeliveryId = Id<"webhook_delivery">;
export type WebhookId = Id<"webhook">;
export type TransferId = Id<"transfer">;
export type TillConflictId = Id<"till_conflict">;
export type TillKeyId = Id<"till_key">;
export type TransferLineId = Id<"transfer_line">;
export type VariantId = Id<"variant">;
export type WaveId = Id<"wave">;

const bytes = new Uint8Array(16);

let lastMs = 0;
let count = 0;

/**
 * A new UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, 12 that count within one of them (6.2, method 1), then
 * randomness. So ids sort by time, and those of one process in the order in which they were made.
 */
export function newId<T extends string>(): T {
  randomFillSync(bytes);
  const now = Date.now();
  if (now > lastMs || ++count > 0xfff) {
    lastMs = Math.max(now, lastMs + 1);
    count = ((bytes[6]! & 0x07) << 8) | bytes[7]!;
  }
  const at = lastMs;
  bytes[0] = at / 2 ** 40;
  bytes[1] = at / 2 ** 32;
  bytes[2] = at / 2 ** 24;
  bytes[3] = at / 2 ** 16;
  bytes[4] = at / 2 ** 8;
  bytes[5] = at;
  bytes[6] = 0x70 | (count >> 8);
  bytes[7] = count;
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Buffer.from(bytes).toString("hex");
  return asId<T>(`${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`);
}

/** Names a string as an id. Safe where the string comes from our own database or was checked to be a UUID. */
export function asId<T extends string>(value: string): T {
  return value as T;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (value: string): boolean => UUID.test(value);
