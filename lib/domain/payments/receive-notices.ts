import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { schedule } from "@/lib/domain/record";
import { isUuid } from "@/lib/kernel/ids";

export const noticesInput = z.object({ notices: z.array(z.object({ id: z.string().min(1).max(100), kind: z.string().max(60), subject: z.string().max(200) })).max(500) });
export type Notices = z.output<typeof noticesInput> & { provider: string };

/**
 * A provider says that something happened. A notice is a hint, never the truth: each is kept once, and what still waits
 * for an answer is asked about, so late, repeated and reordered notices do no harm. Returns how many were new.
 */
export async function receiveNotices(tx: Tx, _by: Permit<"system.run">, { provider, notices }: Notices): Promise<number> {
  const { rows } = await tx.execute<{ kind: string; subject: string }>(sql`
    with kept as (
      insert into webhook_receipt (provider, event_id, kind) select ${provider}, n.id, n.kind from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as n(id text, kind text)
      on conflict do nothing returning event_id
    )
    select n.kind, n.subject from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as n(id text, kind text, subject text) join kept on kept.event_id = n.id`);
  const now = new Date();
  for (const checkoutId of new Set(rows.filter((row) => row.kind.startsWith("group.")).map((row) => row.subject.slice(0, 36)).filter(isUuid))) {
    const { rowCount } = await tx.execute(sql`select from checkout where id = ${checkoutId} and status = 'completing' and completing_since < shop_clock() - interval '3 seconds'`);
    if (rowCount) await schedule(tx, "finish_stuck_checkouts", { checkoutId }, now, `finish:${checkoutId}`);
  }
  const refs = [...new Set(rows.filter((row) => !row.kind.startsWith("group.")).map((row) => row.subject))];
  if (refs.length > 0) {
    const waiting = await tx.execute<{ order_id: string }>(sql`
      select distinct p.order_id from payment p join payment_operation o on o.payment_id = p.id and o.status = 'pending' and o.created_at < shop_clock() - interval '5 seconds'
      where p.gateway_ref = any (${sql.param(refs)}::text[]) and p.order_id is not null`);
    for (const { order_id } of waiting.rows) await schedule(tx, "settle_payments", { orderId: order_id }, now, `settle:${order_id}`);
  }
  return rows.length;
}
