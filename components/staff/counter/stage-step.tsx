"use client";

import { Printer } from "lucide-react";
import { useState, useTransition, type ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { stagePickup, undoStep } from "@/lib/actions/fulfillment";
import { sumOf } from "@/lib/domain/fulfillment/line-progress";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { play } from "./sounds";
import { offerUndo } from "./undo-bar";
import { useWedge } from "./use-wedge";

/** Label on, onto a shelf, scan the shelf: from here the shopper knows that it is ready. */
export function StageStep({ view, onChanged }: { view: PickupView; onChanged: () => void }) {
  const [shelf, setShelf] = useState(view.shelf ?? "");
  const [tote, setTote] = useState(view.tote ?? "");
  const [problem, setProblem] = useState<{ message: string; fields: Record<string, string> } | null>(null);
  const [isBusy, start] = useTransition();
  useWedge((text) => setShelf(text.toUpperCase()));
  const units = sumOf(view.lines, (line) => line.picked - line.handedOver);

  const undo = async () => {
    const outcome = await undoStep({ fulfillmentId: view.id, step: "stage" }).catch(() => null);
    if (!outcome?.ok) toast({ tone: "negative", title: outcome?.message ?? "No connection. Nothing was undone." });
    onChanged();
  };
  const stage = () => start(async () => {
    const outcome = await stagePickup({ fulfillmentId: view.id, shelf, tote }).catch(() => null);
    if (!outcome?.ok) {
      play("wrong");
      return setProblem({ message: outcome?.message ?? "No connection. Nothing was staged; try again.", fields: outcome?.fields ?? {} });
    }
    play("right");
    offerUndo(`On shelf ${shelf.toUpperCase()}, mail in 10 s`, () => void undo());
    onChanged();
  });

  return (
    <form className="grid gap-5" onSubmit={(event) => { event.preventDefault(); stage(); }}>
      <ol className="grid gap-4">
        <Step number={1} title="Put the label on">
          <LinkButton look="secondary" href={`/staff/print/label/${view.id}`} target="_blank" prefetch={false}><Printer aria-hidden className="size-4" />Print label</LinkButton>
        </Step>
        <Step number={2} title={`Bring ${units} ${units === 1 ? "unit" : "units"} to the pickup shelves`} />
        <Step number={3} title="Scan the shelf">
          <div className="grid w-full gap-4 sm:grid-cols-2">
            <TextField name="shelf" label="Shelf" autoFocus required maxLength={24} autoComplete="off" autoCapitalize="characters" value={shelf} onChange={(event) => setShelf(event.target.value)} placeholder="A3-2" error={problem?.fields["shelf"]} />
            <TextField name="tote" label="Tote" isOptional maxLength={24} autoComplete="off" autoCapitalize="characters" value={tote} onChange={(event) => setTote(event.target.value)} error={problem?.fields["tote"]} />
          </div>
        </Step>
      </ol>
      {problem && Object.keys(problem.fields).length === 0 && <Banner tone="negative" role="alert">{problem.message}</Banner>}
      <Button type="submit" size="large" isBusy={isBusy}>Ready for pickup</Button>
    </form>
  );
}

function Step({ number, title, children }: { number: number; title: string; children?: ReactNode }) {
  return (
    <li className="flex gap-4">
      <span aria-hidden className="figures grid size-7 shrink-0 place-items-center rounded-full border border-line-strong text-xs font-semibold">{number}</span>
      <div className="grid min-w-0 flex-1 justify-items-start gap-3 pt-0.5"><p className="text-sm font-medium">{title}</p>{children}</div>
    </li>
  );
}
