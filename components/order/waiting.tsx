"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useActionForm } from "@/components/ui/use-action-form";
import { keepWaiting, stopWaiting } from "@/lib/actions/tracking";
import { calendarWords } from "@/lib/domain/locations/time-words";
import type { OrderPart } from "@/lib/domain/orders/order-view";
import { ProofFields, type Proof } from "./proof-fields";

/** What this part waits for, and what the shopper may do about it; a day that slipped asks for an answer. */
export function Waiting({ part, proof }: { part: Pick<OrderPart, "awaitsStockOn" | "isDelayed" | "actions">; proof: Proof }) {
  const router = useRouter();
  const keep = useActionForm(keepWaiting);
  const stop = useActionForm(stopWaiting);
  useEffect(() => { if (keep.outcome?.ok || stop.outcome?.ok) router.refresh(); }, [keep.outcome, stop.outcome, router]);
  const refusal = keep.refusal ?? stop.refusal;
  if (part.awaitsStockOn === null) return null;
  return (
    <div className={part.isDelayed ? "mt-5 rounded-md bg-warning-soft p-4 text-sm" : "mt-5 border-t border-line pt-4 text-sm"}>
      {part.isDelayed
        ? <><p className="font-medium">It comes later than we said</p><p className="mt-1">Our supplier now says {calendarWords(part.awaitsStockOn)}. Keep waiting, or cancel this delivery: you pay nothing for it.</p></>
        : <p className="text-muted">You ordered it before it was there. It leaves when it comes, by {calendarWords(part.awaitsStockOn)}; we tell you then. Your card is charged only when it leaves.</p>}
      {refusal && <p role="alert" className="mt-2 text-negative">{refusal.message}</p>}
      <div className="mt-3 flex flex-wrap gap-3">
        {part.actions.includes("keep_waiting") && <form {...keep.form}><ProofFields proof={proof} /><Button type="submit" isBusy={keep.isBusy}>Keep waiting</Button></form>}
        {part.actions.includes("cancel_waiting") && <form {...stop.form}><ProofFields proof={proof} /><Button type="submit" look="secondary" isBusy={stop.isBusy}>Cancel this delivery</Button></form>}
      </div>
    </div>
  );
}
