import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { refusalOf } from "@/lib/domain/fulfillment/counter.testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId, type ApiKeyId } from "@/lib/kernel/ids";
import { listApiKeys } from "./list-api-keys";
import { makeApiKey } from "./make-api-key";
import { revokeApiKey } from "./revoke-api-key";
import { useApiKey } from "./use-api-key";

dbTest("a key is told once, listed by its beginning, and gone from its first request after being revoked", async ({ tx }) => {
  const by = asStaff(await staffOf(tx, "admin"), "integrations.manage");
  const { key, apiKeyId } = await makeApiKey(tx, by, { name: "ERP", scopes: ["orders.view"], rate: 60, days: "never" });
  expect(key).toMatch(/^tlk_[A-Za-z0-9-]{8}_[A-Za-z0-9_-]{32}$/);
  expect(await listApiKeys(by, tx)).toMatchObject([{ name: "ERP", prefix: key.slice(0, 12), state: "active", expiresAt: null, lastUsedAt: null }]);
  expect(await useApiKey(tx, systemPermit("test"), key)).toMatchObject({ apiKeyId, left: 59, actor: { kind: "staff", role: "admin", scopes: ["orders.view"] } });
  await revokeApiKey(tx, by, { apiKeyId });
  await revokeApiKey(tx, by, { apiKeyId });
  expect(await listApiKeys(by, tx)).toMatchObject([{ state: "revoked", lastUsedAt: expect.any(String) }]);
  expect(await refusalOf(useApiKey(tx, systemPermit("test"), key))).toBe("unauthenticated");
  expect(await refusalOf(revokeApiKey(tx, by, { apiKeyId: newId<ApiKeyId>() }))).toBe("not_found");
  const { rows } = await tx.execute<{ kind: string; payload: unknown }>(sql`select kind, payload from event where kind like 'api_key.%' order by id`);
  expect(rows.map(({ kind }) => kind)).toEqual(["api_key.made", "api_key.revoked"]);
  expect(JSON.stringify(rows)).not.toContain(key.slice(13));
});
