import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { boxContent, shipmentBox } from "@/db/schema/shipping";
import type { Permit } from "@/lib/domain/identity/permit";
import type { BoxId } from "@/lib/kernel/ids";
import { lockShipmentOfBox, refuseUnlessOpen } from "./rows";

/** Unpacks a box; what was in it waits for another one. @throws Refusal `not_found`, `illegal_move`, `wrong_store` */
export async function removeBox(tx: Tx, by: Permit<"fulfillment.work">, input: { boxId: BoxId }): Promise<void> {
  const { part, box } = await lockShipmentOfBox(tx, by, input.boxId);
  refuseUnlessOpen(part, box);
  await tx.delete(boxContent).where(eq(boxContent.boxId, box.id));
  await tx.delete(shipmentBox).where(eq(shipmentBox.id, box.id));
}
