import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, lockFulfillment, touched } from "./rows";

/** The carrier, or staff on the phone, says that a shipment arrived. @throws Refusal `illegal_move` */
export async function deliverFulfillment(tx: Tx, by: Permit<"fulfillment.manage"> | Permit<"system.run">, input: { fulfillmentId: FulfillmentId }): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  if (part.status === "delivered") return { version: part.version };
  const [row] = await tx.update(fulfillment).set({ ...touched, status: "delivered", deliveredAt: sql`shop_clock()` })
    .where(and(eq(fulfillment.id, part.id), eq(fulfillment.status, "shipped"))).returning({ version: fulfillment.version });
  if (!row) throw new Refusal("illegal_move");
  await record(tx, by, { kind: "fulfillment.delivered", ...about(part) });
  return row;
}
