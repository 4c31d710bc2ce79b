import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { staff, staffLocation } from "@/db/schema/identity";
import { record } from "@/lib/domain/record";
import { newId, type AccountId, type LocationId, type StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { createAccount } from "./create-account";
import { endSessions } from "./end-session";
import type { Permit } from "./permit";
import { isCompanyWide, type Role } from "./permission";

export type StaffDraft = { name: string; role: Role; storeIds: LocationId[] };

/** Hires someone: account, staff record, stores. @throws Refusal `email_taken`, `invalid` when a store role has no store. */
export async function createStaff(tx: Tx, by: Permit<"team.manage">, input: StaffDraft & { email: string; password: string }): Promise<StaffId> {
  const accountId = await createAccount(tx, by, input);
  if (!accountId) throw new Refusal("email_taken");
  const id = newId<StaffId>();
  await tx.insert(staff).values({ id, accountId, name: input.name, role: input.role });
  await placeStaff(tx, id, input);
  await record(tx, by, { kind: "staff.created", subject: `staff:${id}`, payload: { role: input.role, storeIds: input.storeIds } });
  return id;
}

/**
 * Changes role, stores or whether someone still works here; leaving or losing rights ends their sessions at once.
 * @throws Refusal `stale_version`, `last_admin`
 */
export async function changeStaff(tx: Tx, by: Permit<"team.manage">, input: StaffDraft & { staffId: StaffId; isActive: boolean; version: number }): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('staff.admins'))`);
  const before = await tx.select().from(staff).where(eq(staff.id, input.staffId)).for("update");
  const was = before[0];
  if (!was) throw new Refusal("not_found");
  if (was.version !== input.version) throw new Refusal("stale_version");
  const stores = await tx.select({ id: staffLocation.locationId }).from(staffLocation).where(eq(staffLocation.staffId, input.staffId));
  await tx.update(staff).set({ name: input.name, role: input.role, isActive: input.isActive, version: was.version + 1 }).where(eq(staff.id, input.staffId));
  const { rows } = await tx.execute(sql`select 1 from staff where role = 'admin' and is_active limit 1`);
  if (rows.length === 0) throw new Refusal("last_admin");
  await tx.delete(staffLocation).where(eq(staffLocation.staffId, input.staffId));
  await placeStaff(tx, input.staffId, input);
  if (!input.isActive || input.role !== was.role) await endSessions(tx, by, { accountId: accountOf(was) });
  await record(tx, by, {
    kind: "staff.changed", subject: `staff:${input.staffId}`,
    payload: { changes: {
      role: { before: was.role, after: input.role }, isActive: { before: was.isActive, after: input.isActive },
      storeIds: { before: stores.map((s) => s.id), after: input.storeIds }, nameChanged: was.name !== input.name,
    } },
  });
}

async function placeStaff(tx: Tx, staffId: StaffId, { role, storeIds }: StaffDraft): Promise<void> {
  if (!isCompanyWide(role) && storeIds.length === 0) throw new Refusal("invalid", { reason: "Choose at least one store for this role." });
  if (storeIds.length > 0) await tx.insert(staffLocation).values([...new Set(storeIds)].map((locationId) => ({ staffId, locationId })));
}

const accountOf = (row: { accountId: AccountId }): AccountId => row.accountId;
