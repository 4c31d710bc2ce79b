"use client";

import Image from "next/image";
import { useState } from "react";
import { ScanFeedback } from "@/components/staff/counter/scan-feedback";
import { ScanField } from "@/components/staff/counter/scan-field";
import { play } from "@/components/staff/counter/sounds";
import type { Feedback } from "@/components/staff/counter/use-pick";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { receiveReturn } from "@/lib/actions/returns";
import { partOfWords } from "@/lib/domain/fulfillment/in-bundle";
import { isScanOf, readScan } from "@/lib/domain/fulfillment/scan";
import type { ReturnLineView, StaffReturn } from "@/lib/domain/returns/return-view";
import { DamagePhoto } from "./damage-photo";
import { useReturnStep } from "./use-return-step";

/** Scan what was brought; what was not stays with the shopper and leaves the return. */
export function ReceiveStep({ view, here }: { view: StaffReturn; here: { id: string; name: string } | null }) {
  const [brought, setBrought] = useState<Record<string, number>>({});
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const { run, problem, isBusy } = useReturnStep();
  const countOf = (line: ReturnLineView) => brought[line.id] ?? 0;
  const total = view.lines.reduce((sum, line) => sum + countOf(line), 0);
  const wanted = view.lines.reduce((sum, line) => sum + line.units.length, 0);
  const say = (tone: Feedback["tone"], title: string, detail: string) => {
    play(tone);
    setFeedback({ tone, title, detail, at: Date.now() });
  };
  const scan = (text: string) => {
    const read = readScan(text);
    const matching = view.lines.filter((line) => isScanOf(read, line));
    const open = matching.find((line) => countOf(line) < line.units.length);
    if (!open) return say("wrong", matching[0] ? "More than the return says" : "Not in this return", matching[0]?.title ?? text.slice(0, 60));
    setBrought({ ...brought, [open.id]: countOf(open) + 1 });
    say("right", open.title, `${countOf(open) + 1} of ${open.units.length}`);
  };
  if (!here) return <Banner tone="warning" title="At which store are you?">Choose your store in the side bar: what is received becomes its stock.</Banner>;
  return (
    <div className="grid gap-4">
      <ScanField label="Scan an item" placeholder="Scan or type GTIN or SKU" onScan={scan} tone={feedback?.tone ?? null} />
      <ScanFeedback feedback={feedback} idle={`Scan each item that was brought: ${wanted} expected.`} />
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
        {view.lines.map((line) => (
          <li key={line.id} className="flex flex-wrap items-center gap-3.5 p-3.5">
            {line.image ? <Image src={line.image.src} alt="" width={64} height={64} className="size-16 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} /> : <span className="size-16 shrink-0 rounded-md bg-sunken" />}
            <div className="min-w-0 flex-1 basis-48 text-sm">
              <p className="font-medium">{[line.title, line.variantTitle].filter(Boolean).join(", ")}</p>
              <p className="figures text-xs text-muted">{[line.sku, partOfWords(line.bundle), line.reason].filter(Boolean).join(" · ")}{line.note && `: “${line.note}”`}</p>
              <DamagePhoto src={line.photoSrc} />
            </div>
            <div className="flex items-center gap-3"><QuantityStepper label={`Units brought of ${line.title}`} value={countOf(line)} min={0} max={line.units.length} onValueChange={(count) => setBrought({ ...brought, [line.id]: count })} /><span className="figures text-sm text-muted">of {line.units.length}</span></div>
          </li>
        ))}
      </ul>
      {total > 0 && total < wanted && <p className="text-sm text-muted">{wanted - total} not brought: the shopper can return {wanted - total === 1 ? "it" : "them"} another day.</p>}
      <Button
        size="large" className="justify-self-start max-sm:w-full" disabled={total === 0} isBusy={isBusy}
        onClick={() => run(() => receiveReturn({ returnId: view.id, locationId: here.id, lines: view.lines.map((line) => ({ lineId: line.id, quantity: countOf(line) })) }), () => `Received at ${here.name}`)}
      >
        Receive {total > 0 && `${total} ${total === 1 ? "item" : "items"} `}at {here.name}
      </Button>
    </div>
  );
}
