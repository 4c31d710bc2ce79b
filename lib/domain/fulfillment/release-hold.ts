import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { noHold } from "./close-or-resume";
import { about, lockFulfillment, touched, type LockedFulfillment } from "./rows";

/** Back into the queue; whoever claims it goes on where it stood. One that does not rest is left alone. @throws Refusal `not_found`, `wrong_store` */
export async function releaseHold(tx: Tx, by: Permit<"fulfillment.manage">, { fulfillmentId }: { fulfillmentId: FulfillmentId }): Promise<void> {
  await letGo(tx, by, await lockFulfillment(tx, by, fulfillmentId));
}

export async function letGo(tx: Tx, by: Permit<Permission>, part: LockedFulfillment): Promise<void> {
  if (part.status !== "on_hold") return;
  await tx.update(fulfillment).set({ ...touched, ...noHold, status: "open" }).where(eq(fulfillment.id, part.id));
  await record(tx, by, { kind: "fulfillment.hold_released", ...about(part), payload: { reason: part.holdReason } });
  Object.assign(part, { status: "open", holdReason: null });
}
