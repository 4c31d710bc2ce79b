"use client";

import { useState } from "react";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatCardNumber, isExpired, readExpiry, tokenizeCard, type CardToken } from "@/lib/domain/payments/test-cards";

export type CardDraft = { number: string; expiry: string; code: string };
export type CardErrors = Partial<Record<keyof CardDraft, string>>;

/** Reads a card in the browser: a token for the server, or what is wrong at which field. */
export function readCard(draft: CardDraft, now: Date): { ok: true; card: CardToken } | { ok: false; errors: CardErrors } {
  const errors: CardErrors = {};
  const card = tokenizeCard(draft.number);
  if ("field" in card) errors.number = card.message;
  const expiry = readExpiry(draft.expiry);
  if (!expiry) errors.expiry = "Write it as on the card: MM / YY.";
  else if (isExpired(expiry, now)) errors.expiry = "This card has expired.";
  if (!/^\d{3,4}$/.test(draft.code)) errors.code = "Three or four digits.";
  return "field" in card || Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, card };
}

type Props = { draft: CardDraft; errors: CardErrors; onChange: (draft: CardDraft) => void; onErrors: (errors: CardErrors) => void };

/** Card fields without names: they are read here, turned into a token and never posted. */
export function CardFields({ draft, errors, onChange, onErrors }: Props) {
  const [touched, setTouched] = useState<ReadonlySet<keyof CardDraft>>(new Set());
  const set = (key: keyof CardDraft, value: string) => {
    const next = { ...draft, [key]: value };
    onChange(next);
    if (touched.has(key) && errors[key]) check(key, next);
  };
  const check = (key: keyof CardDraft, from: CardDraft) => {
    const read = readCard(from, new Date());
    const { [key]: _former, ...others } = errors;
    const now = read.ok ? undefined : read.errors[key];
    onErrors(now ? { ...others, [key]: now } : others);
  };
  const leave = (key: keyof CardDraft) => {
    if (draft[key] === "") return;
    setTouched(new Set([...touched, key]));
    check(key, draft);
  };
  const expiryTyped = (value: string) => {
    const digits = value.replace(/\D/g, "").slice(0, 4);
    return digits.length > 2 || (digits.length === 2 && value.length > draft.expiry.length) ? `${digits.slice(0, 2)} / ${digits.slice(2)}` : digits;
  };
  return (
    <div className="grid gap-5">
      <Field id="card-number" label="Card number" error={errors.number}>
        <Input {...fieldAttributes("card-number", { error: errors.number })} value={draft.number} onChange={(event) => set("number", formatCardNumber(event.target.value))} onBlur={() => leave("number")} inputMode="numeric" autoComplete="cc-number" className="figures" placeholder="1234 5678 9012 3456" />
      </Field>
      <div className="grid grid-cols-2 gap-5">
        <Field id="card-expiry" label="Expires" error={errors.expiry}>
          <Input {...fieldAttributes("card-expiry", { error: errors.expiry })} value={draft.expiry} onChange={(event) => set("expiry", expiryTyped(event.target.value))} onBlur={() => leave("expiry")} inputMode="numeric" autoComplete="cc-exp" className="figures" placeholder="MM / YY" />
        </Field>
        <Field id="card-code" label="Security code" error={errors.code}>
          <Input {...fieldAttributes("card-code", { error: errors.code })} value={draft.code} onChange={(event) => set("code", event.target.value.replace(/\D/g, "").slice(0, 4))} onBlur={() => leave("code")} inputMode="numeric" autoComplete="cc-csc" className="figures" placeholder="123" />
        </Field>
      </div>
    </div>
  );
}
