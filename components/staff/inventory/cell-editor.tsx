"use client";

import { Popover as Base } from "@base-ui/react/popover";
import clsx from "clsx";
import { useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { floatingStyle } from "@/components/ui/overlay-style";
import { Select } from "@/components/ui/select";
import { changeCell } from "@/lib/actions/inventory";
import { adjustmentReasons, type AdjustmentReason } from "@/lib/domain/inventory/movement";
import { columnLabel, type EditableColumn, type StockRow } from "@/lib/domain/inventory/stock-grid";
import { PromisedNotice } from "./promised-notice";
import { ordersOf, refusedWords, type Refused } from "./refused";
import { rowTitle } from "./stock-columns";

export const reasonLabel: Record<AdjustmentReason, string> = {
  count: "Count", damage: "Damage", theft: "Theft or loss", return: "Return", transfer: "Transfer", correction: "Correction", found: "Found", received: "Received",
};

type Props = {
  row: StockRow; column: EditableColumn; typed: string | null; anchor: Element | null; reason: AdjustmentReason | "";
  onReason: (reason: AdjustmentReason | "") => void;
  onSaved: (value: number | string, version: number) => void;
  onClose: () => void;
};

/** Changes one number where it stands. A reason is needed; what somebody else changed meanwhile is shown before it is overwritten. */
export function CellEditor({ row, column, typed, anchor, reason, onReason, onSaved, onClose }: Props) {
  const [value, setValue] = useState(typed ?? String(row[column]));
  const [note, setNote] = useState("");
  const [version, setVersion] = useState(row.version);
  const [current, setCurrent] = useState(row[column]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isNumber = typeof row[column] === "number";
  const difference = isNumber && value.trim() !== "" && Number.isInteger(Number(value)) ? Number(value) - Number(current) : null;

  async function save(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    if (reason === "") return setRefused({ ok: false, code: "invalid", message: "", facts: {}, fields: { reason: "Choose a reason." } });
    setBusy(true);
    const outcome = await changeCell({ variantId: row.variantId, locationId: row.locationId, version, column, setTo: value, reason, note });
    setBusy(false);
    if (outcome.ok) return onSaved(outcome.data.after, outcome.data.version);
    setRefused(outcome);
    if (outcome.code !== "stale_version") return;
    const { current: now, version: newer } = outcome.facts;
    if (typeof newer === "number") setVersion(newer);
    if (typeof now === "number" || typeof now === "string") setCurrent(now);
  }

  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} align="end" sideOffset={4} collisionPadding={12} className="z-50">
          <Base.Popup className={clsx(floatingStyle, "w-84 max-w-[calc(100vw-1.5rem)] p-4")}>
            <Base.Title className="text-sm font-semibold">{columnLabel[column]}</Base.Title>
            <Base.Description className="text-xs text-muted"><span className="block truncate">{rowTitle(row)}</span><span className="block truncate">{row.location}</span></Base.Description>
            <form noValidate onSubmit={save} className="mt-3 grid gap-3">
              <Field id="cell-value" label={isNumber ? "New amount" : "New text"} error={refused?.fields.setTo}>
                <div className="flex items-center gap-3">
                  <Input
                    autoFocus autoComplete="off" inputMode={isNumber ? "numeric" : "text"} value={value} maxLength={12} onFocus={(event) => typed === null && event.target.select()}
                    onChange={(event) => setValue(event.target.value)} className="figures max-w-32" {...fieldAttributes("cell-value", { error: refused?.fields.setTo })}
                  />
                  <span className="figures text-sm text-muted">
                    {isNumber ? `${current} → ${difference === null ? "?" : value}` : `was “${current || "–"}”`}
                    {difference !== null && difference !== 0 && <strong className={clsx("ml-2 font-medium", difference > 0 ? "text-positive" : "text-negative")}>{difference > 0 ? `+${difference}` : `−${-difference}`}</strong>}
                  </span>
                </div>
              </Field>
              <Field id="cell-reason" label="Reason" error={refused?.fields.reason}>
                <Select value={reason} onChange={(event) => onReason(adjustmentReasons.find((one) => one === event.target.value) ?? "")} {...fieldAttributes("cell-reason", { error: refused?.fields.reason })}>
                  <option value="">Choose…</option>
                  {adjustmentReasons.map((one) => <option key={one} value={one}>{reasonLabel[one]}</option>)}
                </Select>
              </Field>
              <Field id="cell-note" label="Note" isOptional error={refused?.fields.note}>
                <Input value={note} onChange={(event) => setNote(event.target.value)} maxLength={300} autoComplete="off" {...fieldAttributes("cell-note", { error: refused?.fields.note })} />
              </Field>
              {refused?.code === "below_promised" && <PromisedNotice orders={ordersOf(refused)} message={refusedWords(refused)} variantId={row.variantId} locationId={row.locationId} />}
              {refused?.code === "stale_version" && <p role="alert" className="rounded-md bg-warning-soft px-3 py-2 text-xs">A colleague changed this row. It now says <strong className="figures">{current === "" ? "–" : current}</strong>. Save again to set your value over it.</p>}
              {refused && !["below_promised", "stale_version"].includes(refused.code) && Object.keys(refused.fields).length === 0 && <p role="alert" className="rounded-md bg-negative-soft px-3 py-2 text-xs">{refusedWords(refused)}</p>}
              <div className="flex justify-end gap-2">
                <Button look="quiet" size="small" onClick={onClose}>Cancel</Button>
                <Button type="submit" size="small" isBusy={isBusy}>{refused?.code === "stale_version" ? "Save over it" : "Save"}</Button>
              </div>
            </form>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
