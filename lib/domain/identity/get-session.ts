import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { asId, type AccountId, type CustomerId, type LocationId, type SessionId, type StaffId } from "@/lib/kernel/ids";
import type { Role, RoleChanges } from "./permission";

export type SessionFacts = {
  sessionId: SessionId;
  accountId: AccountId;
  customerId: CustomerId | null;
  /** The store a signed-in shopper chose, on whichever device. */
  preferredStoreId: LocationId | null;
  /** Not written down as used for some minutes. */
  isUnseen: boolean;
  staff: { staffId: StaffId; name: string; role: Role; changes: RoleChanges | null; storeIds: LocationId[] } | null;
};

type Row = { account_id: string; customer_id: string | null; preferred_location_id: string | null; is_unseen: boolean; staff_id: string | null; name: string | null; role: Role | null; changes: RoleChanges | null; store_ids: string[] | null };

/** Who a session belongs to; null when it is revoked, expired, idle too long (staff: 12 hours, shoppers: 90 days) or its account is disabled. */
export async function getSession(sessionId: string, from: Reader = db): Promise<SessionFacts | null> {
  const { rows } = await from.execute<Row>(sql`
    select s.account_id, c.id as customer_id, c.preferred_location_id, s.last_seen_at < shop_clock() - interval '5 minutes' as is_unseen, t.id as staff_id, t.name, t.role,
      (select jsonb_build_object('given', p.given, 'taken', p.taken) from role_policy p where p.role = t.role) as changes,
      (select array_agg(l.location_id) from staff_location l where l.staff_id = t.id) as store_ids
    from session s
    join account a on a.id = s.account_id and a.disabled_at is null
    left join customer c on c.account_id = a.id and c.merged_into_id is null
    left join staff t on t.account_id = a.id and t.is_active
    where s.id = ${sessionId} and s.revoked_at is null and s.expires_at > shop_clock()
      and s.last_seen_at > shop_clock() - case when t.id is null then interval '90 days' else interval '12 hours' end`);
  const row = rows[0];
  if (!row) return null;
  return {
    sessionId: asId(sessionId),
    accountId: asId(row.account_id),
    customerId: row.customer_id === null ? null : asId(row.customer_id),
    preferredStoreId: row.preferred_location_id === null ? null : asId(row.preferred_location_id),
    isUnseen: row.is_unseen,
    staff: row.staff_id === null || row.role === null ? null : { staffId: asId(row.staff_id), name: row.name ?? "", role: row.role, changes: row.changes, storeIds: (row.store_ids ?? []).map((id) => asId<LocationId>(id)) },
  };
}
