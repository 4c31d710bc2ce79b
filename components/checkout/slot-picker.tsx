"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { TimeGrid, type OfferedTime } from "@/components/stores/time-grid";
import { Button } from "@/components/ui/button";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/kernel/refusal";

type Save = (previous: Outcome<{ version: number }> | null, form: FormData) => Promise<Outcome<{ version: number }>>;
type Props = {
  checkoutId: string; storeId: string; storeName: string; timeZone: string; now: string; slots: OfferedTime[]; chosen: { startsAt: string; endsAt: string } | null;
  /** Lines said to be sent to their store first; none beside a delivery. */
  suppliedLines?: string[];
  save: Save;
  /** What to say and do without any. */
  nothing: string;
};

/** The times a store can honor, by day. Choosing one saves and holds it. */
export function SlotPicker({ checkoutId, storeId, storeName, timeZone, now, slots, chosen, suppliedLines = [], save, nothing }: Props) {
  const { form, outcome, refusal, isBusy } = useActionForm(save);
  const router = useRouter();
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!outcome) return;
    // A time that was taken meanwhile must not look chosen, and its neighbors may have filled up too.
    if (!outcome.ok) element.current?.reset();
    router.refresh();
  }, [outcome, router]);
  if (slots.length === 0) return <p className="text-sm text-negative">{nothing}</p>;
  return (
    <form {...form} ref={element}>
      <input type="hidden" name="suppliedLines" value={suppliedLines.join(",")} />
      <input type="hidden" name="checkoutId" value={checkoutId} />
      <input type="hidden" name="locationId" value={storeId} />
      <TimeGrid storeName={storeName} timeZone={timeZone} now={now} times={slots} chosen={chosen} isBusy={isBusy} onChoose={() => element.current?.requestSubmit()} />
      {refusal && <p role="alert" className="mt-3 text-sm text-negative">{refusal.fields["startsAt"] ?? refusal.message}</p>}
      <noscript><Button type="submit" look="secondary" className="mt-3">Save this time</Button></noscript>
    </form>
  );
}
