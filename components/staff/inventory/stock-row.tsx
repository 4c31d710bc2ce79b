"use client";

import clsx from "clsx";
import { memo } from "react";
import { lowStock, type StockRow } from "@/lib/domain/inventory/stock-grid";
import { isStoryColumn } from "@/lib/domain/inventory/stock-story";
import { rowTitle, type StockColumn } from "./stock-columns";

export const firstWidth = 272;
export const placeWidth = 152;
export const checkWidth = 40;
export const rowHeight = 44;

type Props = { row: StockRow; position: number; top: number; columns: StockColumn[]; activeColumn: number | null; isSelected: boolean; mayEdit: boolean };

/** A row stands where it is told and shows nothing of what is beyond it, so the browser draws it alone. */
export const rowStyle = (top: number) => ({ height: rowHeight, transform: `translateY(${top}px)` });

/** The cell that something inside a row belongs to. */
export function cellAt(target: EventTarget): { position: number; column: number } | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
  return cell ? { position: Number(cell.dataset.row), column: Number(cell.dataset.cell) } : null;
}

/** The row whose box was ticked. */
export function selectedAt(target: EventTarget): number | null {
  const box = target instanceof HTMLInputElement ? target.dataset.select : undefined;
  return box === undefined ? null : Number(box);
}

export const cellId = (position: number, column: number): string => `stock-${position}-${column}`;

/** One row of the grid. A number opens its ledger; the rest of the cell makes it the active one. The sheet hears both. */
export const StockGridRow = memo(function StockGridRow({ row, position, top, columns, activeColumn, isSelected, mayEdit }: Props) {
  return (
    <div role="row" aria-rowindex={position + 2} aria-selected={isSelected} className={clsx("group absolute top-0 left-0 flex w-full border-b border-line contain-strict", isSelected ? "bg-action-soft" : "hover:bg-sunken")} style={rowStyle(top)}>
      <div className={clsx("sticky left-0 z-10 flex border-r border-line", isSelected ? "bg-action-soft" : "bg-surface group-hover:bg-sunken")}>
        <div role="gridcell" className="flex items-center justify-center" style={{ width: checkWidth }}>
          {mayEdit && <input type="checkbox" tabIndex={-1} readOnly checked={isSelected} data-select={position} aria-label={`Select ${rowTitle(row)} at ${row.location}`} className="size-4 accent-(--action)" />}
        </div>
        <div role="rowheader" className="flex items-center gap-3 pr-3" style={{ width: firstWidth }}>
          {row.image ? (
            // oxlint-disable-next-line next/no-img-element -- asked from the optimizer by its address, without its scripts in every row
            <img src={thumbnail(row.image)} alt="" loading="lazy" width={28} height={28} className="size-7 shrink-0 rounded-sm bg-sunken object-contain mix-blend-multiply dark:mix-blend-normal" />
          ) : <span className="size-7 shrink-0 rounded-sm bg-sunken" />}
          <span className="min-w-0 leading-tight">
            <span className="block truncate text-sm">{rowTitle(row)}</span>
            <span className="figures block truncate text-2xs text-muted">{row.sku}</span>
          </span>
        </div>
        <div role="gridcell" className="flex items-center pr-3 text-xs" style={{ width: placeWidth }}>
          <span className="truncate">{row.location.replace(/^Alderway /, "")}</span>
        </div>
      </div>
      {columns.map((column, index) => (
        <div
          key={column.key} id={cellId(position, index)} role="gridcell" aria-colindex={index + 4} data-cell={index} data-row={position}
          className={clsx(
            "flex items-center px-3 text-sm", column.kind === "number" && "figures justify-end",
            activeColumn === index && "relative z-5 bg-surface outline-2 -outline-offset-2 outline-(--focus)",
          )}
          style={{ width: column.width }}
        >
          <Value row={row} column={column} />
        </div>
      ))}
    </div>
  );
});

function Value({ row, column }: { row: StockRow; column: StockColumn }) {
  const value = column.value(row);
  if (typeof value === "string") return <span className="truncate">{value}</span>;
  const isLow = column.key === "available" && row.version > 0 && value <= lowStock;
  return (
    <button
      type="button" tabIndex={-1} disabled={!isStoryColumn(column.key)}
      className={clsx("-mr-1 min-w-6 rounded-sm px-1 py-0.5 text-right underline-offset-4 hover:underline", value === 0 && !isLow && "text-muted/60", isLow && (value <= 0 ? "font-semibold text-negative" : "font-medium text-warning"))}
    >
      {number.format(value).replace("-", "−")}
      {isLow && <span className="sr-only">{value <= 0 ? " (out)" : " (low)"}</span>}
    </button>
  );
}

const number = new Intl.NumberFormat("en-US");

/** The image optimizer's smallest size of a picture. */
const thumbnail = (src: string): string => `/_next/image?url=${encodeURIComponent(src)}&w=64&q=60`;
