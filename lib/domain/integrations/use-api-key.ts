import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Staff } from "@/lib/domain/identity/actor";
import { isCompanyWide, type Role, type RoleChanges } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { asId, type AccountId, type ApiKeyId, type LocationId, type SessionId, type StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { isKeyShaped, type ApiScope } from "./api-key";
import { hashOfKey } from "./make-api-key";

/** Who a key acts for, and what is left of its minute. */
export type KeyInUse = { apiKeyId: ApiKeyId; actor: Staff; rate: number; left: number; /** Until the minute ends. */ seconds: number };

type Row = { id: ApiKeyId; scopes: ApiScope[]; rate: number; count: number; seconds: number; staff_id: StaffId; account_id: AccountId; name: string; key_name: string; role: Role; changes: RoleChanges | null; store_ids: LocationId[] | null };

/**
 * Counts one request of a key and says whom it acts for: its maker as they are today, within its scopes. `left` is below
 * zero when the minute was spent. @throws Refusal `unauthenticated` for a key that is unknown, revoked, expired, or whose maker has left
 */
export async function useApiKey(tx: Tx, _by: Permit<"system.run">, key: string): Promise<KeyInUse> {
  if (!isKeyShaped(key)) throw new Refusal("unauthenticated");
  const { rows: [row] } = await tx.execute<Row>(sql`
    update api_key k set last_used_at = shop_clock(),
      window_starts_at = case when k.window_starts_at > shop_clock() - interval '1 minute' then k.window_starts_at else shop_clock() end,
      window_count = case when k.window_starts_at > shop_clock() - interval '1 minute' then k.window_count + 1 else 1 end
    from staff s join account a on a.id = s.account_id
    where k.key_hash = ${hashOfKey(key)} and k.revoked_at is null and (k.expires_at is null or k.expires_at > shop_clock()) and s.id = k.staff_id and s.is_active and a.disabled_at is null
    returning k.id, k.scopes, k.rate, k.window_count as count, ceil(extract(epoch from k.window_starts_at + interval '1 minute' - shop_clock()))::int as seconds, k.name as key_name, s.id as staff_id, s.account_id, s.name, s.role,
      (select jsonb_build_object('given', p.given, 'taken', p.taken) from role_policy p where p.role = s.role) as changes,
      (select array_agg(l.location_id) from staff_location l where l.staff_id = s.id) as store_ids`);
  if (!row) throw new Refusal("unauthenticated");
  const actor: Staff = {
    // A key is a session of its own: it ends by being revoked.
    kind: "staff", staffId: row.staff_id, accountId: row.account_id, sessionId: asId<SessionId>(row.id), name: `${row.name} (${row.key_name})`, role: row.role, changes: row.changes, scopes: row.scopes,
    storeIds: isCompanyWide(row.role) ? "all" : (row.store_ids ?? []),
  };
  return { apiKeyId: row.id, actor, rate: row.rate, left: row.rate - row.count, seconds: Math.max(1, row.seconds) };
}
