import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { sendOrderMail } from "./send-order-mail";

/** Job, once a staging can no longer be undone: the ready mail of what still waits on its shelf. */
export async function sendReadyMail(by: Permit<"system.run">, input: { fulfillmentId: FulfillmentId }): Promise<void> {
  const { rows } = await db.execute<{ id: number | null }>(sql`
    select max(e.id)::float8 as id from event e join fulfillment f on f.order_id = e.order_id and f.id = e.fulfillment_id
    where f.id = ${input.fulfillmentId} and f.status = 'ready' and e.kind = 'fulfillment.ready'`);
  const eventId = rows[0]?.id;
  if (eventId) await sendOrderMail(by, { eventId });
}
