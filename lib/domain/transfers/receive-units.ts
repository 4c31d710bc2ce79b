import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { transferLine } from "@/db/schema/transfers";
import type { Permit } from "@/lib/domain/identity/permit";
import { landUnits, loseUnits } from "@/lib/domain/fulfillment/reach-store";
import { transferStock } from "@/lib/domain/inventory/transfer-stock";
import { record } from "@/lib/domain/record";
import { newId, type TransferId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { keepScan, replayedLine } from "./keep-scan";
import { endWithOrder } from "./end-with-order";
import { about, advance, expected, lineOf, lockTransfer, refuseUnless, statusAfter, type LockedLine, type LockedTransfer } from "./rows";
import type { Damage, DockScan, Scanned } from "./transfer-input";
import { onTheWay } from "./transfer-line";

/**
 * Takes scanned units into the stock of the destination, in parts as they arrive. The same scan counts once.
 * @throws Refusal `other_end`, `illegal_move`, `wrong_item`, `already_received`, `invalid` beyond what is on the way
 */
export function receiveUnits(tx: Tx, by: Permit<"transfers.work">, input: DockScan): Promise<Scanned> {
  return arrive(tx, by, input, "received");
}

/** Units that arrived but are not fit for sale: on hand at the destination, set aside as damaged. @throws as `receiveUnits` */
export function rejectUnits(tx: Tx, by: Permit<"transfers.work">, { lineId, reason, ...input }: Damage): Promise<Scanned> {
  return arrive(tx, by, { ...input, scanned: "", override: { lineId, reason } }, "rejected");
}

/**
 * Takes a whole box in that brings an order's goods: all that is still on the way in it. Taking it in again changes nothing.
 * @throws Refusal `other_end`, `illegal_move` before it was sent, and for a transfer of stock, whose units are counted
 */
export async function receiveBox(tx: Tx, by: Permit<"transfers.work">, { transferId }: { transferId: TransferId }): Promise<{ units: number }> {
  const part = await lockTransfer(tx, by, transferId, "destination");
  if (!part.bound) throw new Refusal("illegal_move");
  if (part.status === "closed") return { units: 0 };
  refuseUnless(part, "sent", "partially_received");
  let units = 0;
  for (const line of part.lines.filter((one) => onTheWay(one) > 0)) {
    const quantity = onTheWay(line);
    await arriveLine(tx, by, part, line, { transferId, scanId: newId(), scanned: "", quantity, override: { lineId: line.id, reason: "The box was taken in whole" } }, "received");
    units += quantity;
  }
  return { units };
}

async function arrive(tx: Tx, by: Permit<"transfers.work">, input: DockScan, as: "received" | "rejected"): Promise<Scanned> {
  const part = await lockTransfer(tx, by, input.transferId, "destination");
  const known = await replayedLine(tx, part, input.scanId);
  if (known) return { lineId: known.id, counted: known[as] };
  refuseUnless(part, "sent", "partially_received", "received");
  return arriveLine(tx, by, part, await lineOf(tx, part, input, onTheWay, "already_received"), input, as);
}

async function arriveLine(tx: Tx, by: Permit<"transfers.work">, part: LockedTransfer, line: LockedLine, input: DockScan, as: "received" | "rejected"): Promise<Scanned> {
  await keepScan(tx, by, part, line, as === "received" ? "receive" : "reject", input, onTheWay(line));
  await tx.update(transferLine).set({ [as]: sql`${transferLine[as]} + ${input.quantity}` }).where(eq(transferLine.id, line.id));
  line[as] += input.quantity;
  const version = await advance(tx, part, statusAfter(part, part.lines));
  const place = { variantId: line.variantId, locationId: part.toLocationId, quantity: input.quantity };
  await transferStock(tx, by, {
    transferId: part.id, sequence: version, reason: as === "received" ? `received from ${part.from}` : `arrived damaged: ${input.override?.reason ?? ""}`,
    moves: [{ ...place, lineId: line.id, ...(as === "rejected" && { into: "damaged" as const }) }],
    incoming: expected(part, [{ ...place, quantity: -input.quantity }]),
  });
  await record(tx, by, { kind: as === "received" ? "transfer.received" : "transfer.rejected", ...about(part, "destination"), variantIds: [line.variantId], payload: { lineId: line.id, quantity: input.quantity, ...(input.override && { reason: input.override.reason }) } });
  if (part.bound && as === "received") await landUnits(tx, by, part.bound, place);
  if (part.bound && as === "rejected") await loseUnits(tx, by, part.bound, place, "arrived damaged");
  if (part.bound) await endWithOrder(tx, by, part, part.bound, "Arrived damaged or short");
  return { lineId: line.id, counted: line[as] };
}
