import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { endTrip } from "./end-trip";
import { about } from "./rows";

/** Off the van before it was at its door: packed, as before. @throws Refusal `illegal_move`, `not_found`, `wrong_store` */
export async function bringBack(tx: Tx, by: Permit<"fulfillment.work">, { fulfillmentId }: { fulfillmentId: FulfillmentId }): Promise<void> {
  const ended = await endTrip(tx, by, fulfillmentId, { outcome: "turned_back", status: "packed" });
  if (ended) await record(tx, by, { kind: "fulfillment.step_undone", ...about(ended.part), payload: { step: "van" } });
}
