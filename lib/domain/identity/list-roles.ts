import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "./permit";
import { mayStaff, roles, staffPermissionNames, type Role, type RoleChanges, type StaffPermission } from "./permission";

export type RoleRow = { role: Role; people: number; permissions: StaffPermission[]; version: number; changedBy: string | null; changedAt: string | null };

type Row = RoleChanges & { role: Role; people: number; version: number; changedBy: string | null; changedAt: string | null };

/** Every role with what it may do now, who changed that last, and how many people have it. */
export async function listRoles(_by: Permit<"team.manage">, from: Reader = db): Promise<RoleRow[]> {
  const { rows } = await from.execute<Row>(sql`
    select r.role, (select count(*)::int from staff s where s.role = r.role and s.is_active) as people, coalesce(p.given, '{}') as given, coalesce(p.taken, '{}') as taken, coalesce(p.version, 0) as version,
      t.name as "changedBy", p.changed_at as "changedAt"
    from unnest(${sql.param([...roles])}::text[]) with ordinality r(role, place) left join role_policy p on p.role = r.role left join staff t on t.id = p.changed_by_staff_id order by r.place`);
  return rows.map(({ given, taken, changedAt, ...row }) => ({
    ...row, changedAt: changedAt && new Date(changedAt).toISOString(), permissions: staffPermissionNames.filter((can) => mayStaff({ role: row.role, changes: { given, taken } }, can)),
  }));
}
