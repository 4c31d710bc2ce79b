import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import { asId, type AccountId, type LocationId, type RegisterId, type StaffId } from "@/lib/kernel/ids";
import type { Staff } from "./actor";
import { isPassword } from "./password";
import { isCompanyWide, type ActingRole, type Permission } from "./permission";
import type { Permit } from "./permit";
import { mostWrongPins, pinLockMinutes } from "./pin";
import { countInWindow } from "./throttle";

export type PinTry = { registerId: RegisterId; locationId: LocationId; staffId: StaffId; pin: string };
export type CheckedPin = { isRight: true; person: Staff } | { isRight: false; left: number };

/**
 * Whose PIN it is, among those who work at the register's store. Wrong ones are counted for each person at each register,
 * so that nobody locks a colleague out elsewhere; a person without a PIN costs the same time.
 */
export async function checkPin(tx: Tx, by: Permit<Permission>, { registerId, locationId, staffId, pin }: PinTry): Promise<CheckedPin> {
  const key = `pin:${registerId}:${staffId}`;
  const { count } = await countInWindow(tx, { key, windowMinutes: pinLockMinutes });
  if (count > mostWrongPins) return { isRight: false, left: 0 };
  const { rows } = await tx.execute<{ account_id: AccountId; name: string; role: ActingRole["role"]; changes: ActingRole["changes"]; store_ids: string[] | null; pin_hash: string }>(sql`
    select t.account_id, t.name, t.role, p.pin_hash, (select jsonb_build_object('given', y.given, 'taken', y.taken) from role_policy y where y.role = t.role) as changes, (select array_agg(l.location_id) from staff_location l where l.staff_id = t.id) as store_ids
    from staff t join account a on a.id = t.account_id and a.disabled_at is null join staff_pin p on p.staff_id = t.id
    where t.id = ${staffId} and t.is_active`);
  const found = rows[0];
  const isRight = await isPassword(found?.pin_hash ?? null, pin);
  const storeIds = (found?.store_ids ?? []).map((id) => asId<LocationId>(id));
  if (!found || !isRight || !(isCompanyWide(found.role) || storeIds.includes(locationId))) {
    await record(tx, by, { kind: "till.pin_refused", locationId, subject: `staff:${staffId}`, payload: { registerId, tries: count } });
    return { isRight: false, left: mostWrongPins - count };
  }
  await tx.execute(sql`delete from throttle where key = ${key}`);
  const sessionId = "sessionId" in by.actor ? by.actor.sessionId : asId<Staff["sessionId"]>(registerId);
  return { isRight: true, person: { kind: "staff", staffId, accountId: found.account_id, sessionId, name: found.name, role: found.role, changes: found.changes, storeIds: isCompanyWide(found.role) ? "all" : storeIds } };
}
