import { z } from "zod";
import type { FulfillmentId, OrderEditId, OrderLineId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { completeInput, orderProof } from "./checkout-input";

/** New quantities of lines by their ids, and items to add by SKU; empty fields of the form are left out. */
export const proposeEditInput = z.object({
  fulfillmentId: idOf<FulfillmentId>(),
  quantities: z.array(z.object({ orderLineId: idOf<OrderLineId>(), quantity: z.number().int().min(0).max(99) })).max(100),
  items: z.array(z.object({ sku: z.string().trim().min(1, "Enter the SKU.").max(60), quantity: z.number().int().min(1).max(99) })).max(20),
  reason: z.string().trim().min(3, "Say why, in a few words.").max(300, "Use at most 300 characters."),
});
export type ProposeEdit = z.output<typeof proposeEditInput>;

export const editChoice = z.object({ editId: idOf<OrderEditId>() });
export type EditChoice = z.output<typeof editChoice>;

export const shopperEditChoice = orderProof.extend({ editId: idOf<OrderEditId>() });
export type ShopperEditChoice = z.output<typeof shopperEditChoice>;

export const confirmEditInput = shopperEditChoice.extend(completeInput.pick({ cardBrand: true, cardLast4: true, idempotencyKey: true }).shape).extend({ paymentToken: completeInput.shape.token });
export type ConfirmEdit = z.output<typeof confirmEditInput>;
