import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CartId, LocationId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { refundReturn } from "./refund-return";
import { lockParts, readLines } from "./rows";
import { takeIn } from "./take-in";

export type TakenBack = { saleId: CartId; orderId: OrderId; locationId: LocationId; reason: string };

/**
 * Takes back all that a till's sale gave, as if it had not been: on sale again at its store, its money asked for from the tenders that
 * paid. A sale that gave nothing along is left alone. @throws Refusal `not_last_sale` where some of it came back already, and those of `takeIn` and `refundReturn`
 */
export async function takeBackSale(tx: Tx, by: { work: Permit<"returns.work">; refund: Permit<"returns.refund"> }, { saleId, orderId, locationId, reason }: TakenBack): Promise<void> {
  await lockParts(tx, orderId);
  const given = (await readLines(orderId, tx)).filter(({ handedOver }) => handedOver > 0);
  if (given.some(({ taken }) => taken.length > 0)) throw new Refusal("not_last_sale", { reason: "Some of it came back already. Take the rest back as a return." });
  if (given.length === 0) return;
  const note = `Void at the till: ${reason}`;
  const returnId = await takeIn(tx, by.work, { orderId, locationId, key: `void:${saleId}`, back: given.map(({ id, handedOver }) => ({ lineId: id, quantity: handedOver, reason: "changed_mind", outcome: "restock", note })) });
  await refundReturn(tx, by.refund, { returnId, refundTo: "tenders" });
}
