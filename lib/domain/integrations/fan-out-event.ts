import { sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId } from "@/lib/kernel/ids";

/** Job: one delivery, and the job that makes it, for each address that is told of this kind of event. Doing it twice changes nothing. */
export async function fanOutEvent(_by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  await transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`select w.id from webhook w join event e on e.id = ${eventId} and e.kind = any(w.kinds) where w.is_active order by w.id`);
    const wanted = rows.map(({ id }) => ({ id: newId(), webhook_id: id }));
    if (wanted.length === 0) return;
    await tx.execute(sql`
      with delivery as (
        insert into webhook_delivery (id, webhook_id, event_id, kind)
        select d.id, d.webhook_id, e.id, e.kind from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as d(id uuid, webhook_id uuid) cross join event e where e.id = ${eventId}
        on conflict (webhook_id, event_id) do nothing returning id
      )
      select ${deliverJob(sql`id`)} from delivery`);
  });
}

/** The promise to deliver: retried with growing pauses for about fifteen hours. */
export const deliverJob = (id: ReturnType<typeof sql>) => sql`graphile_worker.add_job('deliver_webhook', json_build_object('deliveryId', ${id}), job_key => 'webhook:' || ${id}, max_attempts => ${mostAttempts}::int)`;

export const mostAttempts = 12;
