"use client";

import { utcMoment } from "@/components/staff/catalog/utc-moment";
import { SaveBar } from "@/components/staff/frame/save-bar";
import { useDraft } from "@/components/staff/frame/use-draft";
import { Checkbox } from "@/components/ui/checkbox";
import { Table, type Column } from "@/components/ui/table";
import { changeRoles } from "@/lib/actions/team";
import type { RoleRow } from "@/lib/domain/identity/list-roles";
import { isChangeable, isCompanyWide, isHouseRule, neededFor, roleLabel, staffPermissionNames, type Role, type StaffPermission } from "@/lib/domain/identity/permission";
import { permissionWords } from "@/lib/domain/identity/permission-words";

type Draft = Partial<Record<Role, StaffPermission[]>>;

/** Roles across, permissions down; what differs from the rules of the house carries a mark. */
export function RoleMatrix({ roles }: { roles: RoleRow[] }) {
  const { draft, problem, isBusy, isDirty, set, update, discard, save } = useDraft<Draft>(Object.fromEntries(roles.map(({ role, permissions }) => [role, permissions])), { done: "Saved. It counts from the next click." });
  const has = (role: Role, can: StaffPermission) => draft[role]?.includes(can) ?? false;
  const toggle = (role: Role, can: StaffPermission) => set(role, withOrWithout(draft[role] ?? [], can));
  const changed = roles.filter((row) => row.permissions.join() !== (draft[row.role] ?? []).join());
  const differing = roles.filter(({ role }) => staffPermissionNames.some((can) => has(role, can) !== isHouseRule(role, can)));
  const cell = (role: Role, can: StaffPermission) => (
    <>
      <Checkbox
        className="justify-center gap-0! lg:min-h-9 lg:py-2" label={<span className="sr-only">{`${roleLabel[role]}: ${permissionWords(can).area}, ${permissionWords(can).act}`}</span>}
        checked={has(role, can)} onChange={() => toggle(role, can)} disabled={!isChangeable(role, can)}
      />
      {has(role, can) !== isHouseRule(role, can) && <span className="block pb-1 text-center text-2xs font-medium text-action">{has(role, can) ? "given" : "taken"}</span>}
    </>
  );
  return (
    <form id="roles" onSubmit={(event) => {
      event.preventDefault();
      void save(() => changeRoles({ roles: changed.map(({ role, version }) => ({ role, version, permissions: draft[role] ?? [] })) }));
    }}>
      <Table
        caption="Permissions of each role" rows={staffPermissionNames} rowKey={(can) => can} onPhone="scroll"
        columns={[
          { key: "may", header: "May", className: "min-w-48", cell: (can) => <span className="block py-1.5">{isFirstOfArea(can) && <span className="block text-2xs font-medium text-muted">{permissionWords(can).area}</span>}{permissionWords(can).act}</span> },
          ...roles.map(({ role, people }): Column<StaffPermission> => ({
            key: role, className: "text-center", cell: (can) => cell(role, can),
            header: <span className="block py-2 text-center"><span className="block text-xs text-ink">{roleLabel[role]}</span><span className="figures font-normal">{people} {people === 1 ? "person" : "people"}, {isCompanyWide(role) ? "every store" : "own stores"}</span></span>,
          })),
        ]}
      />
      <p className="mt-3 text-sm text-muted">Administrators keep everything, and only they change roles. Working on something needs to see it, so both come and go together.</p>
      {differing.length > 0 && (
        <ul className="mt-4 grid gap-1 text-sm">
          {differing.map(({ role, changedBy, changedAt }) => (
            <li key={role} className="flex flex-wrap items-center gap-x-3">
              <span><span className="font-medium">{roleLabel[role]}</span> differs from the rules of the house{changedBy && changedAt ? `, changed by ${changedBy} on ${utcMoment(changedAt)}` : ""}.</span>
              <button type="button" className="inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-8" onClick={() => update({ ...draft, [role]: staffPermissionNames.filter((can) => isHouseRule(role, can)) })}>Back to the rules of the house</button>
            </li>
          ))}
        </ul>
      )}
      <SaveBar isDirty={isDirty} isBusy={isBusy} problem={problem} onDiscard={discard} formId="roles" />
    </form>
  );
}

const isFirstOfArea = (can: StaffPermission): boolean => staffPermissionNames.find((one) => permissionWords(one).area === permissionWords(can).area) === can;

/** Gives a permission with what it builds on, or takes it with what builds on it; in the order of the list. */
function withOrWithout(own: readonly StaffPermission[], can: StaffPermission): StaffPermission[] {
  const needed = neededFor(can);
  const next = own.includes(can) ? own.filter((one) => one !== can && neededFor(one) !== can) : [...own, can, ...(needed ? [needed] : [])];
  return staffPermissionNames.filter((one) => next.includes(one));
}
