"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { TimeGrid, type OfferedTime } from "@/components/stores/time-grid";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import { cancelAppointment, moveAppointment } from "@/lib/actions/appointments";

type Props = { token: string; storeName: string; timeZone: string; now: string; times: OfferedTime[] };

/** Another time, or none. */
export function ChangeAppointment({ token, storeName, timeZone, now, times }: Props) {
  return (
    <div className="mt-8 border-t border-line">
      {times.length > 0 && <Disclosure title="Move to another time"><MoveForm token={token} storeName={storeName} timeZone={timeZone} now={now} times={times} /></Disclosure>}
      <Disclosure title="Cancel it"><CancelForm token={token} /></Disclosure>
    </div>
  );
}

function MoveForm({ token, storeName, timeZone, now, times }: Props) {
  const { form, outcome, refusal, errorOf, isBusy } = useActionForm(moveAppointment);
  const router = useRouter();
  useEffect(() => {
    if (!outcome) return;
    if (outcome.ok) toast({ title: "Moved", detail: "A mail confirms it." });
    router.refresh();
  }, [outcome, router]);
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      {refusal && <Banner tone="negative" role="alert">{errorOf("slot") ? "Choose a time." : refusal.message}</Banner>}
      <TimeGrid storeName={storeName} timeZone={timeZone} now={now} times={times} chosen={null} isBusy={isBusy} />
      <Button type="submit" look="secondary" className="justify-self-start" isBusy={isBusy}>Move it</Button>
    </form>
  );
}

function CancelForm({ token }: { token: string }) {
  const { form, outcome, refusal, isBusy } = useActionForm(cancelAppointment);
  const router = useRouter();
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      {refusal && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <p className="text-muted">Your time is free for somebody else then. You can book another one whenever you like.</p>
      <Button type="submit" look="secondary" className="justify-self-start" isBusy={isBusy}>Cancel my appointment</Button>
    </form>
  );
}
