import type { ReactNode } from "react";
import { Table } from "@/components/ui/table";
import type { RejectedUnits } from "@/lib/domain/fulfillment/exception-query";

type Props = { title: string; header: string; rows: RejectedUnits[]; empty: ReactNode };

/** Units given back by one thing, in the last day and the last week. */
export function FigureTable({ title, header, rows, empty }: Props) {
  const most = Math.max(1, ...rows.map(({ week }) => week));
  return (
    <section>
      <h2 className="mb-3 text-sm font-semibold">{title}</h2>
      <Table
        caption={title} rows={rows} rowKey={({ key }) => key} empty={empty}
        columns={[
          { key: "label", header, cell: (row) => <span className="block py-1.5 font-medium">{row.label}{row.detail && <span className="figures block text-xs font-normal text-muted">{row.detail}</span>}</span> },
          { key: "day", header: "24 hours", kind: "number", className: "w-24", cell: (row) => row.day },
          { key: "week", header: "7 days", kind: "number", className: "w-24", cell: (row) => row.week },
          { key: "share", header: <span className="sr-only">Share of the largest</span>, className: "w-32 max-sm:hidden!", cell: (row) => <span aria-hidden className="block h-1.5 rounded-full bg-action" style={{ width: `${(row.week / most) * 100}%` }} /> },
        ]}
      />
    </section>
  );
}
