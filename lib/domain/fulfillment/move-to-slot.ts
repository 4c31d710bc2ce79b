import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { SlotChoice } from "@/lib/domain/locations/find-free-slot";
import { rebookSlot } from "@/lib/domain/locations/rebook-slot";
import type { FulfillmentMethod } from "./fulfillment-state";
import { touched, type LockedFulfillment } from "./rows";

/** Books another hour or window at the same store and promises it; what came back from the door waits for it packed. @throws Refusal `slot_full`, `slot_past`, `past_cutoff`, `store_closed`, `pickup_off`, `delivery_off` */
export async function moveToSlot(tx: Tx, by: Permit<Permission>, part: LockedFulfillment, slot: { startsAt: Date; endsAt: Date }): Promise<{ version: number }> {
  const { readyAt } = await rebookSlot(tx, by, { fulfillmentId: part.id, locationId: part.locationId, purpose: purposeOf(part.method), startsAt: slot.startsAt, endsAt: slot.endsAt });
  const [row] = await tx.update(fulfillment)
    .set({ ...touched, ...(part.status === "attempted" && { status: "packed" as const }), slotStartsAt: slot.startsAt, slotEndsAt: slot.endsAt, promisedAt: readyAt, promiseInputs: { ...part.promiseInputs, rescheduledFrom: part.promisedAt.toISOString() } })
    .where(eq(fulfillment.id, part.id))
    .returning({ version: fulfillment.version });
  return row ?? { version: part.version };
}

const purposeOf = (method: FulfillmentMethod): SlotChoice["purpose"] => (method === "local_delivery" ? "delivery" : method === "curbside" ? "curbside" : "pickup");
