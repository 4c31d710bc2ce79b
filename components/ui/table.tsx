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

type Props<Row> = {
  caption: string; columns: Column<Row>[]; rows: Row[]; rowKey: (row: Row) => string; empty?: ReactNode; className?: string;
  /** Rows of a list become cards on a phone; a matrix of figures keeps its first column in place and scrolls inside itself. */
  onPhone?: "cards" | "scroll";
};

/** A dense table with real column types. The first column names the row. It scrolls inside itself, never the page. */
export function Table<Row>({ caption, columns, rows, rowKey, empty, className, onPhone = "cards" }: Props<Row>) {
  const isCards = onPhone === "cards";
  const pinned = "max-sm:sticky max-sm:left-0 max-sm:z-1 max-sm:border-r max-sm:border-line";
  return (
    <div role="region" aria-label={caption} tabIndex={0} className={clsx("overflow-x-auto rounded-md border border-line bg-surface", !isCards && "scroll-hint", className)}>
      <table className={clsx("w-full border-collapse text-left text-sm", isCards && "max-sm:block")}>
        <caption className="sr-only">{caption}</caption>
        <thead className={clsx("bg-sunken text-2xs text-muted", isCards && "max-sm:sr-only")}>
          <tr>
            {columns.map((column, index) => (
              <th key={column.key} scope="col" className={clsx("h-9 px-3 font-medium whitespace-nowrap", !isCards && index === 0 && [pinned, "max-sm:bg-sunken"], column.kind === "number" && "text-right", column.className)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={clsx("divide-y divide-line", isCards && "max-sm:block")}>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={clsx("hover:bg-sunken/60", isCards && "max-sm:grid max-sm:grid-cols-[5.5rem_minmax(0,1fr)] max-sm:gap-x-3 max-sm:px-3.5 max-sm:py-3")}>
              {columns.map((column, index) => (index === 0
                ? <th key={column.key} scope="row" className={clsx("h-11 px-3 font-normal sm:py-1.5", !isCards && [pinned, "max-sm:bg-surface"], isCards && "max-sm:col-span-2 max-sm:h-auto max-sm:px-0 max-sm:pb-1", column.className)}>{column.cell(row)}</th>
                : <td key={column.key} className={clsx("h-11 px-3 sm:py-1.5", column.kind === "number" && "figures text-right whitespace-nowrap", isCards && "max-sm:col-span-2 max-sm:grid max-sm:h-auto max-sm:min-h-7 max-sm:grid-cols-subgrid max-sm:items-baseline max-sm:py-0.5 max-sm:px-0 max-sm:text-left", column.className)}>
                    {isCards && <span aria-hidden className="text-xs whitespace-normal text-muted sm:hidden">{column.header}</span>}
                    {isCards ? <div className="min-w-0 break-words sm:contents">{column.cell(row)}</div> : column.cell(row)}
                  </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && empty}
    </div>
  );
}
