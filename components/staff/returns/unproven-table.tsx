import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import { idKindWords } from "@/lib/domain/returns/id-document";
import type { UnprovenRow } from "@/lib/domain/returns/list-unproven";
import { outcomeWords } from "@/lib/domain/returns/return-state";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";

/** Who brought what, what it became, and who said yes to what looked unusual. */
export function UnprovenTable({ rows, isNarrowed }: { rows: UnprovenRow[]; isNarrowed: boolean }) {
  return (
    <Table
      caption="Articles without a purchase" rows={rows} rowKey={({ id }) => id}
      empty={<EmptyState title={isNarrowed ? "Nothing earlier" : "None so far"}>{isNarrowed ? "These were the first." : "Each one stands here with its customer, its credit and who said yes."}</EmptyState>}
      columns={[
        { key: "what", header: "What", className: "lg:max-w-72", cell: (row) => <><span className="font-medium">{row.quantity > 1 && <span className="figures text-muted">{row.quantity} × </span>}{row.title}</span><span className="figures block text-xs text-muted">{row.sku}</span></> },
        { key: "customer", header: "Customer", cell: (row) => <>{row.customer.name}<span className="block text-xs text-muted">{idKindWords[row.idKind]}</span></> },
        { key: "outcome", header: "Became", cell: (row) => <>{outcomeWords[row.outcome].done}{row.note && <span className="block text-xs text-muted">{row.note}</span>}</> },
        { key: "yes", header: "Approved by", cell: (row) => (row.approvedBy === null ? <span className="text-muted">nobody had to</span> : <span className="grid justify-items-start gap-1"><Badge tone="positive" hasShape>{row.approvedBy}</Badge>{row.signals.map((signal) => <span key={signal} className="text-xs text-muted">{signal}</span>)}</span>) },
        { key: "by", header: "Taken by", cell: (row) => <>{row.by}<span className="block text-xs text-muted">{row.storeName.replace(/^Alderway /, "")}</span></> },
        { key: "money", header: "Store credit", kind: "number", cell: (row) => formatMoney(row.amountMinor, homeCurrency) },
        { key: "when", header: "When", cell: (row) => <span className="figures whitespace-nowrap">{dateWords(new Date(row.at), row.timeZone)}, {clockWords(new Date(row.at), row.timeZone)}</span> },
      ]}
    />
  );
}
