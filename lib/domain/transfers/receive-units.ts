import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { transferLine } from "@/db/schema/transfers";
import type { Permit } from "@/lib/domain/identity/permit";
import { transferStock } from "@/lib/domain/inventory/transfer-stock";
import { record } from "@/lib/domain/record";
import { keepScan, replayedLine } from "./keep-scan";
import { about, advance, lineOf, lockTransfer, refuseUnless, statusAfter } from "./rows";
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

async function arrive(tx: Tx, by: Permit<"transfers.work">, input: DockScan, as: "received" | "rejected"): Promise<Scanned> {
  const part = await lockTransfer(tx, by, input.transferId, "destination");
  const known = await replayedLine(tx, part, input.scanId);
  if (known) return { lineId: known.id, counted: known[as] };
  refuseUnless(part, "sent", "partially_received", "received");
  const line = await lineOf(tx, part, input, onTheWay, "already_received");
  await keepScan(tx, by, part, line, as === "received" ? "receive" : "reject", input, onTheWay(line));
  await tx.update(transferLine).set({ [as]: sql`${transferLine[as]} + ${input.quantity}` }).where(eq(transferLine.id, line.id));
  const counted = line[as] + input.quantity;
  const version = await advance(tx, part, statusAfter(part, part.lines.map((one) => (one.id === line.id ? { ...one, [as]: counted } : one))));
  const place = { variantId: line.variantId, locationId: part.toLocationId, quantity: input.quantity };
  await transferStock(tx, by, {
    transferId: part.id, sequence: version, reason: as === "received" ? `received from ${part.from}` : `arrived damaged: ${input.override?.reason ?? ""}`,
    moves: [{ ...place, lineId: line.id, ...(as === "rejected" && { into: "damaged" as const }) }],
    incoming: [{ ...place, quantity: -input.quantity }],
  });
  await record(tx, by, { kind: as === "received" ? "transfer.received" : "transfer.rejected", ...about(part, "destination"), variantIds: [line.variantId], payload: { lineId: line.id, quantity: input.quantity, ...(input.override && { reason: input.override.reason }) } });
  return { lineId: line.id, counted };
}
