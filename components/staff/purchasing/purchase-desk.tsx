"use client";

import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { useLive } from "@/components/live/use-live";
import { StaffPage } from "@/components/shell/staff-page";
import { shortPlace } from "@/components/staff/frame/short-place";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { mayAct, type PurchaseAction } from "@/lib/domain/purchasing/purchase-actions";
import type { PurchaseView } from "@/lib/domain/purchasing/purchase-view";
import { CostDialog } from "./cost-dialog";
import { Deliveries } from "./deliveries";
import { DeliveryStep } from "./delivery-step";
import { DraftGoods, type AddingGoods } from "./draft-goods";
import { GoodsRow } from "./goods-row";
import { PurchaseAside } from "./purchase-aside";
import { PurchaseBadge } from "./purchase-badge";
import { EndDialog, MoveDialog, OrderDialog } from "./purchase-dialogs";

/** One purchase order: what this person may do with it now, its items, and its story. It keeps itself fresh. */
export function PurchaseDesk({ view, adding }: { view: PurchaseView; adding: AddingGoods | null }) {
  const router = useRouter();
  const refresh = useCallback(() => router.refresh(), [router]);
  useLive("room=staff", useCallback((notice) => { if (notice === null || notice.kind.startsWith("purchase.")) refresh(); }, [refresh]));
  const may = (name: PurchaseAction) => mayAct(view.actions, name);
  return (
    <StaffPage
      title={view.number}
      detail={<span className="flex flex-wrap items-center gap-x-2 gap-y-1.5">{view.supplier.name}<ArrowRight aria-label="to" className="size-3.5" />{shortPlace(view.location.name)}<PurchaseBadge status={view.status} /></span>}
      actions={<Acts view={view} onDone={refresh} />}
    >
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 content-start gap-8">
          {view.endedReason && <Banner tone="warning" title={view.status === "cancelled" ? "Cancelled" : "Closed short"}>{view.endedReason}</Banner>}
          {adding ? <DraftGoods view={view} adding={adding} onChanged={refresh} />
            : may("receive") || may("over") ? <DeliveryStep view={view} onChanged={refresh} />
            : <ol aria-label="Items" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">{view.lines.map((line) => <GoodsRow key={line.id} line={line} currency={view.currency} isDraft={view.status === "draft"} />)}</ol>}
          <Deliveries view={view} />
        </div>
        <PurchaseAside view={view} />
      </div>
    </StaffPage>
  );
}

type Asked = Extract<PurchaseAction, "order" | "reschedule" | "cost" | "cancel" | "close_short">;

function Acts({ view, onDone }: { view: PurchaseView; onDone: () => void }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const may = (name: Asked) => mayAct(view.actions, name);
  const of = (name: Asked) => ({ view, isOpen: asked === name, onClose: () => setAsked(null), onDone });
  const ask = (name: Asked, label: string, look?: "secondary") => may(name) && <Button {...(look && { look })} onClick={() => setAsked(name)}>{label}</Button>;
  return (
    <>
      {view.status !== "draft" && view.lines.every((line) => line.unitCostMinor !== null) && <LinkButton look="secondary" href={`/staff/print/purchase/${view.number}`}>Print</LinkButton>}
      {ask("cancel", "Cancel…", "secondary")}
      {ask("close_short", "Close short…", "secondary")}
      {ask("reschedule", "Move day…", "secondary")}
      {ask("cost", "Cost delivery…")}
      {ask("order", "Order…")}
      <OrderDialog {...of("order")} />
      <MoveDialog {...of("reschedule")} />
      <CostDialog {...of("cost")} />
      <EndDialog {...of("cancel")} how="cancel" />
      <EndDialog {...of("close_short")} how="close_short" />
    </>
  );
}
