"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { EditLines } from "@/components/order/edit-lines";
import { sendEdit, withdrawEdit } from "@/lib/actions/orders";
import { editWords, type OrderEditStatus, type OrderEditView } from "@/lib/domain/orders/order-edit";

const tone = { pending: "neutral", requested: "info", confirmed: "positive", declined: "neutral", expired: "warning" } as const satisfies Record<OrderEditStatus, string>;
const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });

/** Every change that was proposed for an order, and what became of it. */
export function EditHistory({ edits, currency, mayDecide }: { edits: OrderEditView[]; currency: string; mayDecide: boolean }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const act = (action: typeof sendEdit, editId: OrderEditView["id"], done: string) => start(async () => {
    const outcome = await action({ editId }).catch(() => null);
    toast({ title: outcome?.ok ? done : (outcome?.message ?? "No connection. Nothing changed; try again.") });
    router.refresh();
  });
  return (
    <section aria-labelledby="order-edits" className="rounded-md border border-line bg-surface p-4">
      <h2 id="order-edits" className="text-sm font-semibold">Changes</h2>
      <ul className="mt-2 divide-y divide-line">
        {edits.map((edit) => (
          <li key={edit.id} className="py-3">
            <Badge tone={tone[edit.status]} hasShape>{editWords[edit.status]}</Badge>
            <p className="mt-2 mb-2 text-xs text-muted">{edit.reason} · {edit.proposedBy}, {day.format(new Date(edit.createdAt))}</p>
            <EditLines plan={edit.plan} currency={currency} />
            {mayDecide && (edit.status === "pending" || edit.status === "requested") && (
              <div className="mt-3 flex flex-wrap gap-2">
                {edit.status === "pending" && <Button size="small" isBusy={isBusy} onClick={() => act(sendEdit, edit.id, "The shopper gets a mail and has two days")}>Send to the shopper</Button>}
                <Button size="small" look="quiet" isBusy={isBusy} onClick={() => act(withdrawEdit, edit.id, "Taken back")}>Take back</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
