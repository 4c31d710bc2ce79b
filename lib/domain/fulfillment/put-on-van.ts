import type { Tx } from "@/db/client";
import { deliveryTrip, fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { and, eq } from "drizzle-orm";
import { about, lockFulfillment, touched } from "./rows";

/** Loads packed local deliveries: whoever asks drives them. The shoppers hear that they come. @throws Refusal `illegal_move`, `not_found`, `wrong_store` */
export async function putOnVan(tx: Tx, by: Permit<"fulfillment.work">, { fulfillmentIds }: { fulfillmentIds: readonly FulfillmentId[] }): Promise<{ loaded: number }> {
  const ids = [...new Set(fulfillmentIds)].sort();
  for (const id of ids) {
    const part = await lockFulfillment(tx, by, id);
    if (part.method !== "local_delivery" || part.status !== "packed") throw new Refusal("illegal_move");
    await tx.update(fulfillment).set({ ...touched, status: "on_the_van" }).where(and(eq(fulfillment.id, id), eq(fulfillment.status, "packed")));
    await tx.insert(deliveryTrip).values({ fulfillmentId: id, staffId: by.actor.staffId });
    await record(tx, by, { kind: "fulfillment.out_for_delivery", ...about(part) });
  }
  return { loaded: ids.length };
}
