import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { webhook } from "@/db/schema/integrations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { WebhookId } from "@/lib/kernel/ids";
import { lockWebhook, subjectOf } from "./rows";

/** Tells an address nothing more and forgets its deliveries. @throws Refusal `not_found` */
export async function removeWebhook(tx: Tx, by: Permit<"integrations.manage">, { webhookId }: { webhookId: WebhookId }): Promise<void> {
  const { url, kinds } = await lockWebhook(tx, webhookId);
  await tx.delete(webhook).where(eq(webhook.id, webhookId));
  await record(tx, by, { kind: "webhook.removed", subject: subjectOf(webhookId), payload: { url, kinds } });
}
