"use client";

import clsx from "clsx";
import { useState } from "react";
import { textOf } from "@/components/staff/counter/text-of";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Price } from "@/components/ui/price";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { allowDiscount } from "@/lib/actions/till";
import { pinWords } from "@/lib/domain/identity/pin";
import { handReasons, handReasonWords, type HandKind, type HandReason } from "@/lib/domain/pricing/hand-discount";
import type { Quote } from "@/lib/domain/pricing/quote";
import { isWithin, limitWords } from "@/lib/domain/till/discount-limit";
import type { TillView } from "@/lib/domain/till/till-view";
import { homeCurrency } from "@/lib/kernel/currency";
import { ApproverFields } from "./approver-fields";
import { needsApproval, readEffect, takenOf, type OpenWish } from "./open-wish";

type Props = {
  till: TillView; saleId: string;
  /** Of which line, by its key; null: of the whole sale. */
  line: string | null; name: string; current: OpenWish | null;
  /** The sale with this discount instead. */
  quoteWith: (wish: OpenWish | null) => Quote;
  onGive: (wish: OpenWish | null) => void; onClose: () => void;
};

const kindWords: Record<HandKind, string> = { percent: "Percent", amount: "Amount", price: "Price each" };

/** A price or discount by hand: what it comes to at once, why, and above one's own limit a manager's PIN. */
export function DiscountDialog({ till, saleId, line, name, current, quoteWith, onGive, onClose }: Props) {
  const [kind, setKind] = useState<HandKind>(current?.effect.kind ?? "percent");
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState<HandReason>(current?.reason ?? "price_match");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const effect = readEffect(kind, typed);
  const wish = (note = ""): OpenWish | null => effect && { effect, reason, note, approval: null };
  const quoted = quoteWith(wish());
  const { amountMinor, leftMinor } = takenOf(quoted, line);
  const limit = till.limits[till.seller?.role ?? "associate"];
  const isAbove = effect !== null && amountMinor > 0 && needsApproval(quoted, limit, line);
  const approvers = till.people.filter((person) => person.mayApprove && person.hasPin && isWithin(till.limits[person.role], [{ amountMinor, lines: [{ key: "all", amountMinor }] }], new Map([["all", leftMinor]])));
  const give = async (form: FormData) => {
    const given = wish(textOf(form, "note").trim());
    if (!given || !effect) return setProblem(kind === "percent" ? "Enter a percentage such as 10." : "Enter an amount such as 20.00.");
    if (amountMinor === 0) return setProblem("That takes nothing off.");
    if (reason === "other" && given.note.length < 3) return setProblem("Say why in a few words.");
    if (!isAbove) return onGive(given);
    setBusy(true);
    const approver = { staffId: textOf(form, "approver"), pin: textOf(form, "approver-pin") };
    const outcome = await allowDiscount({ saleId, line, effect, amountMinor, leftMinor, approver }).catch(() => null);
    setBusy(false);
    if (outcome?.ok && outcome.data.isRight) return onGive({ ...given, approval: { id: outcome.data.approvalId, staffId: approver.staffId, name: outcome.data.name } });
    setProblem(!outcome ? "No connection. Try again." : !outcome.ok ? (Object.values(outcome.fields)[0] ?? outcome.message) : outcome.data.isRight ? null : pinWords(outcome.data));
  };
  return (
    <Dialog title={line === null ? "Discount on the sale" : "Price or discount"} description={name} open onOpenChange={(open) => !open && onClose()}>
      <form className="grid gap-4" onSubmit={(event) => { event.preventDefault(); void give(new FormData(event.currentTarget)); }}>
        {problem && <p role="alert" className="text-sm text-negative">{problem}</p>}
        <fieldset>
          <legend className="sr-only">What is given</legend>
          <div className={clsx("grid gap-1 rounded-md bg-sunken p-1", line === null ? "grid-cols-2" : "grid-cols-3")}>
            {(line === null ? (["percent", "amount"] as const) : (["percent", "amount", "price"] as const)).map((one) => (
              <label key={one} className="grid min-h-11 place-items-center rounded-sm text-sm font-medium text-muted has-checked:bg-surface has-checked:text-ink has-checked:shadow-1 has-focus-visible:outline-2 has-focus-visible:outline-(--focus)">
                <input type="radio" name="kind" value={one} checked={kind === one} onChange={() => { setKind(one); setTyped(""); }} className="sr-only" />{kindWords[one]}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="grid grid-cols-[1fr_1.4fr] items-start gap-3">
          <TextField name="value" label={kind === "percent" ? "Percent" : kind === "price" ? "New price" : "Amount"} inputMode="decimal" autoComplete="off" autoFocus placeholder={kind === "percent" ? "10" : "20.00"} value={typed} onChange={(event) => setTyped(event.target.value)} />
          <Field id="reason" label="Why"><Select name="reason" value={reason} onChange={(event) => setReason(handReasons.find((one) => one === event.target.value) ?? "other")} {...fieldAttributes("reason")}>{handReasons.map((one) => <option key={one} value={one}>{one === "other" ? "Another reason" : handReasonWords[one]}</option>)}</Select></Field>
        </div>
        <TextField name="note" label="Note for the office" isOptional={reason !== "other"} maxLength={200} autoComplete="off" defaultValue={current?.note ?? ""} />
        <p role="status" className="figures flex items-baseline justify-between gap-4 rounded-md bg-sunken px-4 py-3 text-sm"><span className="text-muted">Before tax</span><Price amountMinor={leftMinor - amountMinor} wasMinor={leftMinor} className="text-lg font-medium" /></p>
        {isAbove && (
          <div className="grid gap-3 border-t border-line pt-4">
            <p className="text-sm">Above your limit ({limitWords(limit, homeCurrency)}): a manager allows it.</p>
            <ApproverFields people={approvers} />
          </div>
        )}
        <div className="grid gap-2">
          <Button type="submit" size="large" isBusy={isBusy} disabled={isAbove && approvers.length === 0}>{isAbove ? "Allow and take off" : "Take off"}</Button>
          {current && <Button look="quiet" onClick={() => onGive(null)}>Remove the discount</Button>}
        </div>
      </form>
    </Dialog>
  );
}
