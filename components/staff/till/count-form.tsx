"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Price } from "@/components/ui/price";
import { countDrawer } from "@/lib/actions/till";
import { piecesOf, sumOfPieces } from "@/lib/domain/till/cash";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";

const values = piecesOf[homeCurrency] ?? [];

/** Notes and coins by their number. It is given once, and blind. */
export function CountForm({ sessionId, onCounted }: { sessionId: string; onCounted: () => Promise<unknown> }) {
  const [pieces, setPieces] = useState<Record<string, number>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void countDrawer({ sessionId, pieces }).catch(() => null).then(async (outcome) => {
          setBusy(false);
          if (outcome?.ok) await onCounted();
          else setProblem(outcome?.message ?? "No connection. Nothing was counted; try again.");
        });
      }}
    >
      {problem && <p role="alert" className="text-sm text-negative">{problem}</p>}
      <div className="grid grid-cols-2 gap-x-4 gap-y-2">
        {values.map((value) => (
          <label key={value} className="grid grid-cols-[1fr_5rem] items-center gap-2 text-sm">
            <span className="figures">{formatMoney(value, homeCurrency).replace(/\.00$/, "")} ×</span>
            <input
              name={`piece-${value}`} type="number" inputMode="numeric" min={0} max={9999} placeholder="0" value={pieces[value] ?? ""}
              onChange={(event) => setPieces((before) => ({ ...before, [value]: Math.max(0, Math.trunc(Number(event.target.value)) || 0) }))}
              className="figures h-11 rounded-md border border-line-strong bg-surface px-2 text-right outline-none focus:border-action"
            />
          </label>
        ))}
      </div>
      <p className="flex items-baseline justify-between border-t border-line pt-3 text-sm">Counted<Price amountMinor={sumOfPieces(pieces)} className="text-lg font-medium" /></p>
      <Button type="submit" isBusy={isBusy}>This is the count</Button>
      <p className="text-xs text-muted">It cannot be changed afterwards, and this drawer sells no more.</p>
    </form>
  );
}
