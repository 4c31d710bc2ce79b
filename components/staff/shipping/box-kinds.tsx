"use client";

import { useState } from "react";
import { StaffPage } from "@/components/shell/staff-page";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { weight } from "@/lib/domain/catalog/measure";
import type { BoxKindRow } from "@/lib/domain/shipping/list-box-kinds";
import { measures } from "@/lib/domain/shipping/shipment-view";
import { BoxKindForm } from "./box-kind-form";

/** The boxes on the shelf of the packing table. */
export function BoxKinds({ kinds }: { kinds: BoxKindRow[] }) {
  const [asked, setAsked] = useState<{ kind: BoxKindRow | null } | null>(null);
  return (
    <StaffPage title="Boxes" detail="What orders are packed into. The packing table suggests the smallest that fits." actions={<Button onClick={() => setAsked({ kind: null })}>New kind of box</Button>}>
      <Table
        caption="Kinds of boxes" rows={kinds} rowKey={(kind) => kind.code} empty={<EmptyState title="No boxes yet">Everything leaves in its own carton until you add one.</EmptyState>}
        columns={[
          { key: "name", header: "Name", cell: (kind) => <button type="button" className="inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0" onClick={() => setAsked({ kind })}>{kind.name}</button> },
          { key: "code", header: "Code", cell: (kind) => <span className="figures">{kind.code}</span> },
          { key: "size", header: "Inside", kind: "number", cell: measures },
          { key: "own", header: "Own weight", kind: "number", cell: (kind) => weight(kind.ownGrams) },
          { key: "most", header: "Holds", kind: "number", cell: (kind) => weight(kind.mostGrams) },
          { key: "state", header: "State", cell: (kind) => <Badge tone={kind.isActive ? "positive" : "neutral"} hasShape>{kind.isActive ? "In use" : "No longer"}</Badge> },
        ]}
      />
      <BoxKindForm key={asked?.kind?.code ?? "new"} kind={asked?.kind ?? null} isOpen={asked !== null} onClose={() => setAsked(null)} />
    </StaffPage>
  );
}
