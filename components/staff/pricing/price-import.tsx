"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { FileInput } from "@/components/ui/file-input";
import { toast } from "@/components/ui/toast";
import { importPrices } from "@/lib/actions/pricing";

/** A file of prices into a list: taken whole, or not at all with the lines that are wrong. */
export function PriceImport({ listId }: { listId: string }) {
  const router = useRouter();
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (file: File) => {
    setBusy(true);
    const text = await file.text().catch(() => null);
    const outcome = text === null ? null : await importPrices({ id: listId, text });
    setBusy(false);
    if (!outcome) return setProblem("The file could not be read. Choose it again.");
    if (!outcome.ok) return setProblem(outcome.fields.text ?? (typeof outcome.facts.reason === "string" ? outcome.facts.reason : outcome.message));
    setProblem(null);
    toast({ title: `${outcome.data.read.toLocaleString("en-US")} prices read, ${outcome.data.productIds.length.toLocaleString("en-US")} products changed` });
    router.refresh();
  };
  return (
    <div className="max-w-md">
      <label htmlFor={id} className="text-sm font-medium">Take prices from a file</label>
      <p className="mt-0.5 mb-1.5 text-xs text-muted">CSV with the columns sku, price and, if you like, former_price. An exported file fits.</p>
      <FileInput id={id} accept=".csv,text/csv" disabled={isBusy} aria-describedby={`${id}-problem`} onChange={(event) => { const file = event.target.files?.[0]; if (file) void send(file); }} />
      <p id={`${id}-problem`} role="alert" className="mt-2 text-sm text-negative">{problem}</p>
    </div>
  );
}
