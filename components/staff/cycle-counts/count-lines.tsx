"use client";

import Image from "next/image";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { textOf } from "@/components/staff/counter/text-of";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { tallyLine } from "@/lib/actions/cycle-counts";
import { varianceMinor, varianceUnits } from "@/lib/domain/cycle-counts/cycle-count-state";
import type { CountedLine } from "@/lib/domain/cycle-counts/get-cycle-count";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";

type Props = { lines: CountedLine[]; sessionId: string | null; isRecounting: boolean; isOver: boolean };

export function CountLines({ lines, sessionId, isRecounting, isOver }: Props) {
  if (lines.length === 0) return <div className="rounded-md border border-line bg-surface"><EmptyState title="Nothing here">Every line of this kind is done.</EmptyState></div>;
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
      {lines.map((line) => (
        <li key={line.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3">
          {line.image ? <Image src={line.image.src} alt="" width={48} height={48} className="size-12 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} /> : <span className="size-12 shrink-0 rounded-md bg-sunken" />}
          <div className="min-w-0 flex-1 basis-48 text-sm">
            <p className="font-medium">{[line.title, line.variantTitle].filter(Boolean).join(", ")}</p>
            <p className="figures text-xs text-muted">{[line.sku, line.aisle && `aisle ${line.aisle}${line.bay && `, bay ${line.bay}`}`, line.tallies.map(({ name, area, units, isRecount }) => `${name}${area && `, ${area}`}${isRecount ? ", again" : ""}: ${units}`).join("; ")].filter(Boolean).join(" · ")}</p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            {!line.isListed && <Badge hasShape>not on the list</Badge>}
            {line.isZeroed && <Badge tone="warning" hasShape>said to be none</Badge>}
            {line.needsRecount && !isOver && <Badge tone="warning" hasShape>count again</Badge>}
          </div>
          {line.result ? <Result result={line.result} /> : sessionId && (!isRecounting || (line.needsRecount && !line.isOwn)) ? <Units key={line.mine ?? "none"} line={line} sessionId={sessionId} /> : <p className="figures text-right text-sm max-sm:ml-auto sm:w-20">{line.tallied ?? <span className="text-muted">–</span>}</p>}
        </li>
      ))}
    </ul>
  );
}

function Result({ result }: { result: NonNullable<CountedLine["result"]> }) {
  const units = varianceUnits(result);
  const sign = units > 0 ? "+" : "−";
  return (
    <p className="figures text-sm max-sm:flex max-sm:w-full max-sm:items-baseline max-sm:justify-between sm:text-right">
      <span className="block">Books {result.expected}, counted {result.counted}</span>
      <span className={units === 0 ? "block text-xs text-positive" : "block text-xs text-negative"}>{units === 0 ? "No difference" : `${sign}${Math.abs(units)}, ${sign}${formatMoney(Math.abs(varianceMinor(result)), homeCurrency)}`}</span>
    </p>
  );
}

function Units({ line, sessionId }: { line: CountedLine; sessionId: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const units = textOf(new FormData(event.currentTarget), "units");
        start(async () => {
          const outcome = await tallyLine({ sessionId, lineId: line.id, units }).catch(() => null);
          setProblem(outcome?.ok ? null : (outcome ? (outcome.fields["units"] ?? outcome.message) : "No connection."));
          if (outcome?.ok) router.refresh();
        });
      }}
    >
      {problem && <span role="alert" className="text-xs text-negative">{problem}</span>}
      <Input name="units" inputMode="numeric" aria-label={`Units of ${line.title} that you found`} defaultValue={line.mine ?? ""} autoComplete="off" required className="figures w-20 max-lg:min-h-11" />
      <Button type="submit" look="secondary" size="small" className="max-lg:min-h-11" isBusy={isBusy}>Set</Button>
    </form>
  );
}
