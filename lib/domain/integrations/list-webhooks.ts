import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { EventKind } from "@/lib/domain/events";
import type { Permit } from "@/lib/domain/identity/permit";
import type { WebhookDeliveryId, WebhookId } from "@/lib/kernel/ids";
import { instantOf } from "./instant";
import type { DeliveryState } from "./webhook";
import { webhookSecret } from "./webhook-secret";

export type WebhookRow = { id: WebhookId; url: string; description: string; kinds: EventKind[]; isActive: boolean; failingSince: string | null; version: number; delivered: number; pending: number; failed: number };
export type DeliveryRow = { id: WebhookDeliveryId; kind: string; status: DeliveryState; attempts: number; answer: string | null; tookMs: number | null; at: string; lastTriedAt: string | null; subject: string | null };
export type WebhookView = WebhookRow & { secret: string; formerSecretUntil: string | null; deliveries: DeliveryRow[]; total: number };
const columns = sql`w.id, w.url, w.description, w.kinds, w.is_active as "isActive", ${instantOf(sql`w.failing_since`)} as "failingSince", w.version,
  (select count(*)::int from webhook_delivery d where d.webhook_id = w.id and d.status = 'delivered' and d.created_at > shop_clock() - interval '7 days') as delivered,
  (select count(*)::int from webhook_delivery d where d.webhook_id = w.id and d.status = 'pending') as pending,
  (select count(*)::int from webhook_delivery d where d.webhook_id = w.id and d.status = 'failed') as failed`;
export const deliveriesOnPage = 50;

/** Every address, with how its deliveries of seven days went. */
export async function listWebhooks(_by: Permit<"integrations.manage">, from: Reader = db): Promise<WebhookRow[]> {
  return (await from.execute<WebhookRow>(sql`select ${columns} from webhook w order by w.created_at, w.id`)).rows;
}

/** One address with its secret and a page of its deliveries, the newest first; null when there is none. */
export async function getWebhook(_by: Permit<"integrations.manage">, { webhookId, show, page }: { webhookId: WebhookId; show: "all" | DeliveryState; page: number }, from: Reader = db): Promise<WebhookView | null> {
  const { rows: [row] } = await from.execute<WebhookRow & { secretVersion: number; formerSecretUntil: string | null }>(sql`
    select ${columns}, w.secret_version as "secretVersion", case when w.former_secret_until > shop_clock() then ${instantOf(sql`w.former_secret_until`)} end as "formerSecretUntil" from webhook w where w.id = ${webhookId}`);
  if (!row) return null;
  const { rows } = await from.execute<DeliveryRow & { total: number }>(sql`
    select d.id, d.kind, d.status, d.attempts, d.answer, d.took_ms as "tookMs", ${instantOf(sql`d.created_at`)} as at, ${instantOf(sql`d.last_tried_at`)} as "lastTriedAt", coalesce(o.number, e.subject) as subject, (count(*) over ())::int as total
    from webhook_delivery d left join event e on e.id = d.event_id left join "order" o on o.id = e.order_id
    where d.webhook_id = ${webhookId} and (${show} = 'all' or d.status = ${show}) order by d.created_at desc, d.id desc limit ${deliveriesOnPage} offset ${(page - 1) * deliveriesOnPage}`);
  const { secretVersion, ...facts } = row;
  return { ...facts, secret: webhookSecret(row.id, secretVersion), deliveries: rows, total: rows[0]?.total ?? 0 };
}
