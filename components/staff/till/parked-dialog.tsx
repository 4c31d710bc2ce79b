"use client";

import { useState } from "react";
import { textOf } from "@/components/staff/counter/text-of";
import { moment } from "@/components/staff/frame/moment";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { park, resume } from "@/lib/actions/till";
import type { ResumedSale } from "@/lib/domain/till/park-sale";
import type { TillView } from "@/lib/domain/till/till-view";
import { sentSale, type OpenSale } from "./sale";

type Props = { till: TillView; sale: OpenSale; onParked: () => void; onResumed: (sale: ResumedSale) => void; onChanged: () => Promise<unknown> };

/** Puts the sale aside for any register of the store, or takes up one that waits. */
export function ParkedDialog({ till, sale, onParked, onResumed, onChanged }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isParking = sale.lines.length > 0;
  const settle = async <R,>(asked: Promise<{ ok: true; data: R } | { ok: false; message: string } | null>, done: (data: R) => void) => {
    setBusy(true);
    const outcome = await asked;
    setBusy(false);
    if (outcome?.ok) {
      done(outcome.data);
      setOpen(false);
      setProblem(null);
    } else setProblem(outcome?.message ?? "No connection. Nothing changed; try again.");
    await onChanged();
  };
  if (!isParking && till.parked.length === 0) return null;
  return (
    <>
      <Button look="secondary" onClick={() => setOpen(true)} className="w-full">{isParking ? "Park" : `Parked sales (${till.parked.length})`}</Button>
      <Dialog title={isParking ? "Park this sale" : "Parked sales"} description={isParking ? "Any register of the store takes it up again. It holds no goods." : undefined} open={isOpen} onOpenChange={setOpen}>
        {problem && <p role="alert" className="mb-3 text-sm text-negative">{problem}</p>}
        {isParking ? (
          <form className="grid gap-4" onSubmit={(event) => {
            event.preventDefault();
            const label = textOf(new FormData(event.currentTarget), "label");
            void settle(park({ id: sale.saleId, label, ...sentSale(sale) }).catch(() => null), onParked);
          }}>
            <TextField name="label" label="How to find it again" isOptional maxLength={60} autoComplete="off" placeholder={sale.customer?.name ?? "Blue coat"} defaultValue={sale.customer?.name ?? ""} />
            <Button type="submit" size="large" isBusy={isBusy}>Park it</Button>
          </form>
        ) : (
          <ul aria-label="Parked sales" className="grid divide-y divide-line rounded-md border border-line">
            {till.parked.map((parked) => (
              <li key={parked.id} className="flex items-center justify-between gap-3 px-3 py-2">
                <span className="min-w-0"><span className="block truncate text-sm font-medium">{parked.label || "Without a name"}</span><span className="block text-xs text-muted">{parked.units} {parked.units === 1 ? "item" : "items"} · {parked.by} · {moment(parked.at, till.store.timeZone)}</span></span>
                <Button look="secondary" className="shrink-0 whitespace-nowrap" isBusy={isBusy} onClick={() => void settle(resume({ id: parked.id }).catch(() => null), onResumed)}>Take up</Button>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </>
  );
}
