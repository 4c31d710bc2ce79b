"use client";

import Image from "next/image";
import { Field, fieldAttributes } from "@/components/ui/field";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { partOfWords } from "@/lib/domain/fulfillment/in-bundle";
import type { SwapQuote } from "@/lib/domain/returns/get-swap-quote";
import { returnReasonKeys, returnReasons, type ReturnReason } from "@/lib/domain/returns/return-policy";
import { outcomeWords, unitOutcomes } from "@/lib/domain/returns/return-state";
import type { BroughtLine } from "@/lib/domain/returns/take-in";
import { formatMoney } from "@/lib/kernel/money";

export type BackChoice = Pick<BroughtLine, "reason" | "outcome" | "note">;
type Line = SwapQuote["desk"][number];
type Props = {
  desk: Line[]; currency: string; countOf: (lineId: string) => number; choiceOf: (lineId: string) => BackChoice;
  onCount: (lineId: Line["id"], count: number) => void; onChoose: (lineId: string, choice: BackChoice) => void;
};

const outcomes = unitOutcomes.filter((outcome): outcome is BackChoice["outcome"] => outcome !== "refuse");

/** The order's lines with how many of each lie on the counter, why they come back, and where they go. */
export function BackLines({ desk, currency, countOf, choiceOf, onCount, onChoose }: Props) {
  return (
    <ul aria-label="Lines of the order" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
      {desk.map((line) => {
        const [count, choice] = [countOf(line.id), choiceOf(line.id)];
        const name = [line.title, line.variantTitle].filter(Boolean).join(", ");
        return (
          <li key={line.id} className="grid gap-3 p-3.5">
            <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
              {line.image ? <Image src={line.image.src} alt="" width={56} height={56} className="size-14 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} /> : <span className="size-14 shrink-0 rounded-md bg-sunken" />}
              <div className="min-w-0 flex-1 basis-48 text-sm">
                <p className="font-medium">{name}</p>
                <p className="figures text-xs text-muted">{[line.sku, partOfWords(line.bundle), line.left > 0 ? `${line.left} until ${line.until}` : line.why].filter(Boolean).join(" · ")}</p>
              </div>
              {line.left > 0 && <QuantityStepper label={`Units of ${line.title} that come back`} value={count} min={0} max={line.left} onValueChange={(next) => onCount(line.id, next)} />}
              <p className="figures ml-auto w-20 text-right text-sm">{count > 0 && `−${formatMoney(line.sumsMinor[count - 1] ?? 0, currency)}`}</p>
            </div>
            {count > 0 && (
              <div className="grid gap-3 sm:grid-cols-2">
                <Field id={`reason-${line.id}`} label="Why"><Select {...fieldAttributes(`reason-${line.id}`)} value={choice.reason} onChange={(event) => onChoose(line.id, { ...choice, reason: reasonOf(event.target.value) })}>{returnReasonKeys.map((reason) => <option key={reason} value={reason}>{returnReasons[reason].label}</option>)}</Select></Field>
                <Field id={`outcome-${line.id}`} label="What becomes of it"><Select {...fieldAttributes(`outcome-${line.id}`)} value={choice.outcome} onChange={(event) => onChoose(line.id, { ...choice, outcome: outcomes.find((one) => one === event.target.value) ?? "restock" })}>{outcomes.map((outcome) => <option key={outcome} value={outcome}>{outcomeWords[outcome].label}</option>)}</Select></Field>
                {choice.outcome !== "restock" && <TextField id={`note-${line.id}`} name="note" label="Note" isOptional maxLength={200} className="sm:col-span-2" value={choice.note} onChange={(event) => onChoose(line.id, { ...choice, note: event.target.value })} />}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const reasonOf = (value: string): ReturnReason => returnReasonKeys.find((reason) => reason === value) ?? "changed_mind";
