import Link from "next/link";
import { moment } from "@/components/staff/frame/moment";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Price } from "@/components/ui/price";
import { Table } from "@/components/ui/table";
import type { GivenRow } from "@/lib/domain/till/list-discounts";
import { shareWords } from "./share-words";

/** The newest first, each with its reason and who allowed it. */
export function DiscountTable({ rows, isFiltered, hasStores }: { rows: GivenRow[]; isFiltered: boolean; hasStores: boolean }) {
  return (
    <Table
      caption="Discounts" rows={rows} rowKey={(row) => row.id}
      empty={<EmptyState title={isFiltered ? "No discount needed a PIN" : "Nothing was taken off by hand"} action={isFiltered ? <LinkButton href="/staff/drawers/discounts" look="secondary">Show everything</LinkButton> : undefined}>{isFiltered ? "Show all discounts to see the others." : "A discount is given at a till, on a line or on the whole sale."}</EmptyState>}
      columns={[
        { key: "order", header: "Order", cell: (row) => <Link href={`/staff/orders/${row.orderNumber}`} className="figures inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0">{row.orderNumber}</Link> },
        { key: "at", header: "When", cell: (row) => <span className="block py-1.5 whitespace-nowrap">{moment(row.at, row.timeZone)}{hasStores && <span className="block text-xs text-muted">{row.store}</span>}</span> },
        { key: "item", header: "Item", cell: (row) => <span className="line-clamp-2">{row.item}</span> },
        { key: "reason", header: "Why", cell: (row) => <>{row.reason}{row.note && <span className="text-muted"> · {row.note}</span>}</> },
        { key: "by", header: "By", cell: (row) => <>{row.givenBy}{row.approvedBy && <span className="block text-xs text-muted">allowed by {row.approvedBy}</span>}</> },
        { key: "amount", header: "Taken off", kind: "number", cell: (row) => <><Price amountMinor={row.amountMinor} /><span className="block text-xs text-muted">{shareWords(row.share)}{row.kind === "price" ? ", own price" : ""}</span></> },
      ]}
    />
  );
}
