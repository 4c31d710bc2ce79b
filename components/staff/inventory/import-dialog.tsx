"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FileInput } from "@/components/ui/file-input";
import { importStockRows } from "@/lib/actions/inventory";
import type { StockImportReport } from "@/lib/domain/inventory/stock-import";
import { refusedWords } from "./refused";

type Props = { onDone: () => void; onClose: () => void };

/** A CSV file into the grid: first what it would do, row by row, then the change. */
export function ImportDialog({ onDone, onClose }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<StockImportReport | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send(chosen: File, isTrial: boolean) {
    setBusy(true);
    const data = new FormData();
    data.set("file", chosen);
    if (isTrial) data.set("isTrial", "yes");
    // A file that changed on disk since it was chosen cannot be read any more.
    const outcome = await importStockRows(data).catch(() => null);
    setBusy(false);
    if (!outcome) return setProblem("The file could not be sent. Choose it again.");
    setProblem(outcome.ok ? null : refusedWords(outcome));
    setReport(outcome.ok ? outcome.data : null);
    if (outcome.ok && !isTrial) onDone();
  }

  const changed = report ? report.inserted + report.updated : 0;
  return (
    <Dialog
      title="Import stock" open onOpenChange={(open) => !open && onClose()}
      description="A CSV file with the columns sku and location, and any of on_hand, safety_stock, reorder_point, damaged, quality_check, display, put_back, aisle, bay. Blank cells stay as they are. An exported file fits."
      footer={
        <>
          <Button look="quiet" onClick={onClose}>{report && !report.isTrial ? "Close" : "Cancel"}</Button>
          {report?.isTrial && file && <Button isBusy={isBusy} disabled={changed === 0} onClick={() => void send(file, false)}>{changed === 0 ? "Nothing to change" : `Change ${changed.toLocaleString("en-US")} ${changed === 1 ? "row" : "rows"}`}</Button>}
        </>
      }
    >
      <label className="block text-sm font-medium" htmlFor="stock-file">File</label>
      <div className="mt-1.5">
        <FileInput
          id="stock-file" accept=".csv,text/csv" aria-describedby="stock-file-problem"
          onChange={(event) => { const chosen = event.target.files?.[0] ?? null; setFile(chosen); setReport(null); setProblem(null); if (chosen) void send(chosen, true); }}
        />
      </div>
      <p id="stock-file-problem" role="alert" className="mt-2 text-xs text-negative">{problem}</p>
      {isBusy && !report && <p role="status" className="mt-3 text-sm text-muted">Reading the file…</p>}
      {report && <Report report={report} />}
    </Dialog>
  );
}

function Report({ report }: { report: StockImportReport }) {
  const facts = [["Rows", report.read], ["New", report.inserted], ["Changed", report.updated], ["Unchanged", report.unchanged], ["Rejected", report.rejected.length]] as const;
  return (
    <section aria-label="What the file does" className="mt-4">
      <p role="status" className="text-sm font-medium">{report.isTrial ? "Nothing is changed yet. This file would do:" : "Done. This is what changed:"}</p>
      <dl className="figures mt-2 grid grid-cols-5 gap-2 text-sm">
        {facts.map(([label, value]) => <div key={label}><dt className="text-2xs text-muted">{label}</dt><dd className={label === "Rejected" && value > 0 ? "font-medium text-negative" : "font-medium"}>{value.toLocaleString("en-US")}</dd></div>)}
      </dl>
      {(report.rejected.length > 0 || report.changes.length > 0) && (
        <ul className="mt-3 max-h-56 divide-y divide-line overflow-y-auto rounded-md border border-line text-xs">
          {report.rejected.map((row) => <li key={`r${row.line}`} className="px-3 py-2"><span className="figures font-medium">Line {row.line}</span> {row.sku} {row.location && `· ${row.location}`}<span className="block text-negative">{row.reason}</span></li>)}
          {report.changes.map((row) => (
            <li key={`c${row.line}`} className="flex justify-between gap-4 px-3 py-2">
              <span className="figures"><span className="font-medium">Line {row.line}</span> {row.sku} · {row.location}</span>
              <span className="figures text-right">{row.changes.map((change) => <span key={change.column} className="block">{change.column.replace("_", " ")} {change.before === "" ? "–" : change.before} → {change.after === "" ? "–" : change.after}</span>)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
