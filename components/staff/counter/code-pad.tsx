"use client";

import { Delete } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type Props = { code: string; onCode: (code: string) => void; onGive: () => void; isBusy: boolean; units: number; error?: string | undefined; camera: ReactNode };
const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Six digits by thumb, keyboard or scanner. */
export function CodePad({ code, onCode, onGive, isBusy, units, error, camera }: Props) {
  const add = (digit: string) => onCode(`${code}${digit}`.slice(0, 6));
  const keyStyle = "figures grid min-h-14 place-items-center rounded-md border border-line bg-surface text-xl font-medium hover:border-line-strong active:bg-sunken";
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === 6) onGive();
      }}
    >
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <label htmlFor="pickup-code" className="text-sm font-medium">Pickup code</label>
          <input
            id="pickup-code" name="code" inputMode="numeric" autoComplete="off" maxLength={7} value={code.length > 3 ? `${code.slice(0, 3)} ${code.slice(3)}` : code}
            onChange={(event) => onCode(event.target.value.replace(/\D/g, "").slice(0, 6))} placeholder="000 000" aria-invalid={error ? true : undefined} aria-describedby={error ? "pickup-code-error" : undefined}
            className="figures mt-1.5 h-16 w-full rounded-md border-2 border-line-strong bg-surface text-center text-3xl font-medium tracking-[0.2em] outline-none placeholder:text-line-strong/60 focus:border-action"
          />
        </div>
        <span className="[&>button]:size-16">{camera}</span>
      </div>
      {error && <p id="pickup-code-error" className="text-xs text-negative">{error}</p>}
      <div className="grid grid-cols-3 gap-2 lg:hidden" role="group" aria-label="Digits">
        {keys.map((key) => <button key={key} type="button" className={keyStyle} onClick={() => add(key)}>{key}</button>)}
        <span />
        <button type="button" className={keyStyle} onClick={() => add("0")}>0</button>
        <button type="button" aria-label="Delete the last digit" className={keyStyle} onClick={() => onCode(code.slice(0, -1))}><Delete aria-hidden className="size-6" /></button>
      </div>
      <Button type="submit" size="large" disabled={code.length !== 6 || units === 0} isBusy={isBusy}>Hand over {units} {units === 1 ? "unit" : "units"}</Button>
    </form>
  );
}
