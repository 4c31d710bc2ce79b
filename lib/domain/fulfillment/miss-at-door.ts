import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { Missed } from "./delivery-trip";
import { endTrip } from "./end-trip";
import { about } from "./rows";

/** It could not be delivered and comes back: its shopper is asked for another window, staff may choose one or give up. @throws Refusal `illegal_move`, `not_found`, `wrong_store` */
export async function missAtDoor(tx: Tx, by: Permit<"fulfillment.work">, { fulfillmentId, note }: Missed): Promise<void> {
  const ended = await endTrip(tx, by, fulfillmentId, { outcome: "attempted", status: "attempted", note });
  if (ended) await record(tx, by, { kind: "fulfillment.delivery_missed", ...about(ended.part), payload: { version: ended.version } });
}
