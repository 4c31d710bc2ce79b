import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import { permit, storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, LocationId, RejectReasonId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { rejectUnits } from "./reject-units";

export type RejectedQueue = { /** Deliveries that another place sends now. */ rerouted: number; /** Shoppers who are asked. */ asked: number; /** Parts that somebody took meanwhile. */ left: number };

/**
 * Gives back everything of a store that nobody has begun, each part in its own transaction: what is being picked stays.
 * @throws Refusal `forbidden` for another store, `invalid` for a reason that would take items off sale nobody looked at
 */
export async function rejectQueue(by: Permit<"fulfillment.manage">, input: { locationId: LocationId; reasonId: RejectReasonId; note: string }): Promise<RejectedQueue> {
  if (!(storeScope(by)?.includes(input.locationId) ?? true)) throw new Refusal("forbidden");
  const { rows: [reason] } = await db.execute<{ effect: string }>(sql`select effect from reject_reason where id = ${input.reasonId} and is_active`);
  if (reason?.effect !== "none") throw new Refusal("invalid", { reason: "Choose a reason that leaves the stock on sale." });
  const worker = permit(by.actor, "fulfillment.work", by);
  const { rows } = await db.execute<{ id: FulfillmentId }>(sql`select id from fulfillment where location_id = ${input.locationId} and status = 'open' and method <> 'email' and claimed_by_staff_id is null order by promised_at, id limit 500`);
  const done: RejectedQueue = { rerouted: 0, asked: 0, left: 0 };
  for (const { id } of rows) {
    try {
      const { reroutedTo } = await transaction((tx) => rejectUnits(tx, worker, { fulfillmentId: id, reasonId: input.reasonId, note: input.note, lines: [] }));
      done[reroutedTo.length > 0 ? "rerouted" : "asked"] += 1;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === "not_found" || error.code === "forbidden") throw error;
      done.left += 1;
    }
  }
  return done;
}
