import { Price } from "@/components/ui/price";
import { Table } from "@/components/ui/table";
import type { GiverRow } from "@/lib/domain/till/list-discounts";
import { shareWords } from "./share-words";

/** Who takes off how much of what they sell. */
export function GiverTable({ rows }: { rows: GiverRow[] }) {
  return (
    <section aria-labelledby="givers" className="max-w-4xl">
      <h2 id="givers" className="mb-3 text-sm font-semibold">By person</h2>
      <Table
        caption="Discounts by person" rows={rows} rowKey={(row) => row.name}
        columns={[
          { key: "name", header: "Person", cell: (row) => <span className="font-medium">{row.name}</span> },
          { key: "discounts", header: "Discounts", kind: "number", cell: (row) => row.discounts },
          { key: "amount", header: "Taken off", kind: "number", cell: (row) => <Price amountMinor={row.amountMinor} /> },
          { key: "share", header: "Of their sales", kind: "number", cell: (row) => shareWords(row.share) },
          { key: "approved", header: "By a PIN", kind: "number", cell: (row) => (row.approvedMinor > 0 ? <Price amountMinor={row.approvedMinor} /> : "–") },
        ]}
      />
    </section>
  );
}
