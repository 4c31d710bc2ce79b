"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { returnTone } from "@/components/order/returns/return-tone";
import { ChoiceTable } from "@/components/staff/frame/choice-table";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { Badge } from "@/components/ui/badge";
import { approveReturns, refundReturns } from "@/lib/actions/returns";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import { returnWords } from "@/lib/domain/returns/return-state";
import type { ReturnRow } from "@/lib/domain/returns/return-view";
import { formatMoney, formatSums } from "@/lib/kernel/money";

const verbs: Verb<ReturnRow>[] = [
  { label: "Approve", done: "approved", fits: ({ step }) => step === "approve", run: forEach(approveReturns, ({ id }) => [{ returnId: id }]) },
  { label: "Refund", done: "on their way back", fits: ({ step }) => step === "refund", run: forEach(refundReturns, ({ id }) => [{ returnId: id }]), sum: (rows) => formatSums(rows.map(({ amountMinor, currency }) => ({ minor: amountMinor, currency }))) },
];

/** The list; what the server allows for many at once can be chosen. */
export function ReturnTable({ rows, empty }: { rows: ReturnRow[]; empty: ReactNode }) {
  return (
    <ChoiceTable
      caption="Returns" rows={rows} rowKey={(row) => row.id} nameOf={(row) => row.number} verbs={verbs} empty={empty}
      columns={[
        { key: "number", header: "Return", cell: (row) => <Link href={`/staff/returns/${row.number}`} className="figures inline-flex min-h-11 items-center font-medium whitespace-nowrap underline underline-offset-4 lg:min-h-0">{row.number}</Link> },
        { key: "state", header: "State", cell: (row) => <Badge tone={returnTone[row.status]} hasShape>{returnWords[row.status].staff}</Badge> },
        { key: "what", header: "What", className: "lg:max-w-80", cell: (row) => <span className="line-clamp-2">{row.units > 1 && <span className="figures text-muted">{row.units} × </span>}{row.titles.join(", ")}</span> },
        { key: "why", header: "Why", className: "lg:min-w-48", cell: (row) => row.reasons.join(", ") },
        { key: "customer", header: "Customer", cell: (row) => <><span className="sm:whitespace-nowrap">{row.contactName}</span><span className="figures block text-xs text-muted">{row.orderNumber}</span></> },
        { key: "where", header: "Received at", cell: (row) => row.storeName?.replace(/^Alderway /, "") ?? <span className="text-muted">not yet</span> },
        { key: "money", header: "Money", kind: "number", cell: (row) => formatMoney(row.amountMinor, row.currency) },
        { key: "when", header: "Last change", cell: (row) => <span className="figures whitespace-nowrap">{dateWords(new Date(row.updatedAt), row.timeZone)}, {clockWords(new Date(row.updatedAt), row.timeZone)}</span> },
      ]}
    />
  );
}
