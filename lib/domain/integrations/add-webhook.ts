import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { webhook } from "@/db/schema/integrations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type WebhookId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { subjectOf } from "./rows";
import type { NewWebhook } from "./webhook";

/** More would make one event a flood of jobs. */
const mostWebhooks = 20;

/** Tells an address from now on what happens. @throws Refusal `invalid` beyond twenty */
export async function addWebhook(tx: Tx, by: Permit<"integrations.manage">, { url, description, kinds }: NewWebhook): Promise<{ webhookId: WebhookId }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('webhooks', 0))`);
  const { rows } = await tx.execute<{ count: number }>(sql`select count(*)::int as count from webhook`);
  if ((rows[0]?.count ?? 0) >= mostWebhooks) throw new Refusal("invalid", { reason: `There are ${mostWebhooks} addresses already. Remove one first.` });
  const webhookId = newId<WebhookId>();
  await tx.insert(webhook).values({ id: webhookId, url, description, kinds, createdByStaffId: by.actor.staffId });
  await record(tx, by, { kind: "webhook.added", subject: subjectOf(webhookId), payload: { url, kinds } });
  return { webhookId };
}
