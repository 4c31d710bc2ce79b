import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { lockFulfillment } from "./rows";
import { shopperChooses, type Chosen } from "./shopper-chooses";

/**
 * What happens when nobody answered in time: missing units are refunded; an order in a closed store waits for it to open, and what is sent to its store comes.
 * Null while the deadline is ahead or nothing is asked any more, so the job may come early, late or twice.
 */
export async function expireShopperChoice(tx: Tx, by: Permit<"system.run">, input: { fulfillmentId: FulfillmentId }): Promise<Chosen | null> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  const { rows } = await tx.execute<{ is_due: boolean }>(sql`select coalesce(shopper_deadline_at <= shop_clock(), false) as is_due from fulfillment where id = ${part.id}`);
  if (!rows[0]?.is_due) return null;
  return shopperChooses(tx, by, { fulfillmentId: part.id, choice: { kind: part.shopperQuestion === "missing" ? "refund" : "wait" } });
}
