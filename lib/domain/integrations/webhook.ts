import { z } from "zod";
import type { EventKind } from "@/lib/domain/events";
import type { WebhookDeliveryId, WebhookId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

/** What others can be told of, in groups of the form. */
export const webhookKinds = {
  Orders: ["order.placed", "order.completed", "order.cancelled", "order.line_cancelled", "order.edit_confirmed"],
  Fulfillment: ["fulfillment.ready", "fulfillment.handed_over", "fulfillment.shipped", "fulfillment.out_for_delivery", "fulfillment.delivered", "fulfillment.cancelled", "fulfillment.expired", "fulfillment.rerouted", "fulfillment.lost"],
  Money: ["payment.captured", "payment.refunded", "payment.disputed"],
  Returns: ["return.requested", "return.received", "return.refunded", "return.exchanged", "return.rejected"],
  Stock: ["stock.adjusted", "stock.received", "stock.low", "transfer.sent", "transfer.received", "purchase.ordered", "purchase.received"],
  Catalog: ["product.created", "product.changed", "price.changed", "location.changed"],
} as const satisfies Record<string, readonly EventKind[]>;

export type WebhookKind = (typeof webhookKinds)[keyof typeof webhookKinds][number];
export const allWebhookKinds: readonly EventKind[] = Object.values(webhookKinds).flat();
const kinds = new Set<string>(allWebhookKinds);
export const isWebhookKind = (kind: string): kind is WebhookKind => kinds.has(kind);

const list = z.array(z.string().refine(isWebhookKind, "Nobody is told of that."), "Choose what it is told.").min(1, "Choose what it is told.").max(60).transform((each) => [...new Set(each)].filter(isWebhookKind));
const url = z.string("Enter an address.").trim().max(500, "At most 500 characters.").refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !new URL(text).username, "Enter an address that begins with https://.");

export const newWebhookInput = z.object({ url, description: z.string().trim().max(120, "At most 120 characters.").default(""), kinds: list });
export type NewWebhook = z.output<typeof newWebhookInput>;
export const webhookChangeInput = newWebhookInput.extend({ webhookId: idOf<WebhookId>(), version: z.coerce.number().int(), isActive: z.preprocess((value) => value === true || value === "on" || value === "true", z.boolean()) });
export type WebhookChange = z.output<typeof webhookChangeInput>;
export const oneWebhook = z.object({ webhookId: idOf<WebhookId>() });
export const oneDelivery = z.object({ deliveryId: idOf<WebhookDeliveryId>() });

export const deliveryStates = ["pending", "delivered", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export const deliveryWords: Record<DeliveryState, string> = { pending: "On its way", delivered: "Taken", failed: "Failed" };
export const deliveryQuery = z.object({ show: z.enum(["all", ...deliveryStates]).catch("all"), page: z.coerce.number().int().min(1).max(10_000).catch(1) });

/** What is sent: ids and amounts, never who the person is; the reader asks for the rest with a key. */
export type WebhookBody = { type: string; timestamp: string; data: { id: string; orderNumber: string | null; fulfillmentNumber: string | null; locationCode: string | null; customerId: string | null; subject: string | null; facts: Record<string, unknown> } };
