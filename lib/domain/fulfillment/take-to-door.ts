import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, lockFulfillment, touched } from "./rows";

/** The carrier, or staff who read it there, says that a parcel is out for delivery; its shopper hears of it once for each time. @throws Refusal `illegal_move`, `wrong_store` */
export async function takeToDoor(tx: Tx, by: Permit<"fulfillment.manage"> | Permit<"system.run">, { fulfillmentId, at = null }: { fulfillmentId: FulfillmentId; at?: Date | null }): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, fulfillmentId);
  const [row] = await tx.update(fulfillment).set({ ...touched, outForDeliveryAt: at ?? sql`shop_clock()` })
    .where(and(eq(fulfillment.id, part.id), eq(fulfillment.status, "shipped"))).returning({ version: fulfillment.version });
  if (!row) throw new Refusal("illegal_move");
  if (part.outForDeliveryAt === null) await record(tx, by, { kind: "fulfillment.out_for_delivery", ...about(part) });
  return row;
}
