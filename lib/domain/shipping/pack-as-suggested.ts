import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { boxContent, boxKind, shipmentBox } from "@/db/schema/shipping";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type BoxId, type FulfillmentId } from "@/lib/kernel/ids";
import { suggestBoxes } from "./box-kind";
import { lockShipment, refuseUnlessOpen, type LockedShipment } from "./rows";

/** Makes the suggested boxes for what is picked and in no box yet, and puts it in. @throws Refusal `illegal_move`, `wrong_store` */
export async function packAsSuggested(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId }): Promise<{ boxes: number }> {
  const part = await lockShipment(tx, by, input.fulfillmentId);
  refuseUnlessOpen(part);
  return { boxes: await boxTheRest(tx, by, part) };
}

export async function boxTheRest(tx: Tx, by: Permit<"fulfillment.work">, part: LockedShipment): Promise<number> {
  const kinds = await tx.select().from(boxKind).where(eq(boxKind.isActive, true));
  const pieces = part.pieces.flatMap((piece) => Array.from({ length: Math.max(0, piece.picked - piece.boxed) }, () => piece));
  const suggested = suggestBoxes(pieces, kinds);
  const first = Math.max(0, ...part.boxes.map((box) => box.number)) + 1;
  for (const [index, { kind, pieces: inside, lengthMm, widthMm, heightMm }] of suggested.entries()) {
    const id = newId<BoxId>();
    await tx.insert(shipmentBox).values({ id, fulfillmentId: part.id, number: first + index, kindCode: kind?.code ?? null, lengthMm, widthMm, heightMm, ownGrams: kind?.ownGrams ?? 0 });
    for (const piece of part.pieces) {
      const quantity = inside.filter((one) => one.lineId === piece.lineId && one.parcel === piece.parcel).length;
      if (quantity > 0) await tx.insert(boxContent).values({ id: newId(), boxId: id, fulfillmentLineId: piece.lineId, parcel: piece.parcel, quantity, staffId: by.actor.staffId });
    }
  }
  return suggested.length;
}
