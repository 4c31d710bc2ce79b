import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentLineId } from "@/lib/kernel/ids";

/** Counts units that came back and were accepted, one for each time a line is named. The caller holds the return that they belong to. */
export async function countReturned(tx: Tx, _by: Permit<"returns.work">, units: readonly FulfillmentLineId[]): Promise<void> {
  await tx.execute(sql`
    update fulfillment_line l set returned = l.returned + came.units
    from (select id, count(*)::integer as units from unnest(${sql.param([...units])}::uuid[]) as id group by id) came where l.id = came.id`);
}
