"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { TimeGrid, type OfferedTime } from "@/components/stores/time-grid";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import { moveVisit } from "@/lib/actions/appointments";
import { dayAt } from "@/lib/domain/locations/zone-day";

type Props = { appointmentId: string; storeName: string; timeZone: string; now: string; times: OfferedTime[] };

/** Another time for somebody who called. */
export function MoveVisit({ appointmentId, storeName, timeZone, now, times }: Props) {
  const { form, outcome, refusal, errorOf, isBusy } = useActionForm(moveVisit);
  const [startsAt, setStartsAt] = useState(now);
  const router = useRouter();
  useEffect(() => {
    if (!outcome) return;
    if (!outcome.ok) return router.refresh();
    toast({ title: "Moved", detail: "A mail tells the new time." });
    router.push(`/staff/appointments?day=${dayAt(timeZone, Date.parse(startsAt))}`);
  }, [outcome, router, startsAt, timeZone]);
  if (!times.some(({ left }) => left > 0)) return <EmptyState title="No other time is free">Every hour is full, or the store is closed.</EmptyState>;
  return (
    <form {...form} className="grid max-w-3xl gap-5">
      <input type="hidden" name="appointmentId" value={appointmentId} />
      {refusal && <Banner tone="negative" role="alert">{errorOf("slot") ? "Choose a time." : refusal.message}</Banner>}
      <TimeGrid storeName={storeName} timeZone={timeZone} now={now} times={times} chosen={null} isBusy={isBusy} onChoose={(time) => setStartsAt(time.startsAt)} />
      <Button type="submit" className="justify-self-start" isBusy={isBusy}>Move it</Button>
    </form>
  );
}
