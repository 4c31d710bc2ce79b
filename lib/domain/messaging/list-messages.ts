import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";

export type MessageSummary = { id: string; recipient: string; subject: string; template: string; status: string; createdAt: string; sentAt: string | null; orderNumber: string | null };
export type MessageBody = MessageSummary & { html: string; plain: string; failure: string | null };

type Row = { id: string; recipient: string; subject: string; template: string; status: string; created_at: string; sent_at: string | null; order_number: string | null };

const summary = (row: Row): MessageSummary => ({
  id: row.id, recipient: row.recipient, subject: row.subject, template: row.template, status: row.status,
  createdAt: new Date(row.created_at).toISOString(), sentAt: row.sent_at === null ? null : new Date(row.sent_at).toISOString(), orderNumber: row.order_number,
});

/** The outbox, newest first, at most 100; filtered by recipient, subject or order number. */
export async function listMessages(_by: Permit<"messages.view">, query: { text: string; status?: string | undefined }, from: Reader = db): Promise<MessageSummary[]> {
  const text = query.text.trim().slice(0, 100);
  const { rows } = await from.execute<Row>(sql`
    select m.id, m.recipient, m.subject, m.template, m.status, m.created_at, m.sent_at, o.number as order_number
    from message m left join "order" o on o.id = m.order_id
    where (${text} = '' or position(lower(${text}) in lower(m.recipient || ' ' || m.subject || ' ' || coalesce(o.number, ''))) > 0)
      and (${query.status ?? null}::text is null or m.status = ${query.status ?? null})
    order by m.created_at desc limit 100`);
  return rows.map(summary);
}

/** One message whole, or null. */
export async function getMessage(_by: Permit<"messages.view">, id: string, from: Reader = db): Promise<MessageBody | null> {
  const { rows } = await from.execute<Row & { html: string; plain: string; failure: string | null }>(sql`
    select m.*, o.number as order_number from message m left join "order" o on o.id = m.order_id where m.id = ${id}`);
  const row = rows[0];
  return row ? { ...summary(row), html: row.html, plain: row.plain, failure: row.failure } : null;
}
