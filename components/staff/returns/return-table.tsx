"use client";

import Link from "next/link";
import { useState, type ReactNode } from "react";
import { returnTone } from "@/components/order/returns/return-tone";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Table } from "@/components/ui/table";
import { approveReturns, refundReturns } from "@/lib/actions/returns";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import { returnWords } from "@/lib/domain/returns/return-state";
import type { ReturnRow } from "@/lib/domain/returns/return-view";
import type { ReturnId } from "@/lib/kernel/ids";
import { formatMoney, formatSums } from "@/lib/kernel/money";
import { useReturnStep } from "./use-return-step";

/** The list; what the server allows for many at once can be chosen. */
export function ReturnTable({ rows, empty }: { rows: ReturnRow[]; empty: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlySet<ReturnId>>(new Set());
  const { run, problem, isBusy } = useReturnStep();
  const of = (step: ReturnRow["step"]) => rows.filter((row) => row.step === step && chosen.has(row.id));
  const [yes, money] = [of("approve"), of("refund")];
  const choosable = rows.filter(({ step }) => step !== null);
  const isAll = choosable.length > 0 && choosable.every(({ id }) => chosen.has(id));
  const choose = (id: ReturnId) => setChosen(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]));
  const after = (words: string) => ({ done, refused }: { done: number; refused: { why: string }[] }) => {
    setChosen(new Set());
    return [`${done} ${words}`, ...(refused.length > 0 ? [`${refused.length} not: ${refused[0]?.why}`] : [])].join("; ");
  };
  return (
    <>
      {problem && <Banner tone="negative" role="alert" className="mb-3">{problem}</Banner>}
      {choosable.length > 0 && (
        <div className="mb-2 flex min-h-11 flex-wrap items-center gap-x-5 gap-y-2">
          <Checkbox label={isAll ? "Choose none" : `Choose ${choosable.length} that wait for a decision`} checked={isAll} onChange={() => setChosen(new Set(isAll ? [] : choosable.map(({ id }) => id)))} />
          {yes.length > 0 && <Button size="small" className="max-lg:min-h-11" isBusy={isBusy} onClick={() => run(() => approveReturns({ returnIds: yes.map(({ id }) => id) }), after("approved"))}>Approve {yes.length}</Button>}
          {money.length > 0 && <Button size="small" className="max-lg:min-h-11" isBusy={isBusy} onClick={() => run(() => refundReturns({ returnIds: money.map(({ id }) => id) }), after("on their way back"))}>Refund {money.length}, {formatSums(money.map(({ amountMinor, currency }) => ({ minor: amountMinor, currency })))}</Button>}
        </div>
      )}
      <Table
        caption="Returns" rows={rows} rowKey={(row) => row.id} empty={empty}
        columns={[
          { key: "number", header: "Return", cell: (row) => <span className="flex items-center gap-2">{row.step && <Checkbox className="max-lg:min-w-11 lg:min-h-0 lg:py-0" label={<span className="sr-only">Choose {row.number}</span>} checked={chosen.has(row.id)} onChange={() => choose(row.id)} />}<Link href={`/staff/returns/${row.number}`} className="figures inline-flex min-h-11 items-center font-medium whitespace-nowrap underline underline-offset-4 lg:min-h-0">{row.number}</Link></span> },
          { key: "state", header: "State", cell: (row) => <Badge tone={returnTone[row.status]} hasShape>{returnWords[row.status].staff}</Badge> },
          { key: "what", header: "What", className: "lg:max-w-80", cell: (row) => <span className="line-clamp-2">{row.units > 1 && <span className="figures text-muted">{row.units} × </span>}{row.titles.join(", ")}</span> },
          { key: "why", header: "Why", className: "lg:min-w-48", cell: (row) => row.reasons.join(", ") },
          { key: "customer", header: "Customer", cell: (row) => <><span className="sm:whitespace-nowrap">{row.contactName}</span><span className="figures block text-xs text-muted">{row.orderNumber}</span></> },
          { key: "where", header: "Received at", cell: (row) => row.storeName?.replace(/^Alderway /, "") ?? <span className="text-muted">not yet</span> },
          { key: "money", header: "Money", kind: "number", cell: (row) => formatMoney(row.amountMinor, row.currency) },
          { key: "when", header: "Last change", cell: (row) => <span className="figures whitespace-nowrap">{dateWords(new Date(row.updatedAt), row.timeZone)}, {clockWords(new Date(row.updatedAt), row.timeZone)}</span> },
        ]}
      />
    </>
  );
}
