import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { shipmentBox } from "@/db/schema/shipping";
import type { Permit } from "@/lib/domain/identity/permit";
import type { BoxId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { lockShipmentOfBox } from "./rows";

/** What the scales say, in place of what is computed; null: computed again. @throws Refusal `labels_live`, `illegal_move` once it is on its way, `not_found`, `wrong_store` */
export async function weighBox(tx: Tx, by: Permit<"fulfillment.work">, input: { boxId: BoxId; grams: number | null }): Promise<void> {
  const { part, box } = await lockShipmentOfBox(tx, by, input.boxId);
  if (part.status !== "picking" && part.status !== "packed") throw new Refusal("illegal_move");
  if (box.label) throw new Refusal("labels_live");
  await tx.update(shipmentBox).set({ weighedGrams: input.grams }).where(eq(shipmentBox.id, box.id));
}
