"use client";

import Link from "next/link";
import { ChoiceTable } from "@/components/staff/frame/choice-table";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { NumberedPages } from "@/components/staff/frame/numbered-pages";
import { shortPlace } from "@/components/staff/frame/short-place";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { callOffPurchases, closePurchasesShort, sendPurchases } from "@/lib/actions/purchasing";
import { calendarWords } from "@/lib/domain/locations/time-words";
import type { PurchasePage, PurchaseQuery, PurchaseRow } from "@/lib/domain/purchasing/purchase-query";
import { formatMoney } from "@/lib/kernel/money";
import { PurchaseBadge } from "./purchase-badge";

/** What changed last first. */
export function PurchaseTable({ found: { rows, total, pageSize }, query, showsCosts }: { found: PurchasePage; query: PurchaseQuery; showsCosts: boolean }) {
  const isFiltered = query.q !== "" || query.show !== "open" || query.supplier !== null;
  return (
    <>
      <ChoiceTable
        caption="Purchase orders" rows={rows} rowKey={(row) => row.id} nameOf={(row) => row.number} verbs={verbs}
        empty={<EmptyState title={isFiltered ? "No order fits" : "No order is under way"} action={isFiltered ? <LinkButton href="/staff/purchasing?show=all" look="secondary">Show everything</LinkButton> : undefined}>{isFiltered ? "Widen the state or the supplier, or check the spelling." : "Suggestions say what runs out before it could arrive."}</EmptyState>}
        columns={[
          { key: "number", header: "Number", cell: (row) => <Link href={`/staff/purchasing/${row.number}`} className="figures inline-flex min-h-11 items-center font-medium whitespace-nowrap underline underline-offset-4 lg:min-h-0">{row.number}</Link> },
          { key: "supplier", header: "Supplier", cell: (row) => row.supplier },
          { key: "to", header: "For", cell: (row) => shortPlace(row.location) },
          { key: "status", header: "State", cell: (row) => <span className="inline-flex flex-wrap gap-1.5"><PurchaseBadge status={row.status} />{row.hasOpenDelivery && <Badge tone="info">To cost</Badge>}</span> },
          { key: "expected", header: "Expected", cell: (row) => <Expected row={row} /> },
          { key: "lines", header: "Items", kind: "number", className: "max-sm:hidden", cell: (row) => row.lines },
          { key: "units", header: "Arrived", kind: "number", cell: (row) => (row.status === "draft" || row.status === "cancelled" ? <span className="text-muted">{row.ordered}</span> : <>{row.arrived} <span className="text-muted">of</span> {row.ordered}</>) },
          { key: "discrepancies", header: "Differs", kind: "number", cell: (row) => row.discrepancies || "–" },
          ...(showsCosts ? [{ key: "total", header: "Total", kind: "number" as const, cell: (row: PurchaseRow) => formatMoney(row.totalMinor ?? 0, row.currency) }] : []),
        ]}
      />
      <NumberedPages page={query.page} pageSize={pageSize} total={total} hrefOf={(page) => addressOf(query, page)} />
    </>
  );
}

const verbs: Verb<PurchaseRow>[] = [
  { label: "Order", done: "ordered", fits: ({ can }) => can.includes("order"), run: forEach(sendPurchases, ({ id, wouldArriveOn }) => [{ purchaseOrderId: id, expectedOn: wouldArriveOn }]), ask: { title: (count) => (count === 1 ? "Order it?" : `Order ${count}?`), body: "Each is expected after its supplier’s lead time and mailed to suppliers with an e-mail address. What is below a supplier’s minimum stays a draft." } },
  { label: "Close short", done: "closed short", fits: ({ can }) => can.includes("close_short"), run: forEach(closePurchasesShort, ({ id }, [reason = ""]) => [{ purchaseOrderId: id, reason }]), ask: { title: (count) => (count === 1 ? "Close it short?" : `Close ${count} short?`), body: "What has not arrived is not expected any more.", questions: [{ kind: "text", label: "Reason" }] } },
  { label: "Cancel", done: "cancelled", fits: ({ can }) => can.includes("cancel"), isDangerous: true, run: forEach(callOffPurchases, ({ id }, [reason = ""]) => [{ purchaseOrderId: id, reason }]), ask: { title: (count) => (count === 1 ? "Cancel the order?" : `Cancel ${count} orders?`), body: "Drafts are dropped; what was ordered is not expected any more.", questions: [{ kind: "text", label: "Reason" }] } },
];

function Expected({ row }: { row: PurchaseRow }) {
  if (row.expectedOn === null) return <span className="text-muted">–</span>;
  return <span className="inline-flex flex-wrap items-center gap-1.5 whitespace-nowrap">{calendarWords(row.expectedOn)}{row.isLate && <Badge tone="negative" hasShape>Late</Badge>}</span>;
}

const addressOf = (query: PurchaseQuery, page: number): string => `/staff/purchasing?${new URLSearchParams({ q: query.q, show: query.show, supplier: query.supplier ?? "", page: String(page) })}`;
