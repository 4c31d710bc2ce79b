import { inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { shipmentBox } from "@/db/schema/shipping";
import { packFulfillment } from "@/lib/domain/fulfillment/pack-fulfillment";
import { about, lineTitle } from "@/lib/domain/fulfillment/rows";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { boxTheRest } from "./pack-as-suggested";
import { lockShipment } from "./rows";

/**
 * Closes the boxes of a delivery once everything picked is in one. Where nobody made a box, the suggested ones count.
 * @throws Refusal `not_boxed` naming what lies beside the boxes, `illegal_move`, `claimed_by_other`, `wrong_store`
 */
export async function packBoxes(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId }): Promise<{ version: number }> {
  const part = await lockShipment(tx, by, input.fulfillmentId);
  if (part.status === "packed") return { version: part.version };
  const isUntouched = part.boxes.length === 0;
  const beside = part.pieces.filter((piece) => piece.boxed < piece.picked);
  if (!isUntouched && beside.length > 0) throw new Refusal("not_boxed", { items: part.lines.filter((line) => beside.some((piece) => piece.lineId === line.id)).map(lineTitle) });
  const packed = await packFulfillment(tx, by, input);
  if (isUntouched) await boxTheRest(tx, by, part);
  const empty = part.boxes.filter((box) => box.isEmpty).map((box) => box.id);
  if (empty.length > 0) await tx.delete(shipmentBox).where(inArray(shipmentBox.id, empty));
  await record(tx, by, { kind: "shipment.boxed", ...about(part), payload: { isSuggested: isUntouched } });
  return packed;
}
