"use client";

import { useState } from "react";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { lineName } from "@/lib/domain/inventory/unit-words";
import type { TransferView } from "@/lib/domain/transfers/transfer-view";
import { LineRow } from "./line-row";
import { useLineChange } from "./use-line-change";

/** The list of a draft: how many of what. */
export function DraftLines({ view, onChanged }: { view: TransferView; onChanged: () => void }) {
  const change = useLineChange(view.id, onChanged);
  /** Shown until the server's next version tells the same. */
  const [typed, setTyped] = useState<{ version: number; units: Record<string, number> }>({ version: 0, units: {} });
  const units = typed.version === view.version ? typed.units : {};
  return (
    <ol aria-label="Items" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
      {view.lines.map((line) => {
        const wanted = units[line.id] ?? line.wanted;
        return (
          <LineRow key={line.id} line={{ ...line, wanted }} step="pack" entries={[{ kind: "action", label: "Take out", isDangerous: true, onSelect: () => void change(line.variantId, 0, wanted) }]}>
            <QuantityStepper
              label={`Units of ${lineName(line)}`} value={wanted} min={Math.max(1, line.packed)} max={9_999}
              onValueChange={(next) => {
                setTyped({ version: view.version, units: { ...units, [line.id]: next } });
                void change(line.variantId, next, wanted).then((isDone) => { if (!isDone) setTyped({ version: 0, units: {} }); });
              }}
            />
          </LineRow>
        );
      })}
    </ol>
  );
}
