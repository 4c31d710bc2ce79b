"use client";

import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { textOf } from "./text-of";

type Props = { expected: string; fields: Record<string, string>; isBusy: boolean; units: number; onGive: (name: string, note: string) => void; onCode?: (() => void) | undefined };

/** Without the code: the name on an ID, and what kind of ID it was. The number is never written down. */
export function IdForm({ expected, fields, isBusy, units, onGive, onCode }: Props) {
  return (
    <form
      className="grid gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        onGive(textOf(data, "name"), textOf(data, "note"));
      }}
    >
      <p className="text-sm">The ID should read <strong className="font-semibold">{expected}</strong>.</p>
      <TextField name="name" label="Name on the ID" maxLength={120} autoComplete="off" required error={fields["proof.name"]} />
      <TextField name="note" label="Kind of ID" hint="Like driving licence. Never its number." maxLength={120} autoComplete="off" required error={fields["proof.note"]} />
      <Button type="submit" size="large" disabled={units === 0} isBusy={isBusy}>Hand over {units} {units === 1 ? "unit" : "units"}</Button>
      {onCode && <Button look="quiet" onClick={onCode}>Use the code instead</Button>}
    </form>
  );
}
