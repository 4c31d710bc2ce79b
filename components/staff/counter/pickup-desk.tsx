"use client";

import { useQuery } from "@tanstack/react-query";
import { MoreHorizontal, Printer, Send } from "lucide-react";
import { useCallback, useEffect, useRef, useState, useTransition, type ReactNode } from "react";
import { useLive } from "@/components/live/use-live";
import { usePageKeys } from "@/components/shell/page-keys";
import { StaffPage } from "@/components/shell/staff-page";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
import { releaseHold } from "@/lib/actions/exceptions";
import { claimPickup, deliverPickup, releasePickup, resendReady, undoStep } from "@/lib/actions/fulfillment";
import { takeToDoor } from "@/lib/actions/shipping";
import { chooseLane } from "@/lib/actions/waves";
import { mayDo, type FulfillmentAction } from "@/lib/domain/fulfillment/allowed-actions";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import type { RejectReason } from "@/lib/domain/fulfillment/reject-reason";
import { CancelLineDialog } from "./cancel-line-dialog";
import { DeskStep } from "./desk-step";
import { HoldDialog } from "./hold-dialog";
import { OffShelfDialog } from "./off-shelf-dialog";
import { PickupAside } from "./pickup-aside";
import { PickupAlerts } from "./pickup-alerts";
import { readOwn } from "./read-own";
import { RejectDialog } from "./reject-dialog";
import { RescheduleDialog } from "./reschedule-dialog";
import { statusTone } from "./status-tone";
import { StepBar, stepOf } from "./step-bar";
import { offerUndo, UndoBar } from "./undo-bar";
import { WrongStore } from "./wrong-store";

/** One order, from the shelf to the hand: always one next step. */
export function PickupDesk({ initial, reasons }: { initial: PickupView; reasons: RejectReason[] }) {
  const [isCancelling, setCancelling] = useState(false);
  const [isMoving, setMoving] = useState(false);
  const [isRejecting, setRejecting] = useState(false);
  const [isHolding, setHolding] = useState(false);
  const [isTakingOff, setTakingOff] = useState(false);
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
  const resend = () => run(() => resendReady({ fulfillmentId: view.id }), "Sent again");
  const print = (what: "slip" | "label") => open(`/staff/print/${what}/${view.id}`, "_blank", "noopener");
  const steps: { may: boolean; keys: string; label: string; run: () => void; icon?: ReactNode; isDangerous?: boolean }[] = [
    { may: may("release"), keys: "b", label: "Give back to the queue", run: () => run(() => releasePickup({ fulfillmentId: view.id }), "Back in the queue") },
    { may: may("resend_ready"), keys: "r", label: "Send the ready message again", run: resend },
    { may: may("reschedule"), keys: "t", label: "Move to another time", run: () => setMoving(true) },
    { may: may("prioritize"), keys: "p", label: view.isPriority ? "Out of the priority lane" : "Into the priority lane", run: () => run(() => chooseLane({ fulfillmentId: view.id, isPriority: view.isPriority ? "no" : "yes" }), view.isPriority ? "Back among the others" : "Picked before the others") },
    { may: may("print_slip"), keys: "s", label: "Packing slip", run: () => print("slip"), icon: <Printer /> },
    { may: may("print_label"), keys: "l", label: "Label", run: () => print("label"), icon: <Printer /> },
    { may: may("take_off_shelf"), keys: "u", label: "Not ready after all", run: () => setTakingOff(true) },
    { may: may("hold"), keys: "h", label: "Put on hold", run: () => setHolding(true) },
    { may: may("reject"), keys: "j", label: "Reject this order", run: () => setRejecting(true), isDangerous: true },
    { may: may("cancel_line"), keys: "x", label: "Cancel an item", run: () => setCancelling(true), isDangerous: true },
  ];
  const possible = steps.filter((one) => one.may);
  usePageKeys([...(may("claim") ? [{ keys: "c", label: "Claim this order", run: claim }] : []), ...possible]);
  const entries: MenuEntry[] = possible.flatMap(({ run: onSelect, may: _may, ...step }, index, all) => [...(step.isDangerous && !all[index - 1]?.isDangerous ? [{ kind: "line" as const }] : []), { kind: "action" as const, onSelect, ...step }]);

  return (
    <StaffPage
      title={view.customer.name}
      detail={<span className="figures flex flex-wrap items-center gap-2">{view.number}<Badge tone={statusTone(view.status)} hasShape>{view.statusWords}</Badge>{view.isPriority && <Badge tone="accent">Priority</Badge>}{view.claimedBy && view.status !== "ready" && view.status !== "handed_over" && <Badge tone={view.isMine ? "positive" : "neutral"}>{view.isMine ? "Yours" : view.claimedBy.name}</Badge>}</span>}
      actions={
        <>
          {may("resend_ready") && <Tooltip keys="r" trigger={<Button look="secondary" className="max-sm:hidden" isBusy={isBusy} onClick={resend}><Send aria-hidden className="size-4" />Send ready again</Button>}>Send the ready message again</Tooltip>}
          <Tooltip keys="s" trigger={<LinkButton look="secondary" href={`/staff/print/slip/${view.id}`} target="_blank" prefetch={false} className="max-sm:hidden"><Printer aria-hidden className="size-4" />Slip</LinkButton>}>Print the packing slip</Tooltip>
          <Menu trigger={<Button look="secondary" aria-label="More actions"><MoreHorizontal aria-hidden className="size-5" /></Button>} entries={entries} />
        </>
      }
    >
      {!view.store.isMine && <WrongStore view={view} />}
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 content-start gap-5">
          {view.status !== "cancelled" && <StepBar view={view} />}
          <PickupAlerts view={view} />
          <DeskStep view={view} reasons={reasons} isBusy={isBusy} onClaim={claim} onDelivered={() => run(() => deliverPickup({ fulfillmentId: view.id }), "Delivered")} onOut={() => run(() => takeToDoor({ fulfillmentId: view.id }), "The shopper hears that it comes")} onHoldReleased={() => run(() => releaseHold({ fulfillmentId: view.id }), "Back in the queue")} onChanged={onChanged} />
        </div>
        <PickupAside view={view} />
      </div>
      <UndoBar />
      <CancelLineDialog view={view} isOpen={isCancelling} onClose={() => setCancelling(false)} onDone={onChanged} />
      <HoldDialog fulfillmentId={view.id} isOpen={isHolding} onClose={() => setHolding(false)} onDone={onChanged} />
      <OffShelfDialog fulfillmentId={view.id} isOpen={isTakingOff} onClose={() => setTakingOff(false)} onDone={onChanged} />
      <RejectDialog view={view} reasons={reasons} what={isRejecting ? "all" : null} onClose={() => setRejecting(false)} onDone={onChanged} />
      <RescheduleDialog view={view} isOpen={isMoving} onClose={() => setMoving(false)} onDone={onChanged} />
    </StaffPage>
  );
}
