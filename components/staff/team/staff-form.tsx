"use client";

import { useRouter } from "next/navigation";
import { useId, useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { SaveBar } from "@/components/staff/frame/save-bar";
import { useDraft } from "@/components/staff/frame/use-draft";
import { changeColleague, inviteColleague, signOutColleague } from "@/lib/actions/team";
import { isCompanyWide, roleLabel, roles, type Role } from "@/lib/domain/identity/permission";

export type Person = { staffId: string; version: number; name: string; email: string; role: Role; isActive: boolean; storeIds: string[]; sessions: number };
type Store = { id: string; name: string };

const roleDetail: Record<Role, string> = {
  associate: "Picks, hands over, counts; in chosen stores", store_manager: "Runs chosen stores: stock, counts, messages, early closing", inventory_planner: "Stock of every store",
  service_agent: "Orders and customers of every store", merchandiser: "Catalog, prices and promotions", admin: "Everything, and the team",
};

/** Someone who works here: what they may do and where. Losing rights takes effect at their next click. */
export function StaffEditor({ person, stores, isSelf }: { person: Person; stores: Store[]; isSelf: boolean }) {
  const { draft, set, errors, problem, isBusy, isDirty, discard, save } = useDraft(person, { done: "Saved" });
  const [isAsking, setAsking] = useState(false);
  const form = useId();
  const send = () => save((value) => changeColleague({ staffId: value.staffId, version: value.version, name: value.name, role: value.role, storeIds: isCompanyWide(value.role) ? [] : value.storeIds, isActive: value.isActive }));
  async function signOut() {
    const outcome = await signOutColleague({ staffId: person.staffId });
    toast(outcome.ok ? { title: outcome.data.ended === 1 ? "One browser signed out" : `${outcome.data.ended} browsers signed out` } : { title: outcome.message, tone: "negative" });
  }
  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    // Leaving the company cannot be taken back by an undo, so it is asked once more.
    if (person.isActive && !draft.isActive) setAsking(true);
    else void send();
  }
  return (
    <form id={form} noValidate onSubmit={onSubmit} className="grid max-w-3xl gap-6">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="name" label="Name" hint="As colleagues and the audit read it." value={draft.name} error={errors.name} onChange={(event) => set("name", event.target.value)} autoComplete="off" />
        <Field id="email" label="E-mail" hint="The sign-in name; it stays."><Input id="email" value={draft.email} readOnly /></Field>
      </div>
      <RoleFields role={draft.role} storeIds={draft.storeIds} stores={stores} errors={errors} onRole={(role) => set("role", role)} onStores={(ids) => set("storeIds", ids)} />
      <section className="grid gap-3 border-t border-line pt-5">
        <Switch label="Works here" hint={isSelf ? "You cannot deactivate yourself while you are the last administrator." : "Off: signed out everywhere at once, and no sign-in."} checked={draft.isActive} onChange={(event) => set("isActive", event.target.checked)} />
        <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
          <span>{person.sessions === 0 ? "Signed in nowhere" : person.sessions === 1 ? "Signed in on one browser" : `Signed in on ${person.sessions} browsers`}</span>
          <Button look="secondary" disabled={person.sessions === 0} onClick={() => void signOut()}>Sign out everywhere</Button>
        </div>
      </section>
      <SaveBar formId={form} isDirty={isDirty} isBusy={isBusy} problem={problem} onDiscard={discard} />
      <Dialog
        title={`Deactivate ${person.name}?`} description="They are signed out everywhere at once and cannot sign in again until you switch them back on. What they did stays on record." open={isAsking} onOpenChange={setAsking}
        footer={<><Button look="quiet" onClick={() => setAsking(false)}>Cancel</Button><Button look="danger" onClick={() => { setAsking(false); void send(); }}>Deactivate</Button></>}
      />
    </form>
  );
}

/** A new colleague gets a mail with a link to choose a password; nobody else ever knows one. */
export function InviteForm({ stores }: { stores: Store[] }) {
  const router = useRouter();
  const { draft, set, errors, problem, isBusy, save } = useDraft<{ name: string; email: string; role: Role; storeIds: string[] }>({ name: "", email: "", role: "associate", storeIds: [] }, { done: "Invitation sent" });
  const form = useId();
  return (
    <form
      id={form} noValidate className="grid max-w-3xl gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        void save((value) => inviteColleague({ ...value, storeIds: isCompanyWide(value.role) ? [] : value.storeIds })).then((isDone) => isDone && router.push("/staff/team"));
      }}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="name" label="Name" value={draft.name} error={errors.name} onChange={(event) => set("name", event.target.value)} autoComplete="off" autoFocus />
        <TextField name="email" type="email" inputMode="email" label="E-mail" value={draft.email} error={errors.email} onChange={(event) => set("email", event.target.value)} autoComplete="off" />
      </div>
      <RoleFields role={draft.role} storeIds={draft.storeIds} stores={stores} errors={errors} onRole={(role) => set("role", role)} onStores={(ids) => set("storeIds", ids)} />
      <Button type="submit" isBusy={isBusy} className="justify-self-start">Send invitation</Button>
      {problem && <p role="alert" className="text-sm text-negative">{problem}</p>}
    </form>
  );
}

type RoleProps = { role: Role; storeIds: string[]; stores: Store[]; errors: Record<string, string>; onRole: (role: Role) => void; onStores: (ids: string[]) => void };

function RoleFields({ role, storeIds, stores, errors, onRole, onStores }: RoleProps) {
  return (
    <>
      <Field id="role" label="Role" hint={roleDetail[role]} error={errors.role}>
        <Select value={role} onChange={(event) => onRole(roles.find((one) => one === event.target.value) ?? role)} className="max-w-sm" {...fieldAttributes("role", { hint: roleDetail[role], error: errors.role })}>
          {roles.map((one) => <option key={one} value={one}>{roleLabel[one]}</option>)}
        </Select>
      </Field>
      {isCompanyWide(role) ? <p className="text-sm text-muted">This role works with every store.</p> : (
        <fieldset aria-describedby={errors.storeIds ? "stores-error" : undefined}>
          <legend className="text-sm font-medium">Stores</legend>
          <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
            {stores.map((store) => (
              <Checkbox key={store.id} label={store.name} checked={storeIds.includes(store.id)} aria-invalid={errors.storeIds ? true : undefined} onChange={(event) => onStores(event.target.checked ? [...storeIds, store.id].sort() : storeIds.filter((id) => id !== store.id))} />
            ))}
          </div>
          {errors.storeIds && <p id="stores-error" className="mt-1 text-xs text-negative">{errors.storeIds}</p>}
        </fieldset>
      )}
    </>
  );
}
