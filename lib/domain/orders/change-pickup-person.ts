import type { Tx } from "@/db/client";
import { setPickupPerson } from "@/lib/domain/fulfillment/set-pickup-person";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";

export type NewPickupPerson = { fulfillmentId: FulfillmentId; orderId?: OrderId; personName: string | null; personContact: string | null };

/** Somebody else picks up, or the buyer again. The caller has proved that a shopper's order is theirs. @throws Refusal `illegal_move`, `not_found` */
export async function changePickupPerson(tx: Tx, by: Permit<"orders.track"> | Permit<"orders.service">, input: NewPickupPerson): Promise<void> {
  const part = await setPickupPerson(tx, by, { fulfillmentId: input.fulfillmentId, orderId: input.orderId, name: input.personName, contact: input.personContact });
  if (part.pickupPersonName === input.personName && part.pickupPersonContact === input.personContact) return;
  await record(tx, by, { kind: "order.pickup_person_changed", orderId: part.orderId, fulfillmentId: part.id, locationId: part.locationId, customerId: part.customerId, payload: { isOther: input.personName !== null } });
}
