import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { boxKind, shipmentBox } from "@/db/schema/shipping";
import type { Permit } from "@/lib/domain/identity/permit";
import type { BoxId, FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { lockShipment, refuseUnlessOpen } from "./rows";

/** Takes one more box from the shelf. @throws Refusal `not_found`, `illegal_move`, `wrong_store` */
export async function addBox(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId; kindCode: string }): Promise<{ boxId: BoxId }> {
  const part = await lockShipment(tx, by, input.fulfillmentId);
  refuseUnlessOpen(part);
  const [kind] = await tx.select().from(boxKind).where(and(eq(boxKind.code, input.kindCode), eq(boxKind.isActive, true)));
  if (!kind) throw new Refusal("not_found");
  const { lengthMm, widthMm, heightMm, ownGrams } = kind;
  const number = Math.max(0, ...part.boxes.map((box) => box.number)) + 1;
  const [made] = await tx.insert(shipmentBox).values({ fulfillmentId: part.id, number, kindCode: kind.code, lengthMm, widthMm, heightMm, ownGrams }).returning({ boxId: shipmentBox.id });
  if (!made) throw new Error("The box was not written");
  return made;
}
