import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { webhook } from "@/db/schema/integrations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { lockWebhook, subjectOf } from "./rows";
import type { WebhookChange } from "./webhook";

/** Changes what an address is told, pauses it or lets it go on; what happens while it is paused is not sent later. @throws Refusal `not_found`, `stale_version` */
export async function changeWebhook(tx: Tx, by: Permit<"integrations.manage">, { webhookId, version, ...after }: WebhookChange): Promise<{ version: number }> {
  const before = await lockWebhook(tx, webhookId);
  if (before.version !== version) throw new Refusal("stale_version");
  await tx.update(webhook).set({ ...after, version: version + 1, ...(after.isActive && !before.isActive && { failingSince: null }) }).where(eq(webhook.id, webhookId));
  const { url, description, kinds, isActive } = before;
  await record(tx, by, { kind: "webhook.changed", subject: subjectOf(webhookId), payload: { before: { url, description, kinds, isActive }, after } });
  return { version: version + 1 };
}
