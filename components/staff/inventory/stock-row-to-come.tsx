"use client";

import { memo } from "react";
import type { StockColumn } from "./stock-columns";
import { checkWidth, firstWidth, placeWidth, rowStyle } from "./stock-row";

/** A row that is on its way. While the scrollbar is dragged, the same few of them only change place. */
export const StockRowToCome = memo(function StockRowToCome({ position, top, columns }: { position: number; top: number; columns: StockColumn[] }) {
  return (
    <div role="row" aria-rowindex={position + 2} aria-busy className="absolute top-0 left-0 flex w-full items-center border-b border-line contain-strict" style={rowStyle(top)}>
      <div role="gridcell" aria-colspan={columns.length + 3} className="flex h-full items-center">
        <span className="sr-only">Loading</span>
        <span className="sticky left-0 flex h-full items-center border-r border-line bg-surface" style={{ width: checkWidth + firstWidth + placeWidth + 1, paddingLeft: checkWidth }}>
          <span className="size-7 shrink-0 rounded-sm bg-ink/8" />
          <span className="mr-auto ml-3 h-3 w-36 rounded-sm bg-ink/8" />
          <span className="h-3 w-24 rounded-sm bg-ink/8" style={{ marginRight: placeWidth - 96 }} />
        </span>
        {columns.map((column) => <span key={column.key} className={column.kind === "number" ? "flex justify-end px-3" : "px-3"} style={{ width: column.width }}><span className="block h-3 w-5 rounded-sm bg-ink/8" /></span>)}
      </div>
    </div>
  );
});
