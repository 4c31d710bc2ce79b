import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { webhook } from "@/db/schema/integrations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { WebhookId } from "@/lib/kernel/ids";
import { lockWebhook, subjectOf } from "./rows";

/** Gives an address a new secret; for a day the former one signs beside it, so that its reader can change over. @throws Refusal `not_found` */
export async function renewWebhookSecret(tx: Tx, by: Permit<"integrations.manage">, { webhookId }: { webhookId: WebhookId }): Promise<void> {
  const { secretVersion, version } = await lockWebhook(tx, webhookId);
  await tx.update(webhook).set({ secretVersion: secretVersion + 1, formerSecretUntil: sql`shop_clock() + interval '1 day'`, version: version + 1 }).where(eq(webhook.id, webhookId));
  await record(tx, by, { kind: "webhook.secret_renewed", subject: subjectOf(webhookId), payload: { secretVersion: secretVersion + 1 } });
}
