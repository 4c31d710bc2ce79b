"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import type { Choice } from "@/components/ui/combobox";
import { Field, fieldAttributes } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { noteTaxExemption } from "@/lib/actions/pricing";
import { usStates } from "@/lib/domain/locations/us-states";

/** Notes the certificate of a group. */
export function ExemptionForm({ groups }: { groups: Choice[] }) {
  const router = useRouter();
  const { form, outcome, refusal, field, isBusy } = useActionForm(noteTaxExemption);
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  const [groupId, state, certificate, expiresOn] = [field("groupId"), field("state"), field("certificate"), field("expiresOn")];
  const noted = outcome?.ok ? outcome.data.id : "new";
  return (
    <section aria-labelledby="note-exemption" className="max-w-3xl border-t border-line pt-5">
      <h2 id="note-exemption" className="text-sm font-semibold">Note a certificate</h2>
      {groups.length === 0 && <p className="mt-2 text-sm text-muted">It belongs to a customer group. <LinkButton href="/staff/pricing/lists" look="quiet">Make a group</LinkButton></p>}
      {groups.length > 0 && (
        <form key={noted} {...form} noValidate className="mt-3 grid items-start gap-4 sm:grid-cols-2">
          <Field id="exempt-group" label="Group" error={groupId.error}><Select name="groupId" defaultValue={groupId.defaultValue ?? groups[0]?.value} {...fieldAttributes("exempt-group", { error: groupId.error })}>{groups.map((group) => <option key={group.value} value={group.value}>{group.label}</option>)}</Select></Field>
          <Field id="exempt-state" label="Where" error={state.error}><Select name="state" defaultValue={state.defaultValue ?? ""} {...fieldAttributes("exempt-state", { error: state.error })}><option value="">Every state</option>{Object.entries(usStates).map(([code, name]) => <option key={code} value={code}>{name}</option>)}</Select></Field>
          <TextField {...certificate} label="Certificate number" autoComplete="off" />
          <TextField {...expiresOn} label="Last day" type="date" />
          <div className="sm:col-span-2">
            <Button type="submit" look="secondary" isBusy={isBusy}>Note certificate</Button>
            {refusal && Object.keys(refusal.fields).length === 0 && <p role="alert" className="mt-2 text-sm text-negative">{refusal.message}</p>}
          </div>
        </form>
      )}
      {outcome?.ok && <p role="status" className="mt-2 text-sm text-positive">Noted. Its group buys without tax from now on.</p>}
    </section>
  );
}
