"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useActionForm } from "@/components/ui/use-action-form";
import { clockWords, dateWords, dayWords } from "@/lib/domain/locations/time-words";
import type { Outcome } from "@/lib/kernel/refusal";

export type OfferedSlot = { startsAt: string; endsAt: string; left: number };
type Save = (previous: Outcome<{ version: number }> | null, form: FormData) => Promise<Outcome<{ version: number }>>;
type Props = {
  checkoutId: string; storeId: string; storeName: string; timeZone: string; now: string; slots: OfferedSlot[]; chosen: { startsAt: string; endsAt: string } | null;
  save: Save;
  /** What to say and do without any. */
  nothing: string;
};

/** The times a store can honor, by day. Choosing one saves and holds it; full ones stay visible. */
export function SlotPicker({ checkoutId, storeId, storeName, timeZone, now, slots, chosen, save, nothing }: Props) {
  const { form, outcome, refusal, isBusy } = useActionForm(save);
  const router = useRouter();
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!outcome) return;
    // A time that was taken meanwhile must not look chosen, and its neighbors may have filled up too.
    if (!outcome.ok) element.current?.reset();
    router.refresh();
  }, [outcome, router]);
  const byDay = new Map<string, OfferedSlot[]>();
  for (const slot of slots) {
    const label = dateWords(new Date(slot.startsAt), timeZone);
    byDay.set(label, [...(byDay.get(label) ?? []), slot]);
  }
  const days = [...byDay.keys()];
  const chosenDay = chosen ? dateWords(new Date(chosen.startsAt), timeZone) : undefined;
  const firstFree = slots.find((slot) => slot.left > 0);
  const [day, setDay] = useState(chosenDay ?? (firstFree ? dateWords(new Date(firstFree.startsAt), timeZone) : days[0]) ?? "");
  const dayLabel = (label: string) => {
    const first = byDay.get(label)?.[0];
    const words = first ? dayWords(new Date(first.startsAt), timeZone, new Date(now)) : label;
    return words === "today" || words === "tomorrow" ? words[0]?.toUpperCase() + words.slice(1) : label;
  };
  if (slots.length === 0) return <p className="text-sm text-negative">{nothing}</p>;
  return (
    <form {...form} ref={element}>
      <input type="hidden" name="checkoutId" value={checkoutId} />
      <input type="hidden" name="locationId" value={storeId} />
      <div role="tablist" aria-label={`Days at ${storeName}`} className="-mx-1 flex gap-1 overflow-x-auto px-1 pb-2">
        {days.map((label) => (
          <button key={label} type="button" role="tab" aria-selected={label === day} onClick={() => setDay(label)}
            className="min-h-11 shrink-0 rounded-md border border-line px-4 text-sm whitespace-nowrap hover:border-ink aria-selected:border-action aria-selected:bg-action-soft aria-selected:font-medium">
            {dayLabel(label)}
          </button>
        ))}
      </div>
      <fieldset className="mt-2" aria-busy={isBusy}>
        <legend className="sr-only">Time at {storeName}</legend>
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
          {byDay.get(day)?.map((slot) => {
            const isChosen = chosen?.startsAt === slot.startsAt;
            const isFull = slot.left === 0 && !isChosen;
            return (
              <label key={slot.startsAt} className={`relative flex min-h-13 flex-col justify-center rounded-md border px-3 text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus) ${isFull ? "border-line text-muted" : "border-line-strong hover:border-ink has-checked:border-action has-checked:bg-action-soft has-checked:font-medium"}`}>
                <input type="radio" name="slot" value={`${slot.startsAt}/${slot.endsAt}`} defaultChecked={isChosen} disabled={isFull} onChange={() => element.current?.requestSubmit()} className="absolute inset-0 size-full cursor-pointer opacity-0" />
                <span className="figures">{clockWords(new Date(slot.startsAt), timeZone)} – {clockWords(new Date(slot.endsAt), timeZone)}</span>
                {isFull ? <span className="text-2xs">Full</span> : slot.left <= 3 && <span className="text-2xs text-warning">{slot.left} left</span>}
              </label>
            );
          })}
        </div>
      </fieldset>
      {refusal && <p role="alert" className="mt-3 text-sm text-negative">{refusal.fields["startsAt"] ?? refusal.message}</p>}
      <noscript><Button type="submit" look="secondary" className="mt-3">Save this time</Button></noscript>
    </form>
  );
}
