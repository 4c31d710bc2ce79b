"use client";

import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Sheet } from "@/components/ui/sheet";
import { columnLabel, editableColumns, type EditableColumn, type StockRow } from "@/lib/domain/inventory/stock-grid";
import { storyColumns, storyLabel, type StoryColumn } from "@/lib/domain/inventory/stock-story";
import { rowTitle } from "./stock-columns";

type Props = { row: StockRow; mayEdit: boolean; onStory: (column: StoryColumn) => void; onEdit: (column: EditableColumn) => void; onClose: () => void };

/** Everything about one shelf, and what can be done with it, on a phone. */
export function CardSheet({ row, mayEdit, onStory, onEdit, onClose }: Props) {
  return (
    <Sheet title={rowTitle(row)} open onOpenChange={(open) => !open && onClose()} footer={<LinkButton href={`/staff/inventory/${encodeURIComponent(row.sku)}`} look="secondary" className="w-full">At every location</LinkButton>}>
      <p className="figures text-sm text-muted">{row.sku} · {row.location}</p>
      <dl className="mt-3 divide-y divide-line border-y border-line">
        {storyColumns.map((column) => (
          <div key={column} className="flex items-center justify-between gap-3">
            <dt className="text-sm">{storyLabel[column]}</dt>
            <dd className="flex items-center gap-1">
              <button type="button" aria-label={`${storyLabel[column]}: ${row[column]}, show its lines`} onClick={() => onStory(column)} className="figures min-h-11 min-w-11 text-right text-sm font-medium underline decoration-line-strong underline-offset-4">{row[column]}</button>
            </dd>
          </div>
        ))}
        <div className="flex min-h-11 items-center justify-between text-sm"><dt>Aisle, bay</dt><dd className="font-medium">{row.aisle || "–"}, {row.bay || "–"}</dd></div>
      </dl>
      {mayEdit && (
        <>
          <h3 className="mt-5 mb-2 text-sm font-medium">Change</h3>
          <div className="flex flex-wrap gap-2">{editableColumns.map((column) => <Button key={column} look="secondary" onClick={() => onEdit(column)}>{columnLabel[column]}</Button>)}</div>
        </>
      )}
    </Sheet>
  );
}
