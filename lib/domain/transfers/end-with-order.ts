import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { endJourney, loseUnits } from "@/lib/domain/fulfillment/reach-store";
import type { LockedFulfillment } from "@/lib/domain/fulfillment/rows";
import type { Permit } from "@/lib/domain/identity/permit";
import { unitsOf } from "@/lib/domain/inventory/unit-words";
import { record } from "@/lib/domain/record";
import { about, advance, type LockedTransfer } from "./rows";
import { onTheWay } from "./transfer-line";

type By = Permit<"transfers.plan" | "transfers.work">;

/** Once nothing of it is on the way, a transfer for an order is over by itself, and the order goes on at its store. */
export async function endWithOrder(tx: Tx, by: By, part: LockedTransfer, bound: LockedFulfillment, reason: string): Promise<void> {
  if (unitsOf(part.lines, onTheWay) > 0) return;
  if (part.status === "received") {
    await advance(tx, part, "closed", { closedAt: sql`shop_clock()` });
    await record(tx, by, { kind: "transfer.closed", ...about(part, "destination"), payload: { received: unitsOf(part.lines, (line) => line.received), rejected: unitsOf(part.lines, (line) => line.rejected), lost: unitsOf(part.lines, (line) => line.lost) } });
  }
  await endJourney(tx, by, bound, reason);
}

/** What was on the way for an order and does not come. */
export async function loseForOrder(tx: Tx, by: By, part: LockedTransfer, units: readonly { line: LockedTransfer["lines"][number]; quantity: number }[], outcome: "lost" | "put_back"): Promise<void> {
  if (!part.bound) return;
  const reason = outcome === "lost" ? "lost on the way" : "never left";
  for (const { line, quantity } of units) await loseUnits(tx, by, part.bound, { variantId: line.variantId, quantity }, reason);
  await endWithOrder(tx, by, part, part.bound, reason === "lost on the way" ? "Lost on the way to the store" : "Did not leave after all");
}
