import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { pickupPass } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, OrderId, PassId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, lockFulfillment } from "./rows";

/** From here on the counter refuses it; one that was used stays used. @throws Refusal `not_found`, `pass_used` */
export async function revokePickupPass(tx: Tx, by: Permit<"orders.track">, input: { orderId: OrderId; fulfillmentId: FulfillmentId; passId: PassId }): Promise<void> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId, input.orderId);
  const [pass] = await tx.select().from(pickupPass).where(and(eq(pickupPass.id, input.passId), eq(pickupPass.fulfillmentId, part.id)));
  if (!pass) throw new Refusal("not_found");
  if (pass.usedAt) throw new Refusal("pass_used");
  const revoked = await tx.update(pickupPass).set({ revokedAt: sql`shop_clock()` }).where(and(eq(pickupPass.id, pass.id), isNull(pickupPass.revokedAt))).returning({ id: pickupPass.id });
  if (revoked.length > 0) await record(tx, by, { kind: "fulfillment.pass_revoked", ...about(part), payload: { passId: pass.id } });
}
