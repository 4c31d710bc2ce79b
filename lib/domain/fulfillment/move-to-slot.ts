import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { rebookSlot } from "@/lib/domain/locations/rebook-slot";
import { touched, type LockedFulfillment } from "./rows";

/** Books another hour at the same store and promises it. @throws Refusal `slot_full`, `slot_past`, `store_closed`, `pickup_off` */
export async function moveToSlot(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, slot: { startsAt: Date; endsAt: Date }): Promise<{ version: number }> {
  const { readyAt } = await rebookSlot(tx, by, { fulfillmentId: part.id, locationId: part.locationId, purpose: part.method === "curbside" ? "curbside" : "pickup", startsAt: slot.startsAt, endsAt: slot.endsAt });
  const [row] = await tx.update(fulfillment)
    .set({ ...touched, slotStartsAt: slot.startsAt, slotEndsAt: slot.endsAt, promisedAt: readyAt, promiseInputs: { ...part.promiseInputs, rescheduledFrom: part.promisedAt.toISOString() } })
    .where(eq(fulfillment.id, part.id))
    .returning({ version: fulfillment.version });
  return row ?? { version: part.version };
}
