import clsx from "clsx";
import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers sit right, in tabular figures. */
  kind?: "text" | "number";
  className?: string;
};

type Props<Row> = { caption: string; columns: Column<Row>[]; rows: Row[]; rowKey: (row: Row) => string; empty?: ReactNode; className?: string };

/** A dense table with real column types. The first column names the row. It scrolls inside itself, never the page. */
export function Table<Row>({ caption, columns, rows, rowKey, empty, className }: Props<Row>) {
  return (
    <div role="region" aria-label={caption} tabIndex={0} className={clsx("overflow-x-auto rounded-md border border-line bg-surface", className)}>
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunken text-2xs text-muted">
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={clsx("h-9 px-3 font-medium whitespace-nowrap", column.kind === "number" && "text-right", column.className)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={rowKey(row)} className="hover:bg-sunken/60">
              {columns.map((column, index) => {
                const Cell = index === 0 ? "th" : "td";
                return (
                  <Cell
                    key={column.key}
                    scope={index === 0 ? "row" : undefined}
                    className={clsx("h-11 px-3 font-normal", column.kind === "number" && "figures text-right whitespace-nowrap", column.className)}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && empty}
    </div>
  );
}
