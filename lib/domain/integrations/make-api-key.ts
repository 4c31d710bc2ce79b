import { createHash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKey } from "@/db/schema/integrations";
import { mayStaff } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type ApiKeyId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { NewKey } from "./api-key";

export const hashOfKey = (key: string): string => createHash("sha256").update(key).digest("hex");

/** Makes a key that acts as its maker within its scopes. The key itself is told once and kept by nobody here. @throws Refusal `forbidden` for a scope that the maker lacks */
export async function makeApiKey(tx: Tx, by: Permit<"integrations.manage">, { name, scopes, rate, days }: NewKey): Promise<{ apiKeyId: ApiKeyId; key: string }> {
  if (scopes.some((scope) => !mayStaff(by.actor, scope))) throw new Refusal("forbidden");
  const apiKeyId = newId<ApiKeyId>();
  const prefix = `tlk_${randomBytes(6).toString("base64url").replaceAll("_", "-")}`;
  const key = `${prefix}_${randomBytes(24).toString("base64url")}`;
  await tx.insert(apiKey).values({
    id: apiKeyId, staffId: by.actor.staffId, name, prefix, keyHash: hashOfKey(key), scopes, rate,
    expiresAt: days === "never" ? null : sql`shop_clock() + make_interval(days => ${Number(days)})`,
  });
  await record(tx, by, { kind: "api_key.made", subject: `api_key:${apiKeyId}`, payload: { name, prefix, scopes, days } });
  return { apiKeyId, key };
}
