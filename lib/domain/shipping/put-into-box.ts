import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { boxContent } from "@/db/schema/shipping";
import { getScannedName } from "@/lib/domain/fulfillment/get-scanned-name";
import { lineTitle } from "@/lib/domain/fulfillment/rows";
import { isScanOf, readScan } from "@/lib/domain/fulfillment/scan";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import { lockShipmentOfBox, refuseUnlessOpen } from "./rows";
import type { BoxScanned } from "./shipping-input";

/**
 * Puts scanned goods into a box: of goods in several parcels, the next parcel that is in none. The same scan counts once.
 * @throws Refusal `wrong_item`, `already_picked` when all of it is in boxes, `invalid` beyond what is left, `key_reused`, `illegal_move`, `wrong_store`
 */
export async function putIntoBox(tx: Tx, by: Permit<"fulfillment.work">, input: BoxScanned): Promise<{ name: string; parcel: number }> {
  const { part, box } = await lockShipmentOfBox(tx, by, input.boxId);
  const [known] = await tx.select().from(boxContent).where(eq(boxContent.id, input.scanId));
  if (known && known.boxId !== box.id) throw new Refusal("key_reused");
  refuseUnlessOpen(part, box);
  const scan = readScan(input.scanned);
  const lines = part.lines.filter((line) => (known ? line.id === known.fulfillmentLineId : input.lineId ? line.id === input.lineId : isScanOf(scan, line)));
  const [line] = lines;
  if (!line) throw new Refusal("wrong_item", { scanned: await getScannedName(scan, tx), expected: part.lines.map(lineTitle).slice(0, 3).join(" or ") });
  if (known) return { name: lineTitle(line), parcel: known.parcel };
  const piece = part.pieces.find((one) => lines.some(({ id }) => id === one.lineId) && one.boxed < one.picked);
  if (!piece) throw new Refusal("already_picked", { title: lineTitle(line) });
  const left = piece.picked - piece.boxed;
  if (input.quantity > left) throw new Refusal("invalid", { reason: `Only ${left} more of ${lineTitle(line)} ${left === 1 ? "is" : "are"} picked.` });
  await tx.insert(boxContent).values({ id: input.scanId, boxId: box.id, fulfillmentLineId: piece.lineId, parcel: piece.parcel, quantity: input.quantity, staffId: by.actor.staffId });
  return { name: lineTitle(line), parcel: piece.parcel };
}
