import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { transferLine, transferScan } from "@/db/schema/transfers";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { about, advance, lockTransfer, refuseUnless } from "./rows";
import type { LineChange } from "./transfer-input";

const mostLines = 200;

/**
 * Says how many units of a variant a draft asks for; 0 takes the line out. `was` is what the person saw.
 * @throws Refusal `not_found`, `illegal_move`, `stale_version` when somebody else changed it, `invalid` below what is packed or with too many lines
 */
export async function setTransferLine(tx: Tx, by: Permit<"transfers.plan">, { transferId, variantId, wanted, was }: LineChange): Promise<void> {
  const part = await lockTransfer(tx, by, transferId, "either");
  refuseUnless(part, "draft");
  if (part.fulfillmentId !== null) throw new Refusal("illegal_move");
  const line = part.lines.find((one) => one.variantId === variantId);
  const before = line?.wanted ?? 0;
  if (before === wanted) return;
  if (before !== was) throw new Refusal("stale_version", { wanted: before });
  if (line && wanted < line.packed && wanted > 0) throw new Refusal("invalid", { reason: `${line.packed} are packed already. Take the line out and add it again to pack fewer.` });
  if (!line && part.lines.length >= mostLines) throw new Refusal("invalid", { reason: `A transfer has at most ${mostLines} lines. Send this one and draft another.` });
  if (!line) await addLine(tx, part.id, variantId, wanted);
  else if (wanted > 0) await tx.update(transferLine).set({ wanted }).where(eq(transferLine.id, line.id));
  else {
    await tx.delete(transferScan).where(eq(transferScan.transferLineId, line.id));
    await tx.delete(transferLine).where(eq(transferLine.id, line.id));
  }
  await advance(tx, part, part.status);
  await record(tx, by, { kind: "transfer.changed", ...about(part, "source"), payload: { variantId, changes: { wanted: { before, after: wanted } } } });
}

async function addLine(tx: Tx, transferId: LineChange["transferId"], variantId: LineChange["variantId"], wanted: number): Promise<void> {
  const known = await tx.execute(sql`select 1 from variant v where v.id = ${variantId} and not ${isBundle(sql`v.id`)}`);
  if (known.rows.length === 0) throw new Refusal("not_found");
  await tx.insert(transferLine).values({ transferId, variantId, wanted });
}
