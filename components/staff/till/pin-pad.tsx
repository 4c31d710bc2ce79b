"use client";

import { Delete } from "lucide-react";
import { Button } from "@/components/ui/button";

type Props = { pin: string; onPin: (pin: string) => void; onEnter: () => void; label: string; action: string; isBusy: boolean; error: string | null };
const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
const keyStyle = "figures grid min-h-13 place-items-center rounded-md sm:min-h-14 border border-line bg-surface text-xl font-medium hover:border-line-strong active:bg-sunken";

/** A PIN by thumb or keyboard; its digits are never shown. */
export function PinPad({ pin, onPin, onEnter, label, action, isBusy, error }: Props) {
  const add = (digit: string) => onPin(`${pin}${digit}`.slice(0, 8));
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (pin.length >= 4) onEnter();
      }}
    >
      <label className="grid gap-1.5 text-sm font-medium">
        {label}
        <input
          type="password" name="pin" inputMode="none" autoComplete="off" autoFocus maxLength={8} value={pin} onChange={(event) => onPin(event.target.value.replace(/\D/g, "").slice(0, 8))}
          aria-invalid={error ? true : undefined} aria-describedby={error ? "pin-error" : undefined}
          className="figures h-14 w-full rounded-md border-2 border-line-strong bg-surface text-center text-2xl tracking-[0.3em] outline-none focus:border-action aria-invalid:border-negative"
        />
      </label>
      {error && <p id="pin-error" role="alert" className="text-sm text-negative">{error}</p>}
      <div className="grid grid-cols-3 gap-2" role="group" aria-label="Digits">
        {keys.map((key) => <button key={key} type="button" className={keyStyle} onClick={() => add(key)}>{key}</button>)}
        <span />
        <button type="button" className={keyStyle} onClick={() => add("0")}>0</button>
        <button type="button" aria-label="Delete the last digit" className={keyStyle} onClick={() => onPin(pin.slice(0, -1))}><Delete aria-hidden className="size-6" /></button>
      </div>
      <Button type="submit" size="large" disabled={pin.length < 4} isBusy={isBusy}>{action}</Button>
    </form>
  );
}
