"use client";

import { PackageOpen, Truck } from "lucide-react";
import { useState } from "react";
import { useTakeIn } from "@/components/staff/transfers/use-take-in";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { mayDo } from "@/lib/domain/fulfillment/allowed-actions";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { clockWords, dayWords } from "@/lib/domain/locations/time-words";
import { ScanField } from "./scan-field";
import { play } from "./sounds";

type Props = { view: PickupView; supply: NonNullable<PickupView["supply"]>; onChanged: () => void };

/** Goods that another place sends: where they are, and taking their box in by its label or by hand. */
export function IncomingStep({ view, supply, onChanged }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const { transfer } = supply;
  const zone = view.store.timeZone;
  const at = (iso: string) => `${dayWords(new Date(iso), zone, new Date(view.now))}, ${clockWords(new Date(iso), zone)}`;
  const mayTakeIn = transfer !== null && mayDo(view.actions, "take_in");
  const { isBusy, takeIn } = useTakeIn(transfer?.id ?? null, onChanged);
  const scan = (text: string) => {
    if (text.trim().toUpperCase() === view.number || text.trim().toUpperCase() === transfer?.number) return takeIn();
    play("wrong");
    setProblem(`This is not the box of ${view.number}.`);
  };
  return (
    <section aria-label="Incoming" className="grid gap-4 rounded-md border border-line bg-surface p-4 sm:p-5">
      <div className="flex items-start gap-3">
        {supply.leftAt ? <Truck aria-hidden className="mt-0.5 size-6 shrink-0 text-info" strokeWidth={1.6} /> : <PackageOpen aria-hidden className="mt-0.5 size-6 shrink-0 text-muted" strokeWidth={1.6} />}
        <div className="min-w-0">
          <h2 className="font-semibold">{supply.leftAt ? `On its way from ${supply.from}` : `${supply.from} has not sent it yet`}</h2>
          <p className="text-sm text-muted">{supply.leftAt ? `Left ${at(supply.leftAt)}. ` : ""}{view.customer.name} may collect it {at(view.promisedAt)}. Arriving hands nothing over: it is staged first.</p>
        </div>
      </div>
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      {mayTakeIn && (
        <>
          <ScanField label="Scan the box" placeholder={`Scan the box, or type ${view.number}`} onScan={scan} tone={problem ? "wrong" : null} />
          <div className="flex flex-wrap gap-3">
            <Button size="large" isBusy={isBusy} onClick={takeIn}>The box is here</Button>
            <LinkButton size="large" look="secondary" href={`/staff/transfers/${transfer.number}`}>Count it, or report damage</LinkButton>
          </div>
        </>
      )}
      {!mayTakeIn && transfer && <LinkButton look="secondary" className="justify-self-start" href={`/staff/transfers/${transfer.number}`}>Open {transfer.number}</LinkButton>}
    </section>
  );
}
