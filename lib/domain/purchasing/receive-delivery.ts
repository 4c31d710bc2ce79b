import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { purchaseLine } from "@/db/schema/purchasing";
import type { Permit } from "@/lib/domain/identity/permit";
import { bookPurchase } from "@/lib/domain/inventory/book-purchase";
import { lineName } from "@/lib/domain/inventory/unit-words";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { keepScan, lineOf, replayedLine } from "./keep-scan";
import type { DeliveryScan, Scanned, UnitsRefused } from "./purchase-input";
import { toCome } from "./purchase-line";
import { about, advance, lockPurchase, openReceipt, refuseUnless, statusAfter } from "./rows";

/**
 * Takes scanned units into stock, in parts as they arrive. The same scan counts once.
 * @throws Refusal `illegal_move`, `wrong_item`, `already_received`, `invalid` beyond what is to come
 */
export async function receiveDelivery(tx: Tx, by: Permit<"purchasing.receive">, input: DeliveryScan): Promise<Scanned> {
  const part = await lockPurchase(tx, by, input.purchaseOrderId);
  const known = await replayedLine(tx, part, input.scanId);
  if (known) return { lineId: known.id, counted: known.received };
  refuseUnless(part, "ordered", "partly_received", "received");
  const line = await lineOf(tx, part, input);
  refuseBeyond(line, input.quantity);
  await keepScan(tx, by, line, input, { step: "receive", receiptId: await openReceipt(tx, part), note: input.override?.reason ?? null });
  await tx.update(purchaseLine).set({ received: sql`${purchaseLine.received} + ${input.quantity}` }).where(eq(purchaseLine.id, line.id));
  const counted = line.received + input.quantity;
  const version = await advance(tx, part, statusAfter(part, part.lines.map((one) => (one.id === line.id ? { ...one, received: counted } : one))));
  const place = { variantId: line.variantId, locationId: part.locationId, quantity: input.quantity };
  await bookPurchase(tx, by, { purchaseOrderId: part.id, sequence: version, reason: `received from ${part.supplier}`, arrived: [{ ...place, lineId: line.id }], incoming: [{ ...place, quantity: -input.quantity }] });
  await record(tx, by, { kind: "purchase.received", ...about(part), variantIds: [line.variantId], payload: { lineId: line.id, variantId: line.variantId, quantity: input.quantity, ...(input.override && { reason: input.override.reason }) } });
  return { lineId: line.id, counted };
}

/**
 * Takes in what arrived beyond what was ordered; it is in stock and on record as over.
 * @throws Refusal `illegal_move`, `wrong_item`, `invalid` while some of it is still to come
 */
export async function receiveOver(tx: Tx, by: Permit<"purchasing.receive">, input: DeliveryScan): Promise<Scanned> {
  const part = await lockPurchase(tx, by, input.purchaseOrderId);
  const known = await replayedLine(tx, part, input.scanId);
  if (known) return { lineId: known.id, counted: known.received };
  refuseUnless(part, "ordered", "partly_received", "received", "closed_short");
  const line = await lineOf(tx, part, input);
  if (toCome(line) > 0) throw new Refusal("invalid", { reason: `${toCome(line)} of ${lineName(line)} are still expected: scan those first.` });
  await keepScan(tx, by, line, input, { step: "over", receiptId: await openReceipt(tx, part), note: input.override?.reason ?? null });
  await tx.update(purchaseLine).set({ over: sql`${purchaseLine.over} + ${input.quantity}`, received: sql`${purchaseLine.received} + ${input.quantity}` }).where(eq(purchaseLine.id, line.id));
  const version = await advance(tx, part, statusAfter(part, part.lines.map((one) => (one.id === line.id ? { ...one, over: one.over + input.quantity, received: one.received + input.quantity } : one))));
  await bookPurchase(tx, by, { purchaseOrderId: part.id, sequence: version, reason: `more than ${part.number} orders`, arrived: [{ variantId: line.variantId, locationId: part.locationId, quantity: input.quantity, lineId: line.id }], incoming: [] });
  await record(tx, by, { kind: "purchase.discrepancy", ...about(part), variantIds: [line.variantId], payload: { discrepancy: "over", lineId: line.id, variantId: line.variantId, quantity: input.quantity } });
  return { lineId: line.id, counted: line.received + input.quantity };
}

/** Units that arrived and are refused: they never enter our books, and do not come again. @throws as `receiveDelivery` */
export async function rejectDelivered(tx: Tx, by: Permit<"purchasing.receive">, input: UnitsRefused): Promise<Scanned> {
  const part = await lockPurchase(tx, by, input.purchaseOrderId);
  const known = await replayedLine(tx, part, input.scanId);
  if (known) return { lineId: known.id, counted: known.rejected };
  refuseUnless(part, "ordered", "partly_received");
  const line = await lineOf(tx, part, { scanned: "", override: { lineId: input.lineId, reason: input.note } });
  refuseBeyond(line, input.quantity);
  await keepScan(tx, by, line, { ...input, scanned: "" }, { step: "reject", receiptId: await openReceipt(tx, part), rejectReason: input.rejectReason, note: input.note });
  await tx.update(purchaseLine).set({ rejected: sql`${purchaseLine.rejected} + ${input.quantity}` }).where(eq(purchaseLine.id, line.id));
  const counted = line.rejected + input.quantity;
  const version = await advance(tx, part, statusAfter(part, part.lines.map((one) => (one.id === line.id ? { ...one, rejected: counted } : one))));
  await bookPurchase(tx, by, { purchaseOrderId: part.id, sequence: version, reason: "", arrived: [], incoming: [{ variantId: line.variantId, locationId: part.locationId, quantity: -input.quantity }] });
  await record(tx, by, { kind: "purchase.discrepancy", ...about(part), variantIds: [line.variantId], payload: { discrepancy: "rejected", lineId: line.id, variantId: line.variantId, quantity: input.quantity, reason: input.rejectReason } });
  return { lineId: line.id, counted };
}

function refuseBeyond(line: Parameters<typeof toCome>[0] & Parameters<typeof lineName>[0], quantity: number): void {
  const left = toCome(line);
  if (left <= 0) throw new Refusal("already_received", { title: lineName(line) });
  if (quantity > left) throw new Refusal("invalid", { reason: `Only ${left} more of ${lineName(line)} ${left === 1 ? "is" : "are"} expected.` });
}
