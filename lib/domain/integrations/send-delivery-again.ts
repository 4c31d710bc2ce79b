import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type WebhookDeliveryId, type WebhookId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { deliverJob } from "./fan-out-event";
import { lockWebhook } from "./rows";

/** Sends a delivery once more, whatever became of it: the same id, so that its reader knows it. @throws Refusal `not_found` */
export async function sendDeliveryAgain(tx: Tx, _by: Permit<"integrations.manage">, { deliveryId }: { deliveryId: WebhookDeliveryId }): Promise<void> {
  const { rows } = await tx.execute(sql`
    with again as (update webhook_delivery set status = 'pending', attempts = 0, delivered_at = null where id = ${deliveryId} returning id)
    select ${deliverJob(sql`id`)} from again`);
  if (rows.length === 0) throw new Refusal("not_found");
}

/** Sends everything that failed at an address once more. Returns how much that is. @throws Refusal `not_found` */
export async function sendFailedAgain(tx: Tx, _by: Permit<"integrations.manage">, { webhookId }: { webhookId: WebhookId }): Promise<{ sent: number }> {
  await lockWebhook(tx, webhookId);
  const { rows } = await tx.execute(sql`
    with again as (update webhook_delivery set status = 'pending', attempts = 0 where webhook_id = ${webhookId} and status = 'failed' returning id)
    select ${deliverJob(sql`id`)} from again`);
  return { sent: rows.length };
}

/** Sends an address a trial, which means nothing. @throws Refusal `not_found` */
export async function sendTrial(tx: Tx, _by: Permit<"integrations.manage">, { webhookId }: { webhookId: WebhookId }): Promise<{ deliveryId: WebhookDeliveryId }> {
  await lockWebhook(tx, webhookId);
  const deliveryId = newId<WebhookDeliveryId>();
  await tx.execute(sql`
    with trial as (insert into webhook_delivery (id, webhook_id, kind) values (${deliveryId}, ${webhookId}, 'webhook.trial') returning id)
    select ${deliverJob(sql`id`)} from trial`);
  return { deliveryId };
}
