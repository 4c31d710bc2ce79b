import type { FulfillmentMethod } from "@/lib/domain/fulfillment/fulfillment-state";
import type { FulfillmentId, FulfillmentLineId, LocationId, OrderLineId, StaffId, VariantId } from "@/lib/kernel/ids";

/** Everything that can happen to a placed order. */
export type OrderAction =
  | { kind: "claim" | "release" | "stage" | "pack"; partId: FulfillmentId; staffId: StaffId }
  | { kind: "pick"; partId: FulfillmentId; staffId: StaffId; variantId: VariantId }
  | { kind: "miss"; partId: FulfillmentId; staffId: StaffId; lineId: FulfillmentLineId; quantity: number }
  | { kind: "count_miss"; partId: FulfillmentId; variantId: VariantId; quantity: number }
  | { kind: "hand_over"; partId: FulfillmentId; lines: { lineId: FulfillmentLineId; quantity: number }[] | null }
  | { kind: "wrong_code" | "ship" | "deliver" | "choose_refund" | "expire_choice" | "expire_uncollected" | "move_time" | "change_person"; partId: FulfillmentId }
  | { kind: "choose_elsewhere"; partId: FulfillmentId; to: { locationId: LocationId; method: FulfillmentMethod } }
  | { kind: "cancel_line"; partId: FulfillmentId; orderLineId: OrderLineId; quantity: number }
  | { kind: "put_back"; partId: FulfillmentId; variantId: VariantId; quantity: number }
  | { kind: "refund"; partId: FulfillmentId; amountMinor: number }
  | { kind: "cancel"; by: "shopper" | "staff" }
  | { kind: "settle" }
  | { kind: "complete" };
