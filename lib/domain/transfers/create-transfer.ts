import { inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { location } from "@/db/schema/locations";
import { transfer } from "@/db/schema/transfers";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { TransferId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { NewTransfer } from "./transfer-input";

/**
 * Drafts a transfer. A store manager drafts what comes to their store or leaves it; a planner between any two.
 * @throws Refusal `not_found` for a location that is closed for good or out of reach, `invalid` from a place to itself
 */
export async function createTransfer(tx: Tx, by: Permit<"transfers.plan">, { fromLocationId, toLocationId, note }: NewTransfer): Promise<{ transferId: TransferId; number: string }> {
  if (fromLocationId === toLocationId) throw new Refusal("invalid", { reason: "Choose two different locations." });
  const places = await tx.select({ id: location.id, isActive: location.isActive }).from(location).where(inArray(location.id, [fromLocationId, toLocationId]));
  const scope = storeScope(by);
  if (places.filter((place) => place.isActive).length < 2 || !(scope === null || places.some((place) => scope.includes(place.id)))) throw new Refusal("not_found");
  const [made] = await tx.insert(transfer)
    .values({ number: sql`'TR-' || nextval('transfer_number')`, fromLocationId, toLocationId, note, createdByStaffId: by.actor.staffId })
    .returning({ transferId: transfer.id, number: transfer.number });
  if (!made) throw new Error("The transfer was not written");
  await record(tx, by, { kind: "transfer.drafted", subject: `transfer:${made.number}`, locationId: toLocationId, payload: { transferId: made.transferId, fromLocationId, toLocationId } });
  return made;
}
