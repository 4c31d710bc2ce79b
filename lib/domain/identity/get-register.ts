import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId, RegisterId, SessionId } from "@/lib/kernel/ids";
import type { Seller, Staff } from "./actor";
import { isCompanyWide, type ActingRole } from "./permission";
import { seatMinutes } from "./pin";

type Row = { id: RegisterId; name: string; location_id: LocationId; staff_id: Staff["staffId"] | null; account_id: Staff["accountId"]; staff_name: string; role: ActingRole["role"]; changes: ActingRole["changes"]; store_ids: LocationId[] | null };
export type RegisterFacts = { registerId: RegisterId; name: string; locationId: LocationId; /** Null while it is locked. */ seller: Seller | null };

/** The register whose secret a browser keeps, and who has unlocked it: somebody who works there still, and touched it a few minutes ago. */
export async function getRegister(deviceHash: string, sessionId: SessionId, from: Reader = db): Promise<RegisterFacts | null> {
  const { rows } = await from.execute<Row>(sql`
    select r.id, r.name, r.location_id, t.id as staff_id, t.account_id, t.name as staff_name, t.role,
      (select jsonb_build_object('given', p.given, 'taken', p.taken) from role_policy p where p.role = t.role) as changes, (select array_agg(l.location_id) from staff_location l where l.staff_id = t.id) as store_ids
    from register r left join (staff t join account a on a.id = t.account_id and a.disabled_at is null)
      on t.id = r.seat_staff_id and t.is_active and r.seat_seen_at > shop_clock() - make_interval(mins => ${seatMinutes})
    where r.device_hash = ${deviceHash} and r.is_active`);
  const row = rows[0];
  if (!row) return null;
  const register = { registerId: row.id, name: row.name, locationId: row.location_id };
  if (row.staff_id === null) return { ...register, seller: null };
  const storeIds = isCompanyWide(row.role) ? "all" : (row.store_ids ?? []);
  if (storeIds !== "all" && !storeIds.includes(row.location_id)) return { ...register, seller: null };
  return { ...register, seller: {
    kind: "staff", staffId: row.staff_id, accountId: row.account_id, sessionId, name: row.staff_name, role: row.role, changes: row.changes, storeIds,
    till: { registerId: row.id, locationId: row.location_id }, deviceId: null, cartId: null,
  } };
}
