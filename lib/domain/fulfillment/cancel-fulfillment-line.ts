import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, OrderId, OrderLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { closeIfEmpty, leaveBareShelf, resumeWhenFound } from "./close-or-resume";
import { isFinal } from "./fulfillment-state";
import { lockFulfillment } from "./rows";
import { takeOut } from "./take-out-units";

export type CancelUnits = { fulfillmentId: FulfillmentId; orderId?: OrderId; orderLineId: OrderLineId; quantity: number; reason: string };
export type CancelledUnits = { orderId: OrderId; orderLineId: OrderLineId; quantity: number; amountMinor: number; isFulfillmentOver: boolean };

/**
 * Takes units out of a fulfillment before they are handed over: missing ones first, then those not yet picked, then
 * picked ones, which go on the put-back list. Money of exactly these units is voided or refunded. `order_line.cancelled`
 * belongs to orders: its verb composes this one.
 * @throws Refusal `illegal_move`, `not_found`, `wrong_store`
 */
export async function cancelFulfillmentLine(tx: Tx, by: Permit<"orders.service"> | Permit<"orders.track"> | Permit<"system.run">, input: CancelUnits): Promise<CancelledUnits> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId, input.orderId);
  const line = part.lines.find((one) => one.orderLineId === input.orderLineId);
  if (!line) throw new Refusal("not_found");
  if ((isFinal(part.status) && line.missing < input.quantity) || part.status === "shipped" || part.status === "on_the_van") throw new Refusal("illegal_move");
  const amountMinor = await takeOut(tx, by, part, line, input.quantity, input.reason);
  const isFulfillmentOver = await closeIfEmpty(tx, by, part, input.reason);
  if (!isFulfillmentOver) {
    await leaveBareShelf(tx, by, part, input.reason);
    await resumeWhenFound(tx, part);
  }
  return { orderId: part.orderId, orderLineId: line.orderLineId, quantity: input.quantity, amountMinor, isFulfillmentOver };
}
