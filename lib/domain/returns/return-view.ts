import type { Channel } from "@/lib/domain/channel";
import type { InBundle } from "@/lib/domain/fulfillment/in-bundle";
import type { Photo } from "@/lib/domain/orders/checkout";
import type { CustomerId, FulfillmentLineId, LocationId, OrderId, ReturnId, ReturnLineId, ReturnUnitId } from "@/lib/kernel/ids";
import type { AllowedReturnAction } from "./allowed-return-actions";
import type { RefundWay } from "./return-money";
import type { ReturnStatus, UnitOutcome, UnitStatus } from "./return-state";

/** A line of an order on the form that returns it. Instants are ISO strings: views are plain data. */
export type DeskLine = {
  id: FulfillmentLineId; title: string; variantTitle: string; bundle: InBundle | null; sku: string; image: Photo | null;
  /** Units that may be returned now, and what the first, the first two, … of them bring back. */
  left: number; sumsMinor: number[];
  /** Until when, in words of the store; null before it was given. */
  until: string | null;
  /** Why nothing of it can be returned. */
  why: string;
};

export type ReturnUnitView = { id: ReturnUnitId; status: UnitStatus; amountMinor: number; outcome: UnitOutcome | null; note: string; by: string | null };
export type ReturnLineView = {
  id: ReturnLineId; title: string; variantTitle: string; bundle: InBundle | null; sku: string; gtin: string | null; image: Photo | null; reason: string; note: string; photoSrc: string | null; units: ReturnUnitView[];
};

export type RefundView = { amountMinor: number; deliveryMinor: number; /** The tax within the amount; null where goods were taken for some of it. */ taxMinor: number | null; state: "pending" | "failed" | "done" | null; card: string | null };

/** A return as its shopper and as staff see it. */
export type ReturnView = {
  id: ReturnId; number: string; status: ReturnStatus; channel: Channel; currency: string; requestedAt: string; bringBy: string; timeZone: string; store: { id: LocationId; name: string } | null; closedReason: string | null;
  refundTo: RefundWay; /** Its customer has an account to spend store credit from. */ mayBeCredit: boolean;
  lines: ReturnLineView[];
  /** What was taken for it at the counter; null where it brought money alone. */
  exchange: { partNumber: string; creditMinor: number; paidMinor: number; items: { title: string; variantTitle: string; sku: string; quantity: number; amountMinor: number }[] } | null;
  /** What was asked back, or would be if all that is not refused came. */
  refund: RefundView;
};
/** The form and what came of it so far. */
export type ShopperReturns = { orderId: OrderId; orderNumber: string; currency: string; /** Its money may become store credit. */ mayBeCredit: boolean; lines: DeskLine[]; returns: ReturnView[] };

export type ReturnStep = { kind: string; at: string; by: string; channel: Channel; store: string | null };
export type StaffReturn = ReturnView & {
  order: { id: OrderId; number: string }; contactName: string; customerId: CustomerId | null; hasReceipt: boolean; idNote: string | null;
  actions: AllowedReturnAction[]; steps: ReturnStep[];
};

/** One row of the console's list. */
export type ReturnRow = {
  id: ReturnId; number: string; status: ReturnStatus; channel: Channel; orderNumber: string; contactName: string; storeName: string | null; timeZone: string; units: number; amountMinor: number; currency: string;
  titles: string[]; reasons: string[]; updatedAt: string;
  /** What its reader may do with many at once. */
  step: "approve" | "refund" | null;
};
