import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { transferLine } from "@/db/schema/transfers";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { keepScan, replayedLine } from "./keep-scan";
import { about, advance, lineOf, lockTransfer, refuseUnless } from "./rows";
import type { DockScan, Scanned } from "./transfer-input";
import { leftToPack } from "./transfer-line";

/**
 * Counts units into the boxes of a draft, at the source. Nothing leaves the books before it is sent.
 * @throws Refusal `other_end`, `illegal_move`, `wrong_item`, `already_picked`, `invalid` beyond what is asked for
 */
export async function packUnits(tx: Tx, by: Permit<"transfers.work">, input: DockScan): Promise<Scanned> {
  const part = await lockTransfer(tx, by, input.transferId, "source");
  const known = await replayedLine(tx, part, input.scanId);
  if (known) return { lineId: known.id, counted: known.packed };
  refuseUnless(part, "draft");
  const line = await lineOf(tx, part, input, leftToPack, "already_picked");
  await keepScan(tx, by, part, line, "pack", input, leftToPack(line));
  await tx.update(transferLine).set({ packed: sql`${transferLine.packed} + ${input.quantity}` }).where(eq(transferLine.id, line.id));
  await advance(tx, part, part.status);
  await record(tx, by, { kind: "transfer.packed", ...about(part, "source"), payload: { lineId: line.id, variantId: line.variantId, quantity: input.quantity } });
  return { lineId: line.id, counted: line.packed + input.quantity };
}
