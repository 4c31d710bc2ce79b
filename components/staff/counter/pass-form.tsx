"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { textOf } from "./text-of";

type Props = { error: string | undefined; isBusy: boolean; units: number; onGive: (pass: string) => void; onCode: () => void; camera: ReactNode };

/** Somebody whom the buyer sent: the pass is scanned, or typed off their screen. */
export function PassForm({ error, isBusy, units, onGive, onCode, camera }: Props) {
  return (
    <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); onGive(textOf(new FormData(event.currentTarget), "pass")); }}>
      <div className="flex items-end gap-2">
        <TextField name="pass" label="Pass" hint="Scan the QR, or type the ten signs under it." autoComplete="off" autoCapitalize="characters" maxLength={24} error={error} className="min-w-0 flex-1" />
        <span className="[&>button]:size-11">{camera}</span>
      </div>
      <Button type="submit" size="large" disabled={units === 0} isBusy={isBusy}>Hand over {units} {units === 1 ? "unit" : "units"}</Button>
      <Button look="quiet" onClick={onCode}>Use the code instead</Button>
    </form>
  );
}
