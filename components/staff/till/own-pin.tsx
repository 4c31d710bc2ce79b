"use client";

import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { choosePin } from "@/lib/actions/till";

/** One's own PIN for the registers; a new one takes the place of the old. */
export function OwnPin() {
  const { form, field, isBusy, outcome, refusal } = useActionForm(choosePin);
  return (
    <form {...form} className="grid max-w-sm gap-3">
      <h2 className="text-sm font-semibold">PIN for the tills</h2>
      <TextField {...field("pin")} type="password" label="New PIN" hint="Four to eight digits. Everybody sells under their own." inputMode="numeric" autoComplete="new-password" maxLength={8} />
      {outcome?.ok && <p role="status" className="text-sm text-positive">Your PIN is set.</p>}
      {refusal && Object.keys(refusal.fields).length === 0 && <p role="alert" className="text-sm text-negative">{refusal.message}</p>}
      <Button type="submit" look="secondary" isBusy={isBusy} className="justify-self-start">Set the PIN</Button>
    </form>
  );
}
