"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { RadioCards } from "@/components/ui/radio-cards";
import { Skeleton } from "@/components/ui/skeleton";
import { useActionForm } from "@/components/ui/use-action-form";
import { movePickupTime } from "@/lib/actions/tracking";
import { slotWords } from "@/lib/domain/locations/time-words";
import type { OrderPart } from "@/lib/domain/orders/order-view";
import { ProofFields, type Proof } from "./proof-fields";

type Slot = { startsAt: string; endsAt: string; left: number };

/** The shopper collects at another hour of the same store, or is at home in another window. The hours are read when the shopper opens the list. */
export function MoveTime({ part, proof }: { part: OrderPart; proof: Proof }) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState("");
  const router = useRouter();
  const { form, outcome, refusal, isBusy } = useActionForm(movePickupTime);
  const slots = useQuery({ queryKey: ["move-time", part.id, part.version], enabled: isOpen, queryFn: () => readSlots(part.id, proof.token) });
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  const isDelivery = part.method === "local_delivery";
  const free = slots.data ?? [];
  const slot = free.find((one) => one.startsAt === chosen);
  const words = (one: { startsAt: string; endsAt: string }) => slotWords({ startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) }, part.store.timeZone, new Date());
  return (
    <Disclosure title={part.status === "attempted" ? "Choose when we come again" : "Move to another time"} className="mt-3 border-t border-b-0" onOpenChange={setOpen}>
      <form {...form} className="grid gap-4 text-ink">
        <ProofFields proof={proof} />
        <input type="hidden" name="endsAt" value={slot?.endsAt ?? ""} />
        <p className="text-muted">{isDelivery ? `${part.store.name} comes at another time. It costs nothing.` : `At ${part.store.name}, up to a week ahead. It costs nothing, and we keep your items until then.`}</p>
        {outcome?.ok && part.slot && <p role="status">Moved. Your time is now {words(part.slot)}.</p>}
        {refusal && <Banner tone="negative" role="alert">{refusal.code === "invalid" ? "Choose one of the times." : refusal.message}</Banner>}
        {slots.isPending && isOpen && <div className="grid gap-2"><Skeleton className="h-14" /><Skeleton className="h-14" /></div>}
        {slots.isError && <Banner tone="negative" role="alert" action={<Button size="small" look="secondary" onClick={() => void slots.refetch()}>Try again</Button>}>The times could not be read.</Banner>}
        {slots.isSuccess && free.length === 0 && <p>Every hour of the next week is taken. Call the store and we find a way.</p>}
        {free.length > 0 && (
          <>
            <div className="max-h-80 overflow-y-auto rounded-md">
              <RadioCards legend="Time" isLegendHidden name="startsAt" value={chosen} onValueChange={setChosen} options={free.map((one) => ({ value: one.startsAt, label: words(one), ...(one.left <= 3 && { aside: `${one.left} left` }) }))} />
            </div>
            <Button type="submit" look="secondary" className="justify-self-start" isBusy={isBusy} disabled={!slot}>{isDelivery ? "Come then" : "Move pickup"}</Button>
          </>
        )}
      </form>
    </Disclosure>
  );
}

async function readSlots(part: string, token: string | null): Promise<Slot[]> {
  const response = await fetch(`/api/orders/slots?part=${part}${token ? `&token=${encodeURIComponent(token)}` : ""}`, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`slots: ${response.status}`);
  // The handler answers with exactly this shape.
  return response.json() as Promise<Slot[]>;
}
