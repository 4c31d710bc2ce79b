"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useState, type KeyboardEvent, type MouseEvent, type RefObject } from "react";
import { isEditableColumn, type StockRow } from "@/lib/domain/inventory/stock-grid";
import { isStoryColumn } from "@/lib/domain/inventory/stock-story";
import type { StockColumn, StockColumnKey } from "./stock-columns";
import { cellAt, cellId, checkWidth, firstWidth, placeWidth, rowHeight, selectedAt, StockGridRow } from "./stock-row";
import { StockRowToCome } from "./stock-row-to-come";
import type { StockAddress } from "./use-stock-address";
import { rowKey } from "./stock-columns";

export type Cell = { position: number; column: number };

type Props = {
  address: StockAddress; total: number; rowAt: (position: number) => StockRow | undefined; mayEdit: boolean;
  selected: ReadonlySet<string>; active: Cell | null; grid: RefObject<HTMLDivElement | null>;
  onRange: (first: number, last: number) => void; onActive: (cell: Cell) => void; onEdit: (cell: Cell, typed: string | null) => void;
  onStory: (row: StockRow, column: StockColumnKey) => void; onToggle: (position: number, isRange: boolean) => void; onToggleAll: () => void; onClear: () => void;
};

/** Variants × locations as one long sheet. Only what is in view exists; the focus stays on the sheet and names its active cell. */
export function StockGrid({ address, total, rowAt, mayEdit, selected, active, grid, onRange, onActive, onEdit, onStory, onToggle, onToggleAll, onClear }: Props) {
  const { columns } = address;
  // oxlint-disable-next-line react/incompatible-library -- the compiler skips this component; the virtualizer memoizes itself
  const virtual = useVirtualizer({ count: total, getScrollElement: () => grid.current, estimateSize: () => rowHeight, overscan: 12, scrollPaddingStart: rowHeight });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);
  const width = checkWidth + firstWidth + placeWidth + columns.reduce((sum, column) => sum + column.width, 0);
  const [said, setSaid] = useState("");

  const move = (position: number, column: number) => {
    const next = { position: Math.min(total - 1, Math.max(0, position)), column: Math.min(columns.length - 1, Math.max(0, column)) };
    onActive(next);
    virtual.scrollToIndex(next.position);
    const left = checkWidth + firstWidth + placeWidth + columns.slice(0, next.column).reduce((sum, one) => sum + one.width, 0);
    const box = grid.current;
    const cell = columns[next.column];
    if (!box || !cell) return;
    const pinned = checkWidth + firstWidth + placeWidth;
    if (left - pinned < box.scrollLeft) box.scrollLeft = left - pinned;
    else if (left + cell.width > box.scrollLeft + box.clientWidth) box.scrollLeft = left + cell.width - box.clientWidth;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== grid.current || total === 0) return;
    const { position, column } = active ?? { position: first, column: 0 };
    const page = Math.max(1, Math.floor((grid.current.clientHeight - rowHeight) / rowHeight) - 1);
    const isCommand = event.ctrlKey || event.metaKey;
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(isCommand ? total - 1 : position + (active ? 1 : 0), column), ArrowUp: () => move(isCommand ? 0 : position - 1, column),
      ArrowRight: () => move(position, column + 1), ArrowLeft: () => move(position, column - 1),
      PageDown: () => move(position + page, column), PageUp: () => move(position - page, column),
      Home: () => move(isCommand ? 0 : position, 0), End: () => move(isCommand ? total - 1 : position, columns.length - 1),
    };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      return step();
    }
    const key = columns[column]?.key;
    const row = rowAt(position);
    if (!row || !key) return;
    if (isCommand && event.key.toLowerCase() === "c" && window.getSelection()?.isCollapsed !== false) {
      event.preventDefault();
      void navigator.clipboard.writeText(String(columns[column]?.value(row) ?? "")).then(() => setSaid("Copied"));
    } else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      if (mayEdit && isEditableColumn(key)) onEdit({ position, column }, null);
      else if (isStoryColumn(key)) onStory(row, key);
    } else if (event.key === " " && mayEdit) {
      event.preventDefault();
      onToggle(position, event.shiftKey);
    } else if (event.key === "Escape") onClear();
    else if (event.key.toLowerCase() === "l" && !isCommand && isStoryColumn(key)) onStory(row, key);
    else if (/^\d$/.test(event.key) && !isCommand && mayEdit && isEditableColumn(key)) {
      event.preventDefault();
      onEdit({ position, column }, event.key);
    }
  };

  const onClick = (event: MouseEvent) => {
    const chosen = selectedAt(event.target);
    if (chosen !== null) return onToggle(chosen, event.shiftKey);
    const cell = cellAt(event.target);
    if (!cell) return;
    const row = rowAt(cell.position);
    const key = columns[cell.column]?.key;
    if (row && key && event.target instanceof Element && event.target.closest("button")) return onStory(row, key);
    onActive(cell);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const cell = cellAt(event.target);
    if (cell) onEdit(cell, null);
  };

  return (
    <>
      <div
        ref={grid} role="grid" tabIndex={0} aria-label="Stock by product and location" aria-rowcount={total + 1} aria-colcount={columns.length + 3} aria-multiselectable={mayEdit}
        aria-activedescendant={active ? cellId(active.position, active.column) : undefined}
        onKeyDown={onKeyDown} onClick={onClick} onDoubleClick={onDoubleClick} onFocus={() => !active && total > 0 && onActive({ position: first, column: 0 })}
        className="relative min-h-0 flex-1 overflow-auto overscroll-contain rounded-md border border-line bg-surface focus-visible:outline-offset-0"
      >
        <div role="row" aria-rowindex={1} className="sticky top-0 z-20 flex h-10 border-b border-line bg-sunken text-2xs font-medium text-muted" style={{ width, minWidth: "100%" }}>
          <div className="sticky left-0 z-10 flex border-r border-line bg-sunken">
            <div role="columnheader" className="flex items-center justify-center" style={{ width: checkWidth }}>
              {mayEdit && <input type="checkbox" aria-label="Select every row that fits" checked={selected.size > 0 && selected.size >= total} ref={(box) => { if (box) box.indeterminate = selected.size > 0 && selected.size < total; }} onChange={onToggleAll} className="size-4 accent-(--action)" />}
            </div>
            <Header label="Product" sort="product" address={address} width={firstWidth} />
            <Header label="Location" sort="location" address={address} width={placeWidth} />
          </div>
          {columns.map((column) => <Header key={column.key} label={column.short} title={`${column.label}: ${column.explains}`} sort={column.sort} address={address} width={column.width} className={clsx("px-3", column.kind === "number" && "justify-end")} />)}
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), width, minWidth: "100%" }} className="relative">
          {items.map((item, at) => {
            const row = rowAt(item.index);
            return row ? (
              <StockGridRow
                key={item.index} row={row} position={item.index} top={item.start} columns={columns} mayEdit={mayEdit}
                activeColumn={active?.position === item.index ? active.column : null} isSelected={selected.has(rowKey(row))}
              />
            ) : <StockRowToCome key={`to-come-${at}`} position={item.index} top={item.start} columns={columns} />;
          })}
        </div>
      </div>
      <p role="status" className="sr-only">{said}</p>
    </>
  );
}

type HeaderProps = { label: string; title?: string; sort: StockColumn["sort"] | "product" | "location" | undefined; address: StockAddress; width: number; className?: string };

function Header({ label, title, sort, address, width, className }: HeaderProps) {
  const { query, change } = address;
  const isOn = sort !== undefined && query.sort === sort;
  const Arrow = query.direction === "desc" ? ArrowDown : ArrowUp;
  const next = isOn ? (query.direction === "asc" ? "desc" : "asc") : sort === "product" || sort === "location" ? "asc" : "desc";
  return (
    <div role="columnheader" aria-sort={isOn ? (query.direction === "asc" ? "ascending" : "descending") : undefined} title={title} className={clsx("flex items-center", className)} style={{ width }}>
      {sort ? (
        <button type="button" tabIndex={-1} onClick={() => change({ sort, direction: next })} className={clsx("inline-flex h-full items-center gap-1 hover:text-ink", isOn && "text-ink")}>
          {label}
          {isOn && <Arrow aria-hidden className="size-3.5" />}
        </button>
      ) : label}
    </div>
  );
}
