import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { TransferId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, advance, lockTransfer } from "./rows";
import { unitWords, unitsOf } from "@/lib/domain/inventory/unit-words";
import { onTheWay } from "./transfer-line";

/** Ends a transfer of which every unit is accounted for. Closing again changes nothing. @throws Refusal `other_end`, `illegal_move`, `has_open_work` naming what is still on the way */
export async function closeTransfer(tx: Tx, by: Permit<"transfers.plan">, input: { transferId: TransferId }): Promise<void> {
  const part = await lockTransfer(tx, by, input.transferId, "destination");
  if (part.status === "closed") return;
  const open = unitsOf(part.lines, onTheWay);
  if (open > 0) throw new Refusal("has_open_work", { work: [`${unitWords(open)} on the way`] });
  await advance(tx, part, "closed", { closedAt: sql`shop_clock()` });
  await record(tx, by, { kind: "transfer.closed", ...about(part, "destination"), payload: { received: unitsOf(part.lines, (line) => line.received), rejected: unitsOf(part.lines, (line) => line.rejected), lost: unitsOf(part.lines, (line) => line.lost) } });
}
