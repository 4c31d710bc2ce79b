import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { transferDiscrepancy, transferLine } from "@/db/schema/transfers";
import { openTask } from "@/lib/domain/fulfillment/open-task";
import type { Permit } from "@/lib/domain/identity/permit";
import { transferStock } from "@/lib/domain/inventory/transfer-stock";
import { record } from "@/lib/domain/record";
import { loseForOrder } from "./end-with-order";
import { about, expected, type LockedLine, type LockedTransfer } from "./rows";
import { lineName, unitsOf } from "@/lib/domain/inventory/unit-words";

export type Settlement = {
  outcome: "lost" | "put_back";
  note: string;
  /** The version that the transfer has moved on to. */
  version: number;
  units: readonly { line: LockedLine; quantity: number; reportId: string }[];
};

/**
 * Units that will not arrive. Lost ones are written off. Those that never left are back in the books of the source, and
 * sellable there when somebody has scanned them onto their shelf.
 */
export async function settleMissing(tx: Tx, by: Permit<"transfers.plan">, part: LockedTransfer, { outcome, note, version, units }: Settlement): Promise<void> {
  const isBack = outcome === "put_back";
  await transferStock(tx, by, {
    transferId: part.id, sequence: version, reason: `never left for ${part.to}`,
    moves: isBack ? units.map(({ line, quantity }) => ({ lineId: line.id, variantId: line.variantId, locationId: part.fromLocationId, quantity, into: "put_back" as const })) : [],
    incoming: expected(part, units.map(({ line, quantity }) => ({ variantId: line.variantId, locationId: part.toLocationId, quantity: -quantity }))),
  });
  for (const { line, quantity, reportId } of units) {
    await tx.update(transferLine)
      .set(isBack ? { putBack: sql`${transferLine.putBack} + ${quantity}` } : { lost: sql`${transferLine.lost} + ${quantity}` })
      .where(eq(transferLine.id, line.id));
    line[isBack ? "putBack" : "lost"] += quantity;
    await tx.insert(transferDiscrepancy).values({ id: reportId, transferId: part.id, transferLineId: line.id, kind: "under", outcome, quantity, note, staffId: by.actor.staffId });
    if (isBack) {
      await openTask(tx, by, {
        kind: "put_back", locationId: part.fromLocationId, variantId: line.variantId, dedupeKey: `put_back:${part.id}:${line.id}:${version}`,
        facts: { title: lineName(line), quantity, number: part.number, shelf: "" },
      });
    }
  }
  await record(tx, by, {
    kind: "transfer.discrepancy", ...about(part, isBack ? "source" : "destination"), variantIds: isBack ? units.map(({ line }) => line.variantId) : [],
    payload: { discrepancy: "under", outcome, units: unitsOf(units, ({ quantity }) => quantity), note },
  });
  await loseForOrder(tx, by, part, units, outcome);
}
