import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { transferDiscrepancy } from "@/db/schema/transfers";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import { advance, lockTransfer, refuseUnless, statusAfter } from "./rows";
import { settleMissing } from "./settle-missing";
import type { Missing } from "./transfer-input";
import { lineName } from "@/lib/domain/inventory/unit-words";
import { onTheWay } from "./transfer-line";

/**
 * Fewer arrived than were sent. The same report counts once.
 * @throws Refusal `other_end`, `illegal_move`, `not_found`, `invalid` beyond what is on the way
 */
export async function reportUnder(tx: Tx, by: Permit<"transfers.plan">, input: Missing): Promise<void> {
  const part = await lockTransfer(tx, by, input.transferId, "destination");
  const known = await tx.select({ id: transferDiscrepancy.id }).from(transferDiscrepancy).where(eq(transferDiscrepancy.id, input.reportId));
  if (known.length > 0) return;
  refuseUnless(part, "sent", "partially_received");
  const line = part.lines.find((one) => one.id === input.lineId);
  if (!line) throw new Refusal("not_found");
  if (input.quantity > onTheWay(line)) throw new Refusal("invalid", { reason: `Only ${onTheWay(line)} of ${lineName(line)} are still on the way.` });
  const settled = { ...line, lost: line.lost + input.quantity };
  const version = await advance(tx, part, statusAfter(part, part.lines.map((one) => (one.id === line.id ? settled : one))));
  await settleMissing(tx, by, part, { outcome: input.outcome, note: input.note, version, units: [{ line, quantity: input.quantity, reportId: input.reportId }] });
}
