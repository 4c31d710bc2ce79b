import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { ApiKeyId } from "@/lib/kernel/ids";
import type { ApiScope } from "./api-key";
import { instantOf } from "./instant";

/** `orphaned`: whoever made it has left, so it opens nothing. */
export type ApiKeyState = "active" | "expired" | "revoked" | "orphaned";
export type ApiKeyRow = { id: ApiKeyId; name: string; prefix: string; maker: string; scopes: ApiScope[]; rate: number; state: ApiKeyState; createdAt: string; expiresAt: string | null; lastUsedAt: string | null };

/** Every key, those in use first, then the newest. */
export async function listApiKeys(_by: Permit<"integrations.manage">, from: Reader = db): Promise<ApiKeyRow[]> {
  const { rows } = await from.execute<ApiKeyRow>(sql`
    select * from (
      select k.id, k.name, k.prefix, s.name as maker, k.scopes, k.rate, ${instantOf(sql`k.created_at`)} as "createdAt", ${instantOf(sql`k.expires_at`)} as "expiresAt", ${instantOf(sql`k.last_used_at`)} as "lastUsedAt",
        case when k.revoked_at is not null then 'revoked' when k.expires_at <= shop_clock() then 'expired' when not s.is_active or a.disabled_at is not null then 'orphaned' else 'active' end as state
      from api_key k join staff s on s.id = k.staff_id join account a on a.id = s.account_id
    ) key order by state = 'active' desc, "createdAt" desc, id desc`);
  return rows;
}
