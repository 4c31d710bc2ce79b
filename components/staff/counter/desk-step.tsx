"use client";

import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { mayDo } from "@/lib/domain/fulfillment/allowed-actions";
import { isDelivery, isFinal } from "@/lib/domain/fulfillment/fulfillment-state";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import type { RejectReason } from "@/lib/domain/fulfillment/reject-reason";
import { DoorProof } from "@/components/order/door-proof";
import { LostDialog } from "@/components/staff/shipping/lost-dialog";
import { PackStep } from "@/components/staff/shipping/pack-step";
import { SendStep } from "@/components/staff/shipping/send-step";
import { SentBoxes } from "@/components/staff/shipping/sent-boxes";
import { VanStep } from "@/components/staff/deliveries/van-step";
import { HandOverStep } from "./hand-over-step";
import { LineList } from "./line-list";
import { IncomingStep } from "./incoming-step";
import { PickStep } from "./pick-step";
import { stepOf } from "./step-bar";
import { StageStep } from "./stage-step";
import { TakeOverDialog } from "./take-over-dialog";

type Props = { view: PickupView; reasons: RejectReason[]; isBusy: boolean; onClaim: () => void; onDelivered: () => void; onOut: () => void; onHoldReleased: () => void; onChanged: () => void };

/** The next step, chosen by what the server allows. */
export function DeskStep({ view, reasons, isBusy, onClaim, onDelivered, onOut, onHoldReleased, onChanged }: Props) {
  const may = (name: Parameters<typeof mayDo>[1]) => mayDo(view.actions, name);
  if (may("pick")) return <PickStep view={view} reasons={reasons} onChanged={onChanged} />;
  if (may("stage")) return <><StageStep view={view} onChanged={onChanged} /><LineList view={view} /></>;
  if (may("pack")) return <><PackStep view={view} onChanged={onChanged} /><LineList view={view} /></>;
  if (may("ship")) return <><SendStep view={view} onChanged={onChanged} /><LineList view={view} /></>;
  if (view.method === "local_delivery" && ["packed", "on_the_van", "attempted"].includes(view.status)) return <><VanStep view={view} /><LineList view={view} /></>;
  if (may("hand_over")) return <HandOverStep view={view} onChanged={onChanged} />;
  if (view.status === "in_transit_to_store" && view.supply) return <><IncomingStep view={view} supply={view.supply} onChanged={onChanged} /><LineList view={view} /></>;
  return (
    <>
      {may("claim") && <Button size="large" className="sm:justify-self-start" isBusy={isBusy} onClick={onClaim}>{stepOf(view) === 1 ? "Claim and stage" : "Claim and pick"}</Button>}
      {may("release_hold") && <Button size="large" className="sm:justify-self-start" isBusy={isBusy} onClick={onHoldReleased}>Take off hold</Button>}
      {may("deliver") && (
        <div className="flex flex-wrap gap-3">
          <Button size="large" isBusy={isBusy} onClick={onDelivered}>It was delivered</Button>
          {may("take_to_door") && <Button look="secondary" size="large" isBusy={isBusy} onClick={onOut}>It is out for delivery</Button>}
          {may("lose") && <LostDialog view={view} onDone={onChanged} />}
        </div>
      )}
      {may("take_over") && view.claimedBy && <TakeOverDialog fulfillmentId={view.id} name={view.claimedBy.name} onDone={onChanged} />}
      {isFinal(view.status) && <LinkButton look="secondary" size="large" href="/staff/today" className="sm:justify-self-start">Back to Today</LinkButton>}
      <div className="text-sm empty:hidden"><DoorProof trip={view.trip} /></div>
      {isDelivery(view.method) && view.shippedAt !== null && <SentBoxes view={view} />}
      <LineList view={view} />
    </>
  );
}
