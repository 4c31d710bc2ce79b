"use client";

import { CloudOff } from "lucide-react";
import { useState } from "react";
import { CountDialog } from "@/components/staff/counter/count-dialog";
import { MuteButton } from "@/components/staff/counter/mute-button";
import { ScanFeedback } from "@/components/staff/counter/scan-feedback";
import { ScanField } from "@/components/staff/counter/scan-field";
import { useOnline } from "@/components/staff/counter/use-online";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import { mayAct } from "@/lib/domain/transfers/transfer-actions";
import { lineName, unitsOf, unitWords } from "@/lib/domain/inventory/unit-words";
import type { TransferLineView, TransferView } from "@/lib/domain/transfers/transfer-view";
import { DamageDialog } from "./damage-dialog";
import { ExtraDialog } from "./extra-dialog";
import { LineRow } from "./line-row";
import { MissingDialog } from "./missing-dialog";
import { useTakeIn } from "./use-take-in";
import { useDock, type DockStepName } from "./use-dock";

type Asked = { what: "count" | "damage" | "missing"; line: TransferLineView };

/** Scan each unit into its box, or out of it. */
export function DockStep({ view, step, onChanged }: { view: TransferView; step: DockStepName; onChanged: () => void }) {
  const dock = useDock(view, step, onChanged);
  const isOnline = useOnline();
  const hasBox = step === "receive" && mayAct(view.actions, "receive_box");
  const box = useTakeIn(view.id, onChanged);
  // The label of the box stands for all that is in it.
  const scan = (text: string) => (hasBox && text.trim().toUpperCase() === view.order?.number ? box.takeIn() : dock.scan(text));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [extra, setExtra] = useState<string | null>(null);
  const next = dock.lines.find((line) => dock.left(line) > 0);
  const lineOf = (what: Asked["what"]) => (asked?.what === what ? asked.line : null);
  const counting = lineOf("count");
  const close = () => setAsked(null);
  const total = step === "pack" ? unitsOf(dock.lines, (line) => line.wanted) : unitsOf(dock.lines, (line) => line.sent + line.extra);
  const rest = unitsOf(dock.lines, dock.left);
  const mayReport = step === "receive" && mayAct(view.actions, "report_extra");
  return (
    <section aria-label={step === "pack" ? "Pack" : "Receive"} className="grid gap-4">
      <div className="sticky top-0 z-10 -mx-4 grid gap-2 bg-paper px-4 pt-2 pb-3 lg:mx-0 lg:px-0">
        <ScanField label="Scan an item" placeholder={hasBox ? "Scan the box or an item" : "Scan or type GTIN or SKU"} onScan={scan} tone={dock.feedback?.tone ?? null} />
        <ScanFeedback feedback={dock.feedback} idle={next ? (step === "pack" ? `Next: ${lineName(next)}, ${shelfWords(next)}` : `${unitWords(rest)} expected from ${view.from.name}.`) : step === "pack" ? "Everything is packed." : "Nothing more is expected."} />
        {mayReport && dock.unexpected !== null && <Button look="secondary" onClick={() => setExtra(dock.unexpected)}>Report what was not sent</Button>}
        {dock.waiting > 0 && !isOnline && <p role="status" className="flex items-center gap-2 text-xs text-warning"><CloudOff aria-hidden className="size-4" />{dock.waiting} {dock.waiting === 1 ? "scan" : "scans"} kept here, will send when online</p>}
        <div className="flex items-end gap-3">
          <div className="flex-1"><Progress label={step === "pack" ? "Packed" : "Accounted for"} value={total - rest} max={Math.max(1, total)} valueText={`${total - rest} of ${unitWords(total)}`} /></div>
          <MuteButton />
        </div>
      </div>
      <ol className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
        {dock.lines.map((line) => (
          <LineRow
            key={line.id} line={line} step={step} isNext={line.id === next?.id}
            entries={dock.left(line) <= 0 ? [] : [
              { kind: "action", label: "Count without scanning", onSelect: () => setAsked({ what: "count", line }) },
              ...(mayAct(view.actions, "reject") ? [{ kind: "action" as const, label: "Arrived damaged", onSelect: () => setAsked({ what: "damage", line }) }] : []),
              ...(mayAct(view.actions, "report_under") ? [{ kind: "action" as const, label: "Did not arrive", isDangerous: true, onSelect: () => setAsked({ what: "missing", line }) }] : []),
            ]}
          />
        ))}
      </ol>
      <CountDialog item={counting && { id: counting.id, name: lineName(counting), sku: counting.sku, most: dock.left(counting) }} onClose={close} onCount={(quantity, reason) => counting && dock.countBy(counting, quantity, reason)} />
      <DamageDialog view={view} line={lineOf("damage")} onClose={close} onDone={onChanged} />
      <MissingDialog view={view} line={lineOf("missing")} onClose={close} onDone={onChanged} />
      <ExtraDialog view={view} scanned={extra} onClose={() => setExtra(null)} onDone={() => { dock.clearUnexpected(); onChanged(); }} />
    </section>
  );
}
