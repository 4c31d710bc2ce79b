import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { webhook } from "@/db/schema/integrations";
import type { WebhookId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

export type LockedWebhook = typeof webhook.$inferSelect;

/** @throws Refusal `not_found` */
export async function lockWebhook(tx: Tx, webhookId: WebhookId): Promise<LockedWebhook> {
  const [found] = await tx.select().from(webhook).where(eq(webhook.id, webhookId)).for("update");
  if (!found) throw new Refusal("not_found");
  return found;
}

export const subjectOf = (webhookId: WebhookId): string => `webhook:${webhookId}`;
