import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { machineOf } from "./fulfillment-state";
import { leftToPick, sumOf } from "./line-progress";
import { about, lockFulfillment, refuseIfClaimedByOther, touched } from "./rows";

/** Closes the parcel of a shipment once everything is picked. @throws Refusal `illegal_move`, `claimed_by_other` */
export async function packFulfillment(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId }): Promise<{ version: number }> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  if (part.status === "packed") return { version: part.version };
  await refuseIfClaimedByOther(tx, part, by.actor.staffId);
  if (!machineOf(part.method).may(part.status, "packed") || sumOf(part.lines, leftToPick) > 0 || sumOf(part.lines, (line) => line.picked) === 0) throw new Refusal("illegal_move");
  await tx.update(fulfillmentLine).set({ ready: fulfillmentLine.picked }).where(eq(fulfillmentLine.fulfillmentId, part.id));
  const [row] = await tx.update(fulfillment).set({ ...touched, status: "packed" }).where(and(eq(fulfillment.id, part.id), eq(fulfillment.status, part.status))).returning({ version: fulfillment.version });
  if (!row) throw new Refusal("illegal_move");
  await record(tx, by, { kind: "fulfillment.packed", ...about(part) });
  return row;
}
