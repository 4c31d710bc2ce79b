"use client";

import { Minus, Plus } from "lucide-react";
import { useState } from "react";
import { iconButtonStyle } from "./icon-button";

type Props = {
  label: string;
  name?: string;
  defaultValue?: number;
  value?: number;
  min?: number;
  max?: number;
  onValueChange?: (value: number) => void;
};

/** A number field with two buttons. Without scripts the field alone still works. */
export function QuantityStepper({ label, name, defaultValue = 1, value, min = 1, max = 99, onValueChange }: Props) {
  const [own, setOwn] = useState(defaultValue);
  const [draft, setDraft] = useState<string>();
  const current = value ?? own;
  const choose = (wanted: number) => {
    setDraft(undefined);
    const next = Math.min(max, Math.max(min, Math.trunc(wanted) || min));
    if (next === current) return;
    setOwn(next);
    onValueChange?.(next);
  };
  return (
    <div role="group" aria-label={label} className="inline-flex items-center rounded-md border border-line-strong bg-surface">
      <button type="button" aria-label="One fewer" disabled={current <= min} onClick={() => choose(current - 1)} className={iconButtonStyle}>
        <Minus aria-hidden />
      </button>
      <input
        aria-label={label}
        name={name}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        value={draft ?? current}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => draft !== undefined && choose(Number(draft))}
        onKeyDown={(event) => event.key === "Enter" && draft !== undefined && choose(Number(draft))}
        className="figures h-11 w-11 appearance-none rounded-sm bg-transparent text-center text-base [-moz-appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
      />
      <button type="button" aria-label="One more" disabled={current >= max} onClick={() => choose(current + 1)} className={iconButtonStyle}>
        <Plus aria-hidden />
      </button>
    </div>
  );
}
