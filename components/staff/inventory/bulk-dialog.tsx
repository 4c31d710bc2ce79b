"use client";

import clsx from "clsx";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { changeRows } from "@/lib/actions/inventory";
import { mostBulkRows, type BulkOutcome } from "@/lib/domain/inventory/cell-change";
import { adjustmentReasons } from "@/lib/domain/inventory/movement";
import { columnLabel, editableColumns } from "@/lib/domain/inventory/stock-grid";
import { reasonLabel } from "./cell-editor";
import { refusedWords } from "./refused";

export type SelectedRow = { variantId: string; locationId: string; version: number };
type Props = { rows: SelectedRow[]; onDone: (changed: number) => void; onClose: () => void };

/** One change for many rows: say it, see what it would do to each, then do it. */
export function BulkDialog({ rows, onDone, onClose }: Props) {
  const [form, setForm] = useState({ column: "onHand", how: "delta", value: "", reason: "", note: "", keep: "all" });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string | null>(null);
  const [preview, setPreview] = useState<BulkOutcome | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isShelf = form.column === "aisle" || form.column === "bay";
  const set = (key: keyof typeof form) => (event: { target: { value: string } }) => {
    const { value } = event.target;
    setPreview(null);
    setForm((was) => ({ ...was, [key]: value, ...(key === "column" && (value === "aisle" || value === "bay") ? { how: "set" } : {}) }));
  };

  async function send(isTrial: boolean) {
    setBusy(true);
    const outcome = await changeRows({
      rows, value: form.value, note: form.note, isTrial, how: form.how === "set" ? "set" : "delta", keep: form.keep === "each" ? "each" : "all",
      column: editableColumns.find((one) => one === form.column) ?? "onHand", reason: adjustmentReasons.find((one) => one === form.reason) ?? ("" as "count"), // empty is refused at the field
    });
    setBusy(false);
    setErrors(outcome.ok ? {} : outcome.fields);
    setMessage(outcome.ok || Object.keys(outcome.fields).length > 0 ? null : refusedWords(outcome));
    if (!outcome.ok) return;
    if (!isTrial && outcome.data.isKept) return onDone(outcome.data.changed);
    setPreview(outcome.data);
  }

  const canApply = preview !== null && preview.changed > 0 && (preview.failed === 0 || form.keep === "each");
  return (
    <Dialog
      title={`Change ${rows.length.toLocaleString("en-US")} ${rows.length === 1 ? "row" : "rows"}`} open onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>Cancel</Button>
          {canApply ? <Button isBusy={isBusy} onClick={() => void send(false)}>Change {preview.changed} {preview.changed === 1 ? "row" : "rows"}</Button> : <Button isBusy={isBusy} onClick={() => void send(true)}>Preview</Button>}
        </>
      }
    >
      <div className="grid grid-cols-2 gap-4">
        <Field id="bulk-column" label="What">
          <Select id="bulk-column" value={form.column} onChange={set("column")}>{editableColumns.map((one) => <option key={one} value={one}>{columnLabel[one]}</option>)}</Select>
        </Field>
        <Field id="bulk-how" label="How">
          <Select id="bulk-how" value={form.how} onChange={set("how")} disabled={isShelf}><option value="delta">Change by</option><option value="set">Set to</option></Select>
        </Field>
        <Field id="bulk-value" label={isShelf ? "Text" : "Units"} error={errors.value}>
          <Input value={form.value} onChange={set("value")} inputMode={isShelf ? "text" : "numeric"} placeholder={form.how === "delta" ? "+5 or -2" : ""} autoComplete="off" maxLength={12} {...fieldAttributes("bulk-value", { error: errors.value })} />
        </Field>
        <Field id="bulk-reason" label="Reason" error={errors.reason}>
          <Select value={form.reason} onChange={set("reason")} {...fieldAttributes("bulk-reason", { error: errors.reason })}>
            <option value="">Choose…</option>
            {adjustmentReasons.map((one) => <option key={one} value={one}>{reasonLabel[one]}</option>)}
          </Select>
        </Field>
        <Field id="bulk-note" label="Note" isOptional className="col-span-2"><Input id="bulk-note" value={form.note} onChange={set("note")} maxLength={300} /></Field>
        <Field id="bulk-keep" label="If a row cannot be changed" className="col-span-2">
          <Select id="bulk-keep" value={form.keep} onChange={set("keep")}><option value="all">Change none of them</option><option value="each">Change the others</option></Select>
        </Field>
      </div>
      {errors.rows && <p role="alert" className="mt-3 text-xs text-negative">{errors.rows}</p>}
      {message && <p role="alert" className="mt-3 rounded-md bg-negative-soft px-3 py-2 text-sm">{message}</p>}
      {rows.length >= mostBulkRows && <p className="mt-3 text-xs text-muted">At most {mostBulkRows} rows at once; narrow the filter or use a CSV file for more.</p>}
      {preview && <Preview outcome={preview} />}
    </Dialog>
  );
}

function Preview({ outcome }: { outcome: BulkOutcome }) {
  const rows = [...outcome.rows].sort((a, b) => Number(b.problem !== null) - Number(a.problem !== null));
  return (
    <section aria-label="Preview" className="mt-5">
      <p role="status" className="mb-2 text-sm font-medium">{outcome.changed} can change{outcome.failed > 0 && <span className="text-negative">, {outcome.failed} cannot</span>}</p>
      <ul className="max-h-56 divide-y divide-line overflow-y-auto rounded-md border border-line">
        {rows.slice(0, 200).map((row) => (
          <li key={`${row.variantId}@${row.locationId}`} className="flex items-start justify-between gap-4 px-3 py-2 text-xs">
            <span className="min-w-0"><span className="block truncate">{row.title}</span><span className="block truncate text-muted">{row.sku} · {row.location}</span>{row.problem && <span className="block text-negative">{row.problem}</span>}</span>
            {row.problem === null && <span className={clsx("figures shrink-0", row.before === row.after && "text-muted")}>{row.before === "" ? "–" : row.before} → {row.after === "" ? "–" : row.after}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
