import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { purchaseScan } from "@/db/schema/purchasing";
import { getScannedName } from "@/lib/domain/fulfillment/get-scanned-name";
import { isScanOf, readScan } from "@/lib/domain/fulfillment/scan";
import type { Permit } from "@/lib/domain/identity/permit";
import { lineName } from "@/lib/domain/inventory/unit-words";
import type { ReceiptId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { DeliveryScan } from "./purchase-input";
import { toCome } from "./purchase-line";
import type { RejectReason } from "./purchase-state";
import type { LockedLine, LockedPurchase } from "./rows";

/** The line that this scan was counted for, if it was. A scan id of another order is a mistake of the device. @throws Refusal `key_reused` */
export async function replayedLine(tx: Tx, part: LockedPurchase, scanId: string): Promise<LockedLine | null> {
  const [known] = await tx.select({ lineId: purchaseScan.purchaseLineId }).from(purchaseScan).where(eq(purchaseScan.id, scanId));
  if (!known) return null;
  const line = part.lines.find((one) => one.id === known.lineId);
  if (!line) throw new Refusal("key_reused");
  return line;
}

/** The line that was scanned, or named for a reason. @throws Refusal `wrong_item`, `not_found` */
export async function lineOf(tx: Tx, part: LockedPurchase, { scanned, override }: Pick<DeliveryScan, "scanned" | "override">): Promise<LockedLine> {
  const scan = readScan(scanned);
  const line = part.lines.find((one) => (override ? one.id === override.lineId : isScanOf(scan, one)));
  if (line) return line;
  if (override) throw new Refusal("not_found");
  const expected = part.lines.filter((one) => toCome(one) > 0).map(lineName);
  throw new Refusal("wrong_item", { scanned: await getScannedName(scan, tx), expected: expected.slice(0, 3).join(" or ") || "nothing more" });
}

type Kept = { step: "receive" | "over" | "reject"; receiptId: ReceiptId; rejectReason?: RejectReason; note: string | null };

export async function keepScan(tx: Tx, by: Permit<"purchasing.receive">, line: LockedLine, input: Pick<DeliveryScan, "scanId" | "scanned" | "quantity">, kept: Kept): Promise<void> {
  await tx.insert(purchaseScan).values({ id: input.scanId, purchaseLineId: line.id, quantity: input.quantity, staffId: by.actor.staffId, scanned: input.scanned.slice(0, 300), ...kept });
}
