import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKey } from "@/db/schema/integrations";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { ApiKeyId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/** Ends a key with its next request. Revoking it again changes nothing. @throws Refusal `not_found` */
export async function revokeApiKey(tx: Tx, by: Permit<"integrations.manage">, { apiKeyId }: { apiKeyId: ApiKeyId }): Promise<void> {
  const [known] = await tx.select({ name: apiKey.name, prefix: apiKey.prefix }).from(apiKey).where(eq(apiKey.id, apiKeyId)).for("update");
  if (!known) throw new Refusal("not_found");
  const ended = await tx.update(apiKey).set({ revokedAt: sql`shop_clock()` }).where(and(eq(apiKey.id, apiKeyId), isNull(apiKey.revokedAt))).returning({ id: apiKey.id });
  if (ended.length > 0) await record(tx, by, { kind: "api_key.revoked", subject: `api_key:${apiKeyId}`, payload: known });
}
