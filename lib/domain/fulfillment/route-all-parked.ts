import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { eachByItself } from "@/lib/kernel/each-by-itself";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { routeParked } from "./route-parked";

/** Job: every parked delivery is tried again, oldest first, each in its own transaction. Returns how many found a place. */
export async function routeAllParked(by: Permit<"system.run">): Promise<number> {
  const { rows } = await db.execute<{ id: FulfillmentId }>(sql`
    select id from fulfillment where status = 'awaiting_shopper' and shopper_question = 'missing' and method = 'ship' and shopper_deadline_at > shop_clock() order by id limit 500`);
  let found = 0;
  await eachByItself(rows, async ({ id }) => {
    if ((await transaction((tx) => routeParked(tx, by, { fulfillmentId: id }))).length > 0) found += 1;
  });
  return found;
}
