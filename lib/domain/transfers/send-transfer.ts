import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { transferLine } from "@/db/schema/transfers";
import type { Permit } from "@/lib/domain/identity/permit";
import { leaveForStore } from "@/lib/domain/fulfillment/leave-for-store";
import { leftToPick, sumOf } from "@/lib/domain/fulfillment/line-progress";
import type { LockedFulfillment } from "@/lib/domain/fulfillment/rows";
import { listPromises } from "@/lib/domain/inventory/list-promises";
import { lockFreeUnits, type FreeUnits } from "@/lib/domain/inventory/lock-free-units";
import { transferStock } from "@/lib/domain/inventory/transfer-stock";
import { record } from "@/lib/domain/record";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, advance, expected, lockTransfer, refuseUnless, type LockedLine, type LockedTransfer } from "./rows";
import { shortWords } from "./short-words";
import type { Sending } from "./transfer-input";
import { lineName, unitsOf } from "@/lib/domain/inventory/unit-words";
import { onTheWay } from "./transfer-line";

/**
 * The boxes leave: the source's books fall, the destination expects them, nobody can buy them on the way. What was packed
 * leaves, or everything as listed. Sending again what is sent changes nothing.
 * What it brings for an order leaves whole.
 * @throws Refusal `other_end`, `illegal_move`, `not_free` naming every item that is promised, held or set aside and the orders concerned, `invalid` with nothing to send
 */
export async function sendTransfer(tx: Tx, by: Permit<"transfers.work">, input: Sending): Promise<{ units: number }> {
  const part = await lockTransfer(tx, by, input.transferId, "source");
  if (part.status === "sent") return { units: unitsOf(part.lines, onTheWay) };
  const leaving = part.lines.map((line) => ({ line, quantity: input.as === "packed" ? line.packed : line.wanted })).filter(({ quantity }) => quantity > 0);
  refuseUnless(part, "draft");
  if (leaving.length === 0) throw new Refusal("invalid", { reason: "Nothing to send: scan what goes into the boxes, or send it as listed." });
  if (part.bound) await leaveWithOrder(tx, by, part, part.bound, leaving);
  else await refuseUnlessFree(tx, part, leaving);
  const version = await advance(tx, part, "sent", { sentAt: sql`shop_clock()`, sentByStaffId: by.actor.staffId });
  await transferStock(tx, by, {
    transferId: part.id, sequence: version, reason: `sent to ${part.to}`,
    moves: leaving.map(({ line, quantity }) => ({ lineId: line.id, variantId: line.variantId, locationId: part.fromLocationId, quantity: -quantity })),
    incoming: expected(part, leaving.map(({ line, quantity }) => ({ variantId: line.variantId, locationId: part.toLocationId, quantity }))),
  });
  for (const { line, quantity } of leaving) await tx.update(transferLine).set({ sent: quantity }).where(eq(transferLine.id, line.id));
  const units = unitsOf(leaving, ({ quantity }) => quantity);
  await record(tx, by, { kind: "transfer.sent", ...about(part, "source"), variantIds: leaving.map(({ line }) => line.variantId), payload: { units, toLocationId: part.toLocationId } });
  return { units };
}

/** The goods of an order leave whole, as it stands now: its promise here ends with it. */
async function leaveWithOrder(tx: Tx, by: Permit<"transfers.work">, part: LockedTransfer, bound: LockedFulfillment, leaving: Leaving[]): Promise<void> {
  const wanted = (variantId: VariantId) => sumOf(bound.lines.filter((line) => line.variantId === variantId), leftToPick);
  if (leaving.some(({ line, quantity }) => quantity < line.wanted)) throw new Refusal("invalid", { reason: `${bound.number} leaves whole: pack all of it, or say that you cannot send it.` });
  if (unitsOf(leaving, ({ quantity }) => quantity) !== sumOf(bound.lines, leftToPick) || leaving.some(({ line, quantity }) => quantity !== wanted(line.variantId))) throw new Refusal("invalid", { reason: `${bound.number} was changed a moment ago. Look at the list again.` });
  const at = (locationId: LocationId) => leaving.map(({ line }) => ({ variantId: line.variantId, locationId }));
  await lockFreeUnits(tx, { leave: at(part.fromLocationId), enter: at(part.toLocationId) });
  await leaveForStore(tx, by, bound);
}

type Leaving = { line: LockedLine; quantity: number };

async function refuseUnlessFree(tx: Tx, part: LockedTransfer, leaving: readonly Leaving[]): Promise<void> {
  const at = (locationId: LocationId) => leaving.map(({ line }) => ({ variantId: line.variantId, locationId }));
  const free = await lockFreeUnits(tx, { leave: at(part.fromLocationId), enter: at(part.toLocationId) });
  const short: { words: string; orders: string[] }[] = [];
  for (const { line, quantity } of leaving) {
    const level = free.find((one) => one.variantId === line.variantId);
    if (level && level.free >= quantity) continue;
    const orders = level && level.promised > 0 ? await ordersOf(tx, level) : [];
    short.push({ orders, words: shortWords({ name: lineName(line), wanted: quantity, level: level ?? null, orders }) });
  }
  if (short.length > 0) throw new Refusal("not_free", { lines: short.map(({ words }) => words), orders: short.flatMap(({ orders }) => orders) });
}

const ordersOf = async (tx: Tx, level: FreeUnits): Promise<string[]> => [...new Set((await listPromises(level, tx)).map((promise) => promise.orderNumber))];
