import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { isChangeable, isHouseRule, neededFor, staffPermissionNames, type Role, type RoleChanges, type StaffPermission } from "./permission";
import type { Permit } from "./permit";

export type RoleWish = {
  role: Role;
  /** Everything that the role may do from now on. */
  permissions: readonly StaffPermission[];
  /** Of the role's changes that the form showed; 0 where there were none. */
  version: number;
};

/**
 * Says what a role may do. It counts from the next request of everybody who has the role, whatever they have open. What an
 * administrator has, and the right to change roles, cannot be given away or taken.
 * @throws Refusal `forbidden` for what cannot be changed, `invalid` where a permission builds on one that is missing, `stale_version`
 */
export async function changeRole(tx: Tx, by: Permit<"team.manage">, { role, permissions, version }: RoleWish): Promise<void> {
  const wanted = new Set(permissions);
  const differing = staffPermissionNames.filter((can) => wanted.has(can) !== isHouseRule(role, can));
  if (differing.some((can) => !isChangeable(role, can))) throw new Refusal("forbidden");
  const alone = staffPermissionNames.find((can) => wanted.has(can) && !wanted.has(neededFor(can) ?? can));
  if (alone) throw new Refusal("invalid", { reason: `${alone} needs ${neededFor(alone)}.` });
  const given = differing.filter((can) => wanted.has(can));
  const taken = differing.filter((can) => !wanted.has(can));
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`role:${role}`}))`);
  const { rows: [was = { given: [], taken: [], version: 0 }] } = await tx.execute<RoleChanges & { version: number }>(sql`select given, taken, version from role_policy where role = ${role}`);
  if (was.version !== version) throw new Refusal("stale_version");
  if (isSame(was, { given, taken })) return;
  await tx.execute(sql`
    insert into role_policy (role, given, taken, changed_by_staff_id) values (${role}, ${sql.param(given)}::text[], ${sql.param(taken)}::text[], ${by.actor.staffId})
    on conflict (role) do update set given = excluded.given, taken = excluded.taken, version = role_policy.version + 1, changed_by_staff_id = excluded.changed_by_staff_id, changed_at = shop_clock()`);
  await record(tx, by, { kind: "role.changed", subject: `role:${role}`, payload: { changes: { given: { before: was.given, after: given }, taken: { before: was.taken, after: taken } } } });
}

const isSame = (a: RoleChanges, b: RoleChanges): boolean => [...a.given].sort().join() === [...b.given].sort().join() && [...a.taken].sort().join() === [...b.taken].sort().join();
