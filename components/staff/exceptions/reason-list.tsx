"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import { effectWords, type RejectReason } from "@/lib/domain/fulfillment/reject-reason";
import { ReasonDialog } from "./reason-dialog";

/** The reasons that are offered, and what each does to the stock. */
export function ReasonList({ reasons, mayEdit }: { reasons: RejectReason[]; mayEdit: boolean }) {
  const [open, setOpen] = useState<RejectReason | "new" | null>(null);
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-sm font-semibold">Reasons to reject</h2>
        {mayEdit && <Button size="small" look="secondary" className="min-h-11 lg:min-h-9" onClick={() => setOpen("new")}><Plus aria-hidden className="size-4" />New reason</Button>}
      </div>
      <Table
        caption="Reasons to reject" rows={reasons} rowKey={({ id }) => id}
        columns={[
          { key: "name", header: "Reason", cell: (reason) => <span className="font-medium">{reason.name}</span> },
          { key: "effect", header: "What it does", cell: (reason) => <span className="text-muted">{effectWords(reason)}</span> },
          { key: "state", header: "State", cell: (reason) => <Badge tone={reason.isActive ? "positive" : "neutral"} hasShape>{reason.isActive ? "in use" : "retired"}</Badge> },
          ...(mayEdit ? [{ key: "edit", header: <span className="sr-only">Change</span>, className: "w-24 text-right", cell: (reason: RejectReason) => <Button size="small" look="quiet" className="min-h-11 lg:min-h-9" aria-label={`Change ${reason.name}`} onClick={() => setOpen(reason)}>Change</Button> }] : []),
        ]}
      />
      <ReasonDialog key={open === "new" ? "new" : (open?.id ?? "none")} reason={open} onClose={() => setOpen(null)} />
    </section>
  );
}
