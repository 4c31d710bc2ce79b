"use client";

import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useState, useTransition } from "react";
import { useLive } from "@/components/live/use-live";
import { StaffPage } from "@/components/shell/staff-page";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { toast } from "@/components/ui/toast";
import { finishTransfer } from "@/lib/actions/transfers";
import type { RejectReason } from "@/lib/domain/fulfillment/reject-reason";
import { mayAct, type TransferAction } from "@/lib/domain/transfers/transfer-actions";
import type { TransferView } from "@/lib/domain/transfers/transfer-view";
import { AddItems, type Adding } from "./add-items";
import { CancelDialog } from "./cancel-dialog";
import { DockStep } from "./dock-step";
import { DraftLines } from "./draft-lines";
import { ForOrder } from "./for-order";
import { GiveBackDialog } from "./give-back-dialog";
import { ExtraDialog } from "./extra-dialog";
import { LineRow } from "./line-row";
import { SendDialog } from "./send-dialog";
import { shortPlace } from "@/components/staff/frame/short-place";
import { StateBadge } from "./state-badge";
import { TransferAside } from "./transfer-aside";
import { useTakeIn } from "./use-take-in";

/** One transfer: what this person may do with it now, its items, and its story. It keeps itself fresh. */
export function TransferDesk({ view, adding, reasons }: { view: TransferView; adding: Adding | null; /** Why goods of an order are not sent. */ reasons: RejectReason[] }) {
  const router = useRouter();
  const refresh = useCallback(() => router.refresh(), [router]);
  useLive("room=staff", useCallback((notice) => { if (notice === null || notice.kind.startsWith("transfer.")) refresh(); }, [refresh]));
  const may = (name: TransferAction) => mayAct(view.actions, name);
  return (
    <StaffPage
      title={view.number}
      detail={<span className="flex flex-wrap items-center gap-x-2 gap-y-1.5">{shortPlace(view.from.name)}<ArrowRight aria-label="to" className="size-3.5" />{shortPlace(view.to.name)}<StateBadge status={view.status} /></span>}
      actions={<Acts view={view} reasons={reasons} onDone={refresh} />}
    >
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 content-start gap-6">
          {view.order && <ForOrder view={view} order={view.order} />}
          {view.cancelledReason && <Banner tone="warning" title="Cancelled">{view.cancelledReason}</Banner>}
          <Blocked view={view} />
          {may("edit") && adding && may("pack") ? (
            <Tabs label="Draft" tabs={[
              { value: "list", label: "List", panel: <Draft view={view} adding={adding} onChanged={refresh} /> },
              { value: "pack", label: "Pack by scan", panel: <DockStep view={view} step="pack" onChanged={refresh} /> },
            ]} />
          ) : may("edit") && adding ? <Draft view={view} adding={adding} onChanged={refresh} />
            : may("pack") ? <DockStep view={view} step="pack" onChanged={refresh} />
            : may("receive") ? <DockStep view={view} step="receive" onChanged={refresh} />
            : <ol aria-label="Items" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">{view.lines.map((line) => <LineRow key={line.id} line={line} step={view.status === "draft" ? "pack" : null} />)}</ol>}
        </div>
        <TransferAside view={view} />
      </div>
    </StaffPage>
  );
}

function Draft({ view, adding, onChanged }: { view: TransferView; adding: Adding; onChanged: () => void }) {
  return <div className="grid gap-6">{view.lines.length > 0 && <DraftLines view={view} onChanged={onChanged} />}<AddItems view={view} adding={adding} onChanged={onChanged} /></div>;
}

const nextSteps: Partial<Record<TransferAction, string>> = { send: "Next, sending", receive: "Next, receiving", close: "Next, closing" };

/** What would be next, and who can do it. */
function Blocked({ view }: { view: TransferView }) {
  const next = view.actions.find((action) => nextSteps[action.name]);
  return next?.blockedBy ? <p className="text-sm text-muted">{nextSteps[next.name]}: {next.blockedBy}</p> : null;
}

function Acts({ view, reasons, onDone }: { view: TransferView; reasons: RejectReason[]; onDone: () => void }) {
  const [asked, setAsked] = useState<"send" | "cancel" | "extra" | "give_back" | null>(null);
  const [isBusy, start] = useTransition();
  const may = (name: TransferAction) => mayAct(view.actions, name);
  const close = () => start(async () => {
    const outcome = await finishTransfer({ transferId: view.id }).catch(() => null);
    toast(outcome?.ok ? { title: `${view.number} closed` } : { tone: "negative", title: outcome?.message ?? "No connection. Nothing changed; try again." });
    onDone();
  });
  const box = useTakeIn(view.id, onDone);
  const leave = () => setAsked(null);
  return (
    <>
      {may("cancel") && <Button look="secondary" onClick={() => setAsked("cancel")}>Cancel…</Button>}
      {may("report_extra") && view.status === "received" && <Button look="secondary" onClick={() => setAsked("extra")}>Report what was not sent</Button>}
      {may("give_back") && <Button look="secondary" onClick={() => setAsked("give_back")}>Cannot send…</Button>}
      {may("receive_box") && <Button isBusy={box.isBusy} onClick={box.takeIn}>The whole box is here</Button>}
      {may("send") && <Button onClick={() => setAsked("send")}>Send…</Button>}
      {may("close") && <Button isBusy={isBusy} onClick={close}>Close</Button>}
      <SendDialog view={view} isOpen={asked === "send"} onClose={leave} onDone={onDone} />
      <CancelDialog view={view} isOpen={asked === "cancel"} onClose={leave} onDone={onDone} />
      <GiveBackDialog view={view} reasons={reasons} isOpen={asked === "give_back"} onClose={leave} onDone={onDone} />
      <ExtraDialog view={view} scanned={asked === "extra" ? "" : null} onClose={leave} onDone={onDone} />
    </>
  );
}
