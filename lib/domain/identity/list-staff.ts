import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId, StaffId } from "@/lib/kernel/ids";
import type { Permit } from "./permit";
import type { Role } from "./permission";

export type StaffRow = {
  id: StaffId; name: string; email: string; role: Role; isActive: boolean; version: number; stores: { id: LocationId; name: string }[];
  /** Browsers signed in now, and when one was last seen. */
  sessions: number; lastSeenAt: string | null; hasPassword: boolean;
};

/** Everybody who works or worked here; those who do first. */
export async function listStaff(_by: Permit<"team.manage">, filter: { id?: StaffId; text?: string } = {}, from: Reader = db): Promise<StaffRow[]> {
  const text = `%${(filter.text ?? "").toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await from.execute<Omit<StaffRow, "lastSeenAt"> & { seen_ms: number | null }>(sql`
    select s.id, s.name, a.email, s.role, s.is_active as "isActive", s.version, a.email_verified_at is not null as "hasPassword",
      (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) order by l.name), '[]') from staff_location x join location l on l.id = x.location_id where x.staff_id = s.id) as stores,
      (select count(*)::int from session e where e.account_id = a.id and e.revoked_at is null and e.expires_at > shop_clock()) as sessions,
      (select round(extract(epoch from max(e.last_seen_at)) * 1000)::float8 from session e where e.account_id = a.id) as seen_ms
    from staff s join account a on a.id = s.account_id
    where (${filter.id ?? null}::uuid is null or s.id = ${filter.id ?? null}::uuid) and lower(s.name || ' ' || a.email) like ${text}
    order by s.is_active desc, lower(s.name) limit 500`);
  return rows.map(({ seen_ms, ...row }) => ({ ...row, lastSeenAt: seen_ms === null ? null : new Date(seen_ms).toISOString() }));
}
