"use client";

import { useState } from "react";
import { minorOf } from "@/components/staff/catalog/money-text";
import { TextField } from "@/components/ui/text-field";
import { homeCurrency } from "@/lib/kernel/currency";
import { decimalMoney } from "@/lib/kernel/money";

type Props = {
  name: string; label: string; hint?: string; error?: string | undefined; className?: string;
  value: number | null; onChange: (value: number | null) => void;
  /** Amounts are typed in dollars and kept in minor units. */
  kind?: "number" | "money"; /** What an empty field means; without it, an empty field is no number. */ whenEmpty?: string;
};

/** A number as it is typed: what is no number yet stays in the field and is NaN to the form. */
export function NumberField({ name, label, hint, error, className, value, onChange, kind = "number", whenEmpty }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string): number | null => (text.trim() === "" ? (whenEmpty === undefined ? Number.NaN : null) : kind === "money" ? minorOf(text, homeCurrency) : Number(text));
  const shown = value === null || Number.isNaN(value) ? "" : kind === "money" ? decimalMoney(value, homeCurrency) : String(value);
  const isNoNumber = typed !== null && typed.trim() !== "" && Number.isNaN(value);
  return (
    <TextField
      name={name} label={label} hint={hint} error={error ?? (isNoNumber ? "Enter a number." : undefined)} inputMode="decimal" autoComplete="off" placeholder={whenEmpty} className={className ?? ""}
      value={typed !== null && Object.is(read(typed), value) ? typed : shown}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(read(event.target.value));
      }}
    />
  );
}
