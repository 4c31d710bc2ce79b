import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { transferScan } from "@/db/schema/transfers";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import type { LockedLine, LockedTransfer } from "./rows";
import type { DockScan } from "./transfer-input";
import { lineName } from "@/lib/domain/inventory/unit-words";

/** The line that this scan was counted for, if it was. A scan id of another transfer is a mistake of the device. @throws Refusal `key_reused` */
export async function replayedLine(tx: Tx, part: LockedTransfer, scanId: string): Promise<LockedLine | null> {
  const [known] = await tx.select().from(transferScan).where(eq(transferScan.id, scanId));
  if (!known) return null;
  const line = part.lines.find((one) => one.id === known.transferLineId);
  if (!line) throw new Refusal("key_reused");
  return line;
}

/** @throws Refusal `invalid` when more units are counted than the line has left */
export async function keepScan(tx: Tx, by: Permit<"transfers.work">, part: LockedTransfer, line: LockedLine, step: "pack" | "receive" | "reject", input: DockScan, left: number): Promise<void> {
  if (input.quantity > left) throw new Refusal("invalid", { reason: `Only ${left} more of ${lineName(line)} ${left === 1 ? "is" : "are"} expected.` });
  await tx.insert(transferScan).values({
    id: input.scanId, transferId: part.id, transferLineId: line.id, step, quantity: input.quantity, staffId: by.actor.staffId, scanned: input.scanned.slice(0, 300), note: input.override?.reason ?? null,
  });
}
