import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { about, lockFulfillment } from "./rows";

/** Reminds of an order that still waits; one that was handed over meanwhile, or has days left after a reschedule, is left alone. */
export async function remindOfPickup(tx: Tx, by: Permit<"system.run">, input: { fulfillmentId: FulfillmentId }): Promise<boolean> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  const { rows } = await tx.execute<{ is_due: boolean }>(sql`
    select status = 'ready' and arrived_at is null and collect_by between shop_clock() and shop_clock() + interval '49 hours'
      and not exists (select 1 from event e where e.order_id = f.order_id and e.fulfillment_id = f.id and e.kind = 'fulfillment.reminder_due'
        and e.at > greatest(f.ready_at, (select max(x.at) from event x where x.order_id = f.order_id and x.fulfillment_id = f.id and x.kind = 'fulfillment.extended'))) as is_due
    from fulfillment f where id = ${part.id}`);
  if (!rows[0]?.is_due) return false;
  await record(tx, by, { kind: "fulfillment.reminder_due", ...about(part) });
  return true;
}
