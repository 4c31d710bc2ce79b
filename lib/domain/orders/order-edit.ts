import type { OrderEditId, OrderLineId, FulfillmentId, VariantId } from "@/lib/kernel/ids";
import { machine } from "@/lib/kernel/machine";

export type OrderEditStatus = "pending" | "requested" | "confirmed" | "declined" | "expired";

/** A draft is taken back (`declined`) or sent; what was sent, the shopper decides, or the time does. */
export const orderEditMachine = machine<OrderEditStatus>({ pending: ["requested", "declined"], requested: ["confirmed", "declined", "expired"], confirmed: [], declined: [], expired: [] });

export const editWords: Record<OrderEditStatus, string> = { pending: "Not sent yet", requested: "The shopper decides", confirmed: "Confirmed", declined: "Declined", expired: "Ran out of time" };

/** Hours in which a shopper can decide. */
export const editHours = 48;

export type RemovedUnits = { orderLineId: OrderLineId; title: string; quantity: number; backMinor: number };
export type AddedLine = {
  /** Of the line that it becomes. */
  orderLineId: OrderLineId; variantId: VariantId; sku: string; title: string; variantTitle: string; quantity: number; unitMinor: number; taxMinor: number; /** In the price; absent in edits made before it was told. */ includedTaxMinor?: number; taxRatePpm: number;
  /** With tax. */
  totalMinor: number;
};
/** `backMinor` is lifted or refunded in exact parts, `addMinor` authorized anew. */
export type EditPlan = { removed: RemovedUnits[]; added: AddedLine[]; backMinor: number; addMinor: number };

/** What the shopper pays more (or, below zero, less) after it. */
export const differenceOf = ({ addMinor, backMinor }: Pick<EditPlan, "addMinor" | "backMinor">): number => addMinor - backMinor;

/** Instants are ISO strings. */
export type OrderEditView = { id: OrderEditId; fulfillmentId: FulfillmentId; status: OrderEditStatus; plan: EditPlan; reason: string; proposedBy: string; createdAt: string; expiresAt: string | null; decidedAt: string | null };
