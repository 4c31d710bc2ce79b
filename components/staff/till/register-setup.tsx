"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { addRegister, becomeRegister } from "@/lib/actions/till";
import type { RegisterRow } from "@/lib/domain/identity/list-registers";

type Props = { store: { id: string; name: string } | null; registers: readonly RegisterRow[]; mayManage: boolean };

/** This browser is no register yet: a manager makes it one. */
export function RegisterSetup({ store, registers, mayManage }: Props) {
  const add = useActionForm(addRegister);
  const become = useActionForm(becomeRegister);
  if (!mayManage || !store) {
    return (
      <EmptyState isPage title="This device is not a register" action={<LinkButton href="/staff/today">To the console</LinkButton>}>
        {store ? "A manager of the store signs in here once and makes it one. After that everybody sells with their own PIN." : "Choose a store in the console first, then come back."}
      </EmptyState>
    );
  }
  return (
    <div className="grid w-full max-w-lg gap-6">
      <div>
        <h1 className="display-3">Make this device a register of {store.name}</h1>
        <p className="mt-1 text-sm text-muted">It stays one until another device takes its place. Everybody sells with their own PIN.</p>
      </div>
      {registers.length > 0 && (
        <ul className="grid gap-2">
          {registers.map((register) => (
            <li key={register.id} className="flex items-center justify-between gap-3 rounded-md border border-line bg-surface p-3">
              <span><span className="block text-sm font-medium">{register.name}</span><span className="text-xs text-muted">{register.isPaired ? "on another device now" : "on no device"}</span></span>
              <form {...become.form}><input type="hidden" name="registerId" value={register.id} /><Button type="submit" look="secondary">Use this device</Button></form>
            </li>
          ))}
        </ul>
      )}
      {become.refusal && <p role="alert" className="text-sm text-negative">{become.refusal.message}</p>}
      <form {...add.form} className="flex items-end gap-2">
        <input type="hidden" name="locationId" value={store.id} />
        <TextField name="name" label="New register" placeholder={`Till ${registers.length + 1}`} autoComplete="off" maxLength={40} className="flex-1" error={add.errorOf("name") ?? add.refusal?.message} />
        <Button type="submit">Add</Button>
      </form>
    </div>
  );
}
