"use client";

import Image from "next/image";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { inspectReturn } from "@/lib/actions/returns";
import { partOfWords } from "@/lib/domain/fulfillment/in-bundle";
import { outcomeWords, unitOutcomes, type UnitOutcome } from "@/lib/domain/returns/return-state";
import type { StaffReturn } from "@/lib/domain/returns/return-view";
import { DamagePhoto } from "./damage-photo";
import { useReturnStep } from "./use-return-step";

type Choice = { outcome: UnitOutcome | ""; note: string };

/** Unit by unit: back on sale, set aside, written off, or not accepted for a reason. */
export function InspectStep({ view }: { view: StaffReturn }) {
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const { run, problem, isBusy } = useReturnStep();
  const open = view.lines.flatMap((line) => line.units.filter(({ status }) => status === "received").map((unit, index, all) => ({ ...unit, line, name: all.length > 1 ? `${line.title}, ${index + 1} of ${all.length}` : line.title })));
  const choiceOf = (id: string): Choice => choices[id] ?? { outcome: "", note: "" };
  const choose = (id: string, change: Partial<Choice>) => setChoices({ ...choices, [id]: { ...choiceOf(id), ...change } });
  const decided = open.flatMap(({ id }) => {
    const { outcome, note } = choiceOf(id);
    return outcome === "" ? [] : [{ unitId: id, outcome, note }];
  });
  return (
    <div className="grid gap-4">
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
        {open.map(({ id, line, name }) => (
          <li key={id} className="grid gap-x-5 gap-y-3 p-3.5 sm:grid-cols-[minmax(0,1fr)_15rem]">
            <div className="flex gap-3.5">
              {line.image ? <Image src={line.image.src} alt="" width={64} height={64} className="size-16 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} /> : <span className="size-16 shrink-0 rounded-md bg-sunken" />}
              <div className="min-w-0 text-sm">
                <p className="font-medium">{name}</p>
                <p className="text-xs text-muted">{[line.variantTitle, partOfWords(line.bundle), line.reason].filter(Boolean).join(" · ")}{line.note && `: “${line.note}”`}</p>
                <DamagePhoto src={line.photoSrc} />
              </div>
            </div>
            <div className="grid content-start gap-2">
              <Field id={`outcome-${id}`} label={<span className="sr-only">What becomes of {name}</span>}>
                <Select {...fieldAttributes(`outcome-${id}`)} value={choiceOf(id).outcome} onChange={(event) => choose(id, { outcome: unitOutcomes.find((outcome) => outcome === event.target.value) ?? "" })}>
                  <option value="">Choose</option>
                  {unitOutcomes.map((outcome) => <option key={outcome} value={outcome}>{outcomeWords[outcome].label}</option>)}
                </Select>
              </Field>
              {choiceOf(id).outcome !== "" && choiceOf(id).outcome !== "restock" && (
                <Field id={`note-${id}`} label={choiceOf(id).outcome === "refuse" ? "Why: the shopper reads it" : "Note"} isOptional={choiceOf(id).outcome !== "refuse"}>
                  <Input {...fieldAttributes(`note-${id}`)} value={choiceOf(id).note} maxLength={200} onChange={(event) => choose(id, { note: event.target.value })} />
                </Field>
              )}
            </div>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button size="large" className="max-sm:w-full" disabled={decided.length === 0} isBusy={isBusy} onClick={() => run(() => inspectReturn({ returnId: view.id, units: decided }), () => "Decided")}>{open.length > 1 ? `Decide ${decided.length} of ${open.length}` : "Decide"}</Button>
        {open.length > 1 && <Button size="large" look="secondary" className="max-sm:w-full" onClick={() => setChoices(Object.fromEntries(open.map(({ id }) => [id, { outcome: "restock", note: "" }])))}>All back on sale</Button>}
      </div>
    </div>
  );
}
