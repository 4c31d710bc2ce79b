"use client";

import { Car } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { arrive, sayOnMyWay, withdrawArrival } from "@/lib/actions/tracking";
import type { OrderPart } from "@/lib/domain/orders/order-view";
import { ProofFields, type Proof } from "./proof-fields";

type Props = { part: Pick<OrderPart, "store" | "arrival" | "actions">; proof: Proof };

/** "I'm on my way", then "I'm here" with stall and car; the store sees either within a second. Said at another store, it is taken back. */
export function Arrival({ part, proof }: Props) {
  const router = useRouter();
  const way = useActionForm(sayOnMyWay);
  const here = useActionForm(arrive);
  const back = useActionForm(withdrawArrival);
  const { arrival, actions, store } = part;
  useEffect(() => { if (way.outcome?.ok || here.outcome?.ok || back.outcome?.ok) router.refresh(); }, [way.outcome, here.outcome, back.outcome, router]);
  const refusal = way.refusal ?? here.refusal ?? back.refusal;
  return (
    <div className="mt-4 border-t border-line pt-5">
      {refusal && <p role="alert" className="mb-3 text-sm text-negative">{refusal.message}</p>}
      {arrival.arrivedAt && <p role="status" className="mb-4 flex items-center gap-2 font-medium"><Car aria-hidden className="size-5 shrink-0 text-action" strokeWidth={1.6} />{store.name} knows you are here{arrival.stall ? `, stall ${arrival.stall}` : ""}.</p>}
      {!arrival.arrivedAt && actions.includes("on_my_way") && !arrival.onMyWayAt && (
        <form {...way.form} className="mb-5"><ProofFields proof={proof} /><Button type="submit" look="secondary" size="large" className="max-sm:w-full" isBusy={way.isBusy}>I’m on my way</Button></form>
      )}
      {!arrival.arrivedAt && arrival.onMyWayAt && <p role="status" className="mb-4 text-sm text-muted">{store.name} knows you are coming.</p>}
      {actions.includes("arrive") && (
        <form {...here.form} className="grid max-w-xl gap-4">
          <ProofFields proof={proof} />
          {!arrival.arrivedAt && <p className="text-sm text-muted">Say so when you stand at {store.name}, {store.addressLine1}. No other store has it.</p>}
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField {...here.field("stall", arrival.stall ?? "")} label="Stall number" isOptional hint="On the sign in front of you" inputMode="numeric" maxLength={20} />
            <TextField {...here.field("car", arrival.car ?? "")} label="Your car" isOptional hint="Color and make" maxLength={80} />
          </div>
          <Button type="submit" size="large" className="justify-self-start max-sm:w-full" isBusy={here.isBusy}>{arrival.arrivedAt ? "Update" : "I’m here"}</Button>
        </form>
      )}
      {arrival.arrivedAt && (
        <form {...back.form} className="mt-3"><ProofFields proof={proof} /><p className="text-sm text-muted">Not at {store.addressLine1}, {store.city}? <Button type="submit" look="quiet" size="small" isBusy={back.isBusy}>I’m not there yet</Button></p></form>
      )}
    </div>
  );
}
