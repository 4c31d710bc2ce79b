"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { ChoiceTable } from "@/components/staff/frame/choice-table";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { NumberedPages } from "@/components/staff/frame/numbered-pages";
import { moment } from "@/components/staff/frame/moment";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { callOffTransfers, dispatchTransfers, finishTransfers } from "@/lib/actions/transfers";
import type { TransferPage, TransferQuery, TransferRow } from "@/lib/domain/transfers/transfer-query";
import { shortPlace } from "@/components/staff/frame/short-place";
import { StateBadge } from "./state-badge";

type Props = { found: TransferPage; query: TransferQuery; storeId: string | null };

/** What changed last first. */
export function TransferTable({ found: { rows, total, pageSize }, query, storeId }: Props) {
  const isFiltered = query.q !== "" || query.show !== "open" || query.way !== "any";
  return (
    <>
      <ChoiceTable
        caption="Transfers" rows={rows} rowKey={(row) => row.id} nameOf={(row) => row.number} verbs={verbs}
        empty={<EmptyState title={isFiltered ? "No transfer fits" : "No transfer is under way"} action={isFiltered ? <LinkButton href="/staff/transfers?show=all" look="secondary">Show everything</LinkButton> : undefined}>{isFiltered ? "Widen the state or the direction, or check the spelling." : "Draft one to bring goods from the warehouse or another store."}</EmptyState>}
        columns={[
          { key: "number", header: "Number", cell: (row) => <><Link href={`/staff/transfers/${row.number}`} className="figures inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0">{row.number}</Link>{row.orderNumber && <span className="figures block text-xs text-muted">for {row.orderNumber}</span>}</> },
          { key: "way", header: "From and to", cell: (row) => <Way row={row} storeId={storeId} /> },
          { key: "status", header: "State", cell: (row) => <StateBadge status={row.status} /> },
          { key: "lines", header: "Items", kind: "number", className: "max-sm:hidden", cell: (row) => row.lines },
          { key: "units", header: "Units", kind: "number", cell: (row) => (row.status === "draft" || row.status === "cancelled" ? row.wanted : <>{row.arrived} of {row.sent}<span className="text-muted"> arrived</span></>) },
          { key: "discrepancies", header: "Differs", kind: "number", cell: (row) => row.discrepancies || "–" },
          { key: "updated", header: "Last change", kind: "number", cell: (row) => moment(row.updatedAt, row.timeZone) },
        ]}
      />
      <NumberedPages page={query.page} pageSize={pageSize} total={total} hrefOf={(page) => addressOf(query, page)} />
    </>
  );
}

const verbs: Verb<TransferRow>[] = [
  { label: "Send", done: "sent", fits: ({ can }) => can.includes("send"), run: forEach(dispatchTransfers, ({ id }) => [{ transferId: id, as: "listed" as const }]), ask: { title: (count) => (count === 1 ? "Send it as listed?" : `Send ${count} as listed?`), body: "All units on their lists leave, packed by scan or not. What is promised to an order stays, and its transfer with it." } },
  { label: "Close", done: "closed", fits: ({ can }) => can.includes("close"), run: forEach(finishTransfers, ({ id }) => [{ transferId: id }]) },
  { label: "Cancel", done: "cancelled", fits: ({ can }) => can.includes("cancel"), isDangerous: true, run: forEach(callOffTransfers, ({ id }, [reason = ""]) => [{ transferId: id, reason }]), ask: { title: (count) => (count === 1 ? "Cancel the draft?" : `Cancel ${count} drafts?`), body: "Nothing of them has left yet.", questions: [{ kind: "text", label: "Reason" }] } },
];

/** The reader's own store stands back: the other end is the news. */
function Way({ row, storeId }: { row: TransferRow; storeId: string | null }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <span className={row.fromId === storeId ? "text-muted" : undefined}>{shortPlace(row.from)}</span>
      <ArrowRight aria-label="to" className="size-3.5 text-muted" />
      <span className={row.toId === storeId ? "text-muted" : undefined}>{shortPlace(row.to)}</span>
    </span>
  );
}

const addressOf = (query: TransferQuery, page: number): string => `/staff/transfers?${new URLSearchParams({ q: query.q, show: query.show, way: query.way, page: String(page) })}`;
