import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { env } from "@/lib/kernel/env";
import type { WebhookDeliveryId, WebhookId } from "@/lib/kernel/ids";
import { mostAttempts } from "./fan-out-event";
import { postWebhook } from "./transport-webhooks";
import type { WebhookBody } from "./webhook";
import { signatureOf, webhookSecret } from "./webhook-secret";

type Due = {
  webhook_id: WebhookId; url: string; secret_version: number; has_former: boolean; kind: string; at_ms: number; event_id: string | null; order_number: string | null; fulfillment_number: string | null;
  location_code: string | null; customer_id: string | null; subject: string | null; payload: Record<string, unknown>; now_s: number;
};

/** Answers to an address that has failed for this long end with it being paused. */
const patience = "3 days";

/**
 * Job: posts a delivery to its address, signed as Standard Webhooks say. What is not taken fails, and is tried again with
 * growing pauses; after the last attempt it is failed, and staff can send it again.
 */
export async function deliverWebhook(_by: Permit<"system.run">, { deliveryId }: { deliveryId: WebhookDeliveryId }): Promise<void> {
  const { rows: [due] } = await db.execute<Due>(sql`
    select w.id as webhook_id, w.url, w.secret_version, coalesce(w.former_secret_until > shop_clock(), false) as has_former, d.kind, extract(epoch from coalesce(e.at, d.created_at))::float8 * 1000 as at_ms, e.id::text as event_id,
      o.number as order_number, f.number as fulfillment_number, l.code as location_code, e.customer_id, e.subject, coalesce(e.payload, '{}') as payload, floor(extract(epoch from shop_clock()))::float8 as now_s
    from webhook_delivery d join webhook w on w.id = d.webhook_id left join event e on e.id = d.event_id
    left join "order" o on o.id = e.order_id left join fulfillment f on f.id = e.fulfillment_id left join location l on l.id = e.location_id
    where d.id = ${deliveryId} and d.status = 'pending' and w.is_active`);
  if (!due) return;
  const body = JSON.stringify(bodyOf(due));
  const secrets = [due.secret_version, ...(due.has_former ? [due.secret_version - 1] : [])].map((version) => webhookSecret(due.webhook_id, version));
  const headers = {
    "content-type": "application/json", "user-agent": "Throughline-Webhooks/1", "webhook-id": deliveryId, "webhook-timestamp": String(due.now_s),
    "webhook-signature": secrets.map((secret) => signatureOf(secret, deliveryId, due.now_s, body)).join(" "),
  };
  const { isTaken, answer, tookMs } = await postWebhook(due.url, headers, body, env().DEMO);
  await transaction((tx) => tx.execute(sql`
    with tried as (
      update webhook_delivery set attempts = attempts + 1, answer = ${answer}, took_ms = ${tookMs}, last_tried_at = shop_clock(),
        status = case when ${isTaken} then 'delivered' when attempts + 1 >= ${mostAttempts} then 'failed' else 'pending' end, delivered_at = case when ${isTaken} then shop_clock() end
      where id = ${deliveryId} and status = 'pending' returning webhook_id, status
    )
    update webhook w set failing_since = case when ${isTaken} then null else coalesce(w.failing_since, shop_clock()) end,
      is_active = w.is_active and not (t.status = 'failed' and w.failing_since < shop_clock() - ${patience}::interval)
    from tried t where w.id = t.webhook_id`));
  if (!isTaken) throw new Error(`A webhook was not taken: ${answer}`);
}

const bodyOf = (due: Due): WebhookBody => ({
  type: due.kind, timestamp: new Date(due.at_ms).toISOString(),
  data: { id: due.event_id ?? "trial", orderNumber: due.order_number, fulfillmentNumber: due.fulfillment_number, locationCode: due.location_code, customerId: due.customer_id, subject: due.subject, facts: due.payload },
});
