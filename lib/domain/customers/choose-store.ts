import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/** A shopper's store: kept with a member's profile, for a guest only by the browser. @throws Refusal `not_found` when shoppers cannot choose it */
export async function chooseStore(tx: Tx, by: Permit<"events.record">, { storeId }: { storeId: LocationId }): Promise<{ storeId: LocationId; name: string }> {
  const { rows } = await tx.execute<{ name: string }>(sql`select name from location where id = ${storeId} and is_active and can_sell and kind <> 'warehouse'`);
  const store = rows[0];
  if (!store) throw new Refusal("not_found");
  if (by.actor.kind === "customer") {
    await tx.execute(sql`update customer set preferred_location_id = ${storeId}, updated_at = shop_clock() where id = ${by.actor.customerId}`);
  }
  await record(tx, by, { kind: "store.chosen", locationId: storeId });
  return { storeId, name: store.name };
}
