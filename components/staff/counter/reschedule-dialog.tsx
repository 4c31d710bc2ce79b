"use client";

import { useQuery } from "@tanstack/react-query";
import { useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { RadioCards } from "@/components/ui/radio-cards";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { reschedulePickup } from "@/lib/actions/fulfillment";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { slotWords } from "@/lib/domain/locations/time-words";
import { readOwn } from "./read-own";

type Slot = { startsAt: string; endsAt: string; left: number };
type Props = { view: Pick<PickupView, "id" | "method" | "now"> & { store: Pick<PickupView["store"], "id" | "name" | "timeZone"> }; isOpen: boolean; onClose: () => void; onDone: () => void };

/** Another hour at the same store, or another window of its van. */
export function RescheduleDialog({ view, isOpen, onClose, onDone }: Props) {
  const [chosen, setChosen] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const slots = useQuery({ queryKey: ["slots", view.store.id, view.method], enabled: isOpen, queryFn: () => readOwn<Slot[]>(`/api/staff/slots?locationId=${view.store.id}${view.method === "local_delivery" ? "&for=delivery" : ""}`) });
  const free = (slots.data ?? []).filter((slot) => slot.left > 0).slice(0, 40);
  const save = () => start(async () => {
    const slot = free.find((one) => one.startsAt === chosen);
    if (!slot) return setProblem("Choose a time.");
    const outcome = await reschedulePickup({ fulfillmentId: view.id, startsAt: slot.startsAt, endsAt: slot.endsAt }).catch(() => null);
    if (!outcome?.ok) return setProblem(outcome?.message ?? "No connection. Nothing changed; try again.");
    toast({ title: "Moved to another time", detail: "The shopper gets a mail." });
    onDone();
    onClose();
  });
  return (
    <Dialog title="Move to another time" description={`${view.method === "local_delivery" ? "Brought by" : "At"} ${view.store.name}. The shopper gets a mail.`} open={isOpen} onOpenChange={(open) => !open && onClose()} footer={<Button isBusy={isBusy} disabled={!chosen} onClick={save}>Move</Button>}>
      {problem && <Banner tone="negative" role="alert" className="mb-4">{problem}</Banner>}
      {slots.isPending && <div className="grid gap-2"><Skeleton className="h-14" /><Skeleton className="h-14" /><Skeleton className="h-14" /></div>}
      {slots.isError && <Banner tone="negative" role="alert" action={<Button size="small" look="secondary" onClick={() => void slots.refetch()}>Try again</Button>}>The times could not be read.</Banner>}
      {slots.isSuccess && free.length === 0 && <EmptyState title="No free time in the next week">Every hour is full, or the store is closed.</EmptyState>}
      {free.length > 0 && (
        <div className="max-h-[45dvh] overflow-y-auto">
          <RadioCards legend="Time" isLegendHidden name="slot" value={chosen} onValueChange={setChosen} options={free.map((slot) => ({
            value: slot.startsAt, label: slotWords({ startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) }, view.store.timeZone, new Date(view.now)), aside: slot.left <= 3 ? `${slot.left} left` : undefined,
          }))} />
        </div>
      )}
    </Dialog>
  );
}
