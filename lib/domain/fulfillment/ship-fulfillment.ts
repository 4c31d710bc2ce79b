import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { shipStock } from "@/lib/domain/inventory/ship-stock";
import { requestCapture } from "@/lib/domain/payments/request-capture";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { handOverMinor } from "./fulfillment-money";
import { leftToHandOver } from "./line-progress";
import { about, lockFulfillment, touched } from "./rows";

/** Gives packed parcels to the carrier and asks for their money. Shipping twice changes nothing. @throws Refusal `illegal_move`, `wrong_store` */
export async function shipFulfillment(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId; trackingNumber: string }): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  if (part.status === "shipped") return { version: part.version };
  if (part.status !== "packed" || part.method === "local_delivery") throw new Refusal("illegal_move");
  const given = part.lines.map((line) => ({ line, quantity: leftToHandOver(line) })).filter(({ quantity }) => quantity > 0);
  await tx.update(fulfillmentLine).set({ handedOver: fulfillmentLine.ready }).where(eq(fulfillmentLine.fulfillmentId, part.id));
  const [row] = await tx.update(fulfillment)
    .set({ ...touched, status: "shipped", shippedAt: sql`shop_clock()`, trackingNumber: input.trackingNumber.trim() })
    .where(and(eq(fulfillment.id, part.id), eq(fulfillment.status, "packed")))
    .returning({ version: fulfillment.version });
  if (!row) throw new Refusal("illegal_move");
  await shipStock(tx, by, { fulfillmentId: part.id, lines: given.map(({ line, quantity }) => ({ orderLineId: line.orderLineId, quantity })), sequence: row.version });
  const amountMinor = part.isPrepaid ? 0 : handOverMinor(part, given);
  if (amountMinor > 0) await requestCapture(tx, by, { fulfillmentId: part.paidByFulfillmentId ?? part.id, amountMinor, reason: "shipped", key: `capture:${part.id}:${row.version}` });
  await record(tx, by, { kind: "fulfillment.shipped", ...about(part), variantIds: given.map(({ line }) => line.variantId), payload: { amountMinor, version: row.version } });
  return row;
}
