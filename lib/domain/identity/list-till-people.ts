import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId, StaffId } from "@/lib/kernel/ids";
import { mayStaff, type ActingRole } from "./permission";
import type { Permit } from "./permit";
import type { TillPerson } from "./pin";

/** Who may unlock the registers of a store, by name; people of the whole company only once they have chosen a PIN. */
export async function listTillPeople(_by: Permit<"till.unlock">, { locationId }: { locationId: LocationId }, from: Reader = db): Promise<TillPerson[]> {
  const { rows } = await from.execute<ActingRole & { id: StaffId; name: string; has_pin: boolean }>(sql`
    select t.id, t.name, t.role, p.staff_id is not null as has_pin, (select jsonb_build_object('given', y.given, 'taken', y.taken) from role_policy y where y.role = t.role) as changes
    from staff t join account a on a.id = t.account_id and a.disabled_at is null left join staff_pin p on p.staff_id = t.id
    where t.is_active and (exists (select from staff_location l where l.staff_id = t.id and l.location_id = ${locationId}) or (t.role = 'admin' and p.staff_id is not null))
    order by lower(t.name) limit 200`);
  return rows.filter((row) => mayStaff(row, "till.sell")).map((row) => ({ id: row.id, name: row.name, role: row.role, hasPin: row.has_pin, mayApprove: mayStaff(row, "till.approve") }));
}
