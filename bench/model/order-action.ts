import type { FulfillmentMethod } from "@/lib/domain/fulfillment/fulfillment-state";
import type { ReturnReason } from "@/lib/domain/returns/return-policy";
import type { UnitOutcome } from "@/lib/domain/returns/return-state";
import type { FulfillmentId, FulfillmentLineId, LocationId, OrderLineId, ReturnId, ReturnLineId, ReturnUnitId, StaffId, VariantId } from "@/lib/kernel/ids";

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
  | { kind: "cancel"; by: "shopper" | "staff" }
  | { kind: "return_request"; lines: { lineId: FulfillmentLineId; quantity: number; reason: ReturnReason }[]; by: "shopper" | "staff" }
  | { kind: "return_approve" | "return_reject" | "return_cancel" | "return_refund" | "return_finish"; returnId: ReturnId }
  | { kind: "return_receive"; returnId: ReturnId; locationId: LocationId; lines: { lineId: ReturnLineId; quantity: number }[] }
  | { kind: "return_inspect"; returnId: ReturnId; units: { unitId: ReturnUnitId; outcome: UnitOutcome }[] }
  | { kind: "edit"; partId: FulfillmentId; removed: { orderLineId: OrderLineId; quantity: number } | null; added: AddedUnits | null }
  | ExchangeAction
  | { kind: "settle" }
  | { kind: "complete" };

/** Units of a kind at a price: what a change adds, or an exchange takes. */
export type AddedUnits = { variantId: VariantId; quantity: number; unitMinor: number; totalMinor: number };
export type ExchangeAction = {
  kind: "exchange"; locationId: LocationId; to: { locationId: LocationId; method: FulfillmentMethod }; taken: AddedUnits; dueMinor: number; backMinor: number;
  back: { lineId: FulfillmentLineId; quantity: number; reason: ReturnReason; outcome: Exclude<UnitOutcome, "refuse"> }[];
};

export type ReturnAction = Extract<OrderAction, { kind: `return_${string}` }>;

export const isReturnAction = (action: OrderAction): action is ReturnAction => action.kind.startsWith("return_");
