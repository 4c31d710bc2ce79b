"use client";

import { useQuery } from "@tanstack/react-query";
import { MoreHorizontal, Printer, Send } from "lucide-react";
import { useCallback, useEffect, useRef, useState, useTransition } from "react";
import { useLive } from "@/components/live/use-live";
import { usePageKeys } from "@/components/shell/page-keys";
import { StaffPage } from "@/components/shell/staff-page";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { claimPickup, deliverPickup, releasePickup, resendReady, undoStep } from "@/lib/actions/fulfillment";
import { mayDo, type FulfillmentAction } from "@/lib/domain/fulfillment/allowed-actions";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { CancelLineDialog } from "./cancel-line-dialog";
import { DeskStep } from "./desk-step";
import { PickupAside } from "./pickup-aside";
import { PickupAlerts } from "./pickup-alerts";
import { readOwn } from "./read-own";
import { RescheduleDialog } from "./reschedule-dialog";
import { statusTone } from "./status-tone";
import { StepBar, stepOf } from "./step-bar";
import { offerUndo, UndoBar } from "./undo-bar";

/** One order, from the shelf to the hand: always one next step. */
export function PickupDesk({ initial }: { initial: PickupView }) {
  const [isCancelling, setCancelling] = useState(false);
  const [isMoving, setMoving] = useState(false);
  const [isBusy, start] = useTransition();
  const { data: view, refetch } = useQuery({ queryKey: ["pickup", initial.id], initialData: initial, staleTime: 1_000, refetchInterval: 30_000, queryFn: () => readOwn<PickupView>(`/api/staff/pickup?fulfillmentId=${initial.id}`) });
  const onChanged = useCallback(() => void refetch(), [refetch]);
  useLive("room=staff", useCallback((notice) => { if (notice === null || notice.fulfillment === initial.id || notice.order === initial.orderId) void refetch(); }, [initial.id, initial.orderId, refetch]));
  const may = (name: FulfillmentAction) => mayDo(view.actions, name);
  const run = (work: () => Promise<{ ok: boolean; message?: string } | null>, done: string) => start(async () => {
    const outcome = await work().catch(() => null);
    if (outcome?.ok) toast({ title: done });
    else toast({ tone: "negative", title: outcome?.message ?? "No connection. Nothing changed; try again." });
    onChanged();
  });
  const undoClaim = () => run(() => undoStep({ fulfillmentId: view.id, step: "claim" }), "Back in the queue");
  const claim = () => start(async () => {
    const outcome = await claimPickup({ fulfillmentId: view.id }).catch(() => null);
    if (outcome?.ok) offerUndo(`${view.number} is yours`, undoClaim);
    else toast({ tone: "negative", title: outcome?.message ?? "No connection. Nothing was claimed; try again." });
    onChanged();
  });
  const step = stepOf(view);
  const shownStep = useRef(step);
  useEffect(() => {
    if (shownStep.current !== step) scrollTo({ top: 0 });
    shownStep.current = step;
  }, [step]);
  usePageKeys([{ keys: "c", label: "Claim this order", run: () => { if (may("claim")) claim(); } }]);

  const entries: MenuEntry[] = [
    ...(may("release") ? [{ kind: "action" as const, label: "Give back to the queue", onSelect: () => run(() => releasePickup({ fulfillmentId: view.id }), "Back in the queue") }] : []),
    ...(may("resend_ready") ? [{ kind: "action" as const, label: "Send the ready message again", onSelect: () => run(() => resendReady({ fulfillmentId: view.id }), "Sent again") }] : []),
    ...(may("reschedule") ? [{ kind: "action" as const, label: "Move to another time", onSelect: () => setMoving(true) }] : []),
    { kind: "link", label: "Packing slip", href: `/staff/print/slip/${view.id}`, icon: <Printer /> },
    ...(may("print_label") ? [{ kind: "link" as const, label: "Label", href: `/staff/print/label/${view.id}`, icon: <Printer /> }] : []),
    ...(may("cancel_line") ? [{ kind: "line" as const }, { kind: "action" as const, label: "Cancel an item", isDangerous: true, onSelect: () => setCancelling(true) }] : []),
  ];

  return (
    <StaffPage
      title={view.customer.name}
      detail={<span className="figures flex flex-wrap items-center gap-2">{view.number}<Badge tone={statusTone(view.status)} hasShape>{view.statusWords}</Badge>{view.claimedBy && view.status !== "ready" && view.status !== "handed_over" && <Badge tone={view.isMine ? "positive" : "neutral"}>{view.isMine ? "Yours" : view.claimedBy.name}</Badge>}</span>}
      actions={
        <>
          {may("resend_ready") && <Button look="secondary" className="max-sm:hidden" isBusy={isBusy} onClick={() => run(() => resendReady({ fulfillmentId: view.id }), "Sent again")}><Send aria-hidden className="size-4" />Send ready again</Button>}
          <LinkButton look="secondary" href={`/staff/print/slip/${view.id}`} target="_blank" prefetch={false} className="max-sm:hidden"><Printer aria-hidden className="size-4" />Slip</LinkButton>
          <Menu trigger={<Button look="secondary" aria-label="More actions"><MoreHorizontal aria-hidden className="size-5" /></Button>} entries={entries} />
        </>
      }
    >
      {!view.store.isMine && <Banner tone="warning" title={`This order waits at ${view.store.name}, ${view.store.city}`} className="mb-5">You can look and print, but not change it. Tell the shopper where it is; {view.status === "ready" ? "it is ready there." : "it is not ready yet."}</Banner>}
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 content-start gap-5">
          <StepBar view={view} />
          <PickupAlerts view={view} />
          <DeskStep view={view} isBusy={isBusy} onClaim={claim} onDelivered={() => run(() => deliverPickup({ fulfillmentId: view.id }), "Delivered")} onChanged={onChanged} />
        </div>
        <PickupAside view={view} />
      </div>
      <UndoBar />
      <CancelLineDialog view={view} isOpen={isCancelling} onClose={() => setCancelling(false)} onDone={onChanged} />
      <RescheduleDialog view={view} isOpen={isMoving} onClose={() => setMoving(false)} onDone={onChanged} />
    </StaffPage>
  );
}
