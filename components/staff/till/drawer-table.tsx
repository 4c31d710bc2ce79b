import Link from "next/link";
import { moment } from "@/components/staff/frame/moment";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Price } from "@/components/ui/price";
import { Table } from "@/components/ui/table";
import type { DrawerRow } from "@/lib/domain/till/list-drawers";

const stateWords = { open: "Open", counted: "Counted", closed: "Closed" } as const;

/** The newest first; a difference says why and who approved it. */
export function DrawerTable({ rows, isFiltered, hasStores }: { rows: DrawerRow[]; isFiltered: boolean; hasStores: boolean }) {
  return (
    <Table
      caption="Drawers" rows={rows} rowKey={(row) => row.id}
      empty={<EmptyState title={isFiltered ? "No drawer fits" : "No drawer was opened yet"} action={isFiltered ? <LinkButton href="/staff/drawers" look="secondary">Show everything</LinkButton> : undefined}>{isFiltered ? "Show all drawers to see the others." : "A drawer is opened at its register, with its float."}</EmptyState>}
      columns={[
        { key: "register", header: "Register", cell: (row) => <Link href={`/staff/print/drawer/${row.id}`} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0">{row.register}</Link> },
        ...(hasStores ? [{ key: "store", header: "Store", cell: (row: DrawerRow) => row.store }] : []),
        { key: "status", header: "State", cell: (row) => <Badge tone={row.status === "closed" ? "neutral" : "info"}>{stateWords[row.status]}</Badge> },
        { key: "opened", header: "Opened", cell: (row) => <span className="block py-1.5 whitespace-nowrap">{moment(row.openedAt, row.timeZone)}<span className="block text-xs text-muted">{row.openedBy}</span></span> },
        { key: "closed", header: "Closed", className: "max-xl:hidden", cell: (row) => <span className="whitespace-nowrap">{row.closedAt ? moment(row.closedAt, row.timeZone) : "–"}</span> },
        { key: "counted", header: "Counted", kind: "number", cell: (row) => (row.countedMinor === null ? "–" : <Price amountMinor={row.countedMinor} />) },
        { key: "variance", header: "Differs", kind: "number", cell: (row) => (row.varianceMinor ? <Price amountMinor={row.varianceMinor} className={row.varianceMinor < 0 ? "text-negative" : "text-warning"} /> : "–") },
        { key: "reason", header: "Why", cell: (row) => (row.reason ? <>{row.reason}{row.approvedBy && <span className="text-muted"> · approved by {row.approvedBy}</span>}</> : "–") },
      ]}
    />
  );
}
