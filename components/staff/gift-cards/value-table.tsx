import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { stateWords } from "@/lib/domain/payments/stored-value-query";
import type { StoredValueRow } from "@/lib/domain/payments/stored-value-view";
import { tenderWords } from "@/lib/domain/payments/tender";
import { formatMoney } from "@/lib/kernel/money";
import { valueTone } from "./value-tone";

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });

export function ValueTable({ rows, empty }: { rows: StoredValueRow[]; empty: ReactNode }) {
  return (
    <Table
      caption="Gift cards and store credit" rows={rows} rowKey={(row) => row.id} empty={empty}
      columns={[
        { key: "what", header: "What", cell: (row) => <Link href={`/staff/gift-cards/${row.id}`} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0 lg:whitespace-nowrap">{tenderWords({ tender: row.kind, brand: null, last4: row.last4 })}</Link> },
        { key: "state", header: "State", cell: (row) => <Badge tone={valueTone[row.state]} hasShape>{stateWords[row.state]}</Badge> },
        { key: "holder", header: "For", cell: (row) => row.holder ?? <span className="text-muted">Whoever has the code</span> },
        { key: "issued", header: "Put on it", kind: "number", cell: (row) => formatMoney(row.issuedMinor, row.currency) },
        { key: "balance", header: "Left", kind: "number", cell: (row) => <span className="font-medium">{formatMoney(row.balanceMinor, row.currency)}</span> },
        { key: "since", header: "Issued", cell: (row) => <span className="figures whitespace-nowrap">{day.format(new Date(row.createdAt))}</span> },
      ]}
    />
  );
}
