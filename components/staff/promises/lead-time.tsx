"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { saveLeadTime } from "@/lib/actions/locations";
import { fewestMeasured, type LeadTime } from "@/lib/domain/fulfillment/promise-ledger";
import { spanWords } from "./promise-words";

type Props = { store: { id: string; name: string; version: number; pickupLeadMinutes: number }; lead: LeadTime | null; mayEdit: boolean };

/** What the store says it needs, what it really takes, and one press to say the truth; it can be taken back. */
export function LeadTimeAdvice({ store, lead, mayEdit }: Props) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  async function save(minutes: number, version: number) {
    setBusy(true);
    const outcome = await saveLeadTime({ locationId: store.id, version, pickupLeadMinutes: minutes });
    setBusy(false);
    if (outcome.ok) {
      const { version: next } = outcome.data;
      const former = store.pickupLeadMinutes;
      toast({ title: `New promises of ${store.name} count ${spanWords(minutes)}`, ...(minutes !== former && { undo: { label: "Undo", run: () => void save(former, next) } }) });
    } else toast({ tone: "negative", title: outcome.message });
    router.refresh();
  }
  if (!lead) return <p className="text-sm text-muted">Promised: {spanWords(store.pickupLeadMinutes)}. A suggestion needs at least {fewestMeasured} pickups that were wanted as soon as possible.</p>;
  const { measured, medianMinutes, p90Minutes, suggestedMinutes } = lead;
  const isRight = suggestedMinutes === store.pickupLeadMinutes;
  return (
    <div className="text-sm">
      <p>Half of {measured} pickups wanted as soon as possible were ready within <b className="font-medium">{spanWords(medianMinutes)}</b> of opening time, nine in ten within <b className="font-medium">{spanWords(p90Minutes)}</b>. The store promises <b className="font-medium">{spanWords(store.pickupLeadMinutes)}</b>.</p>
      {isRight && <p className="mt-2 text-positive">The promise fits what is measured.</p>}
      {!isRight && mayEdit && <Button look="secondary" className="mt-3" isBusy={isBusy} onClick={() => void save(suggestedMinutes, store.version)}>Promise {spanWords(suggestedMinutes)} from now on</Button>}
      {!isRight && !mayEdit && <p className="mt-2">Suggested: {spanWords(suggestedMinutes)}. An administrator can change it.</p>}
    </div>
  );
}
