"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { resumeStore } from "@/lib/actions/exceptions";
import type { RejectReason } from "@/lib/domain/fulfillment/reject-reason";
import type { Pause } from "@/lib/domain/locations/pause";
import { clockWords, dayWords } from "@/lib/domain/locations/time-words";
import { RejectQueueDialog } from "./reject-queue-dialog";

type Props = { pause: Pause; store: { id: string; name: string; timeZone: string }; now: string; mayClose: boolean; reasons: RejectReason[] };

/** Says that the store gets no new work, why, by whom and until when, and how to end it. */
export function PauseBanner({ pause, store, now, mayClose, reasons }: Props) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const at = (iso: string) => `${dayWords(new Date(iso), store.timeZone, new Date(now))}, ${clockWords(new Date(iso), store.timeZone)}`;
  const resume = () => start(async () => {
    const outcome = await resumeStore({ locationId: store.id }).catch(() => null);
    toast(outcome?.ok ? { title: `${store.name} takes new work again` } : { tone: "negative", title: outcome?.message ?? "No connection. Nothing changed; try again." });
    router.refresh();
  });
  return (
    <Banner
      tone="warning" className="mb-5" title={`No new work until ${at(pause.until)}`}
      action={mayClose ? <div className="flex flex-wrap gap-2"><RejectQueueDialog locationId={store.id} storeName={store.name} reasons={reasons} /><Button size="small" look="secondary" className="min-h-11 lg:min-h-9" isBusy={isBusy} onClick={resume}>Take work again</Button></div> : undefined}
    >
      {pause.reason} ({pause.by}, {at(pause.since)}). What is in the queue stays to be done.
    </Banner>
  );
}
