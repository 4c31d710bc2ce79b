"use client";

import { Download, PackageSearch, Upload } from "lucide-react";
import Link from "next/link";
import { Fragment, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import type { SavedView } from "@/lib/domain/identity/saved-view";
import type { AdjustmentReason } from "@/lib/domain/inventory/movement";
import { isEditableColumn, type EditableColumn, type StockRow } from "@/lib/domain/inventory/stock-grid";
import { isStoryColumn, type StoryColumn } from "@/lib/domain/inventory/stock-story";
import { BulkDialog } from "./bulk-dialog";
import { CardSheet } from "./card-sheet";
import { CellEditor } from "./cell-editor";
import { ColumnMenu } from "./column-menu";
import { ImportDialog } from "./import-dialog";
import { rowKey, type StockColumn } from "./stock-columns";
import { StockCards } from "./stock-cards";
import { StockFilters, type StockPlaces } from "./stock-filters";
import { StockGrid, type Cell } from "./stock-grid";
import { cellId } from "./stock-row";
import { StorySheet } from "./story-sheet";
import { useIsWide } from "./use-is-wide";
import { useSelection } from "./use-selection";
import { useStockAddress } from "./use-stock-address";
import { useStockIndex, useStockPages, whyUnread } from "./use-stock-pages";
import { ViewMenu } from "./view-menu";

type Props = { places: StockPlaces; storeId: string | null; mayEdit: boolean; views: SavedView[] };
type Editing = { row: StockRow; column: EditableColumn; typed: string | null; anchor: Element | null };

/** The inventory: what is where, how much of it, why, and how to put it right. */
export function InventoryScreen({ places, storeId, mayEdit, views }: Props) {
  const address = useStockAddress(storeId);
  const index = useStockIndex(address.search);
  const { rowAt, onRange, patch, refresh, problem } = useStockPages(index.data);
  const selection = useSelection(address.search, rowAt);
  const isWide = useIsWide();
  const grid = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ search: string; cell: Cell } | null>(null);
  const active = place?.search === address.search ? place.cell : null;
  const setActive = (cell: Cell) => setPlace({ search: address.search, cell });
  const [editing, setEditing] = useState<Editing | null>(null);
  const [story, setStory] = useState<{ row: StockRow; column: StoryColumn } | null>(null);
  const [card, setCard] = useState<StockRow | null>(null);
  const [reason, setReason] = useState<AdjustmentReason | "">("");
  const [open, setOpen] = useState<"bulk" | "import" | null>(null);
  const total = index.data?.total ?? 0;

  useEffect(() => {
    if (grid.current) grid.current.scrollTop = 0;
  }, [address.search]);

  const edit = ({ position, column }: Cell, typed: string | null) => {
    const row = rowAt(position);
    const key = address.columns[column]?.key;
    if (!row || !key || !mayEdit || !isEditableColumn(key)) return;
    setActive({ position, column });
    setEditing({ row, column: key, typed, anchor: document.getElementById(cellId(position, column)) });
  };
  const stopEditing = () => {
    setEditing(null);
    requestAnimationFrame(() => grid.current?.focus());
  };

  const isEmpty = index.data?.total === 0;
  const bundle = index.data?.bundles[0];
  const failure = index.error ?? problem;
  return (
    <div className="flex h-[calc(100dvh-7rem-2px-env(safe-area-inset-bottom))] flex-col px-4 pt-4 max-lg:-mb-24 lg:h-dvh lg:px-6 lg:py-5">
      <header className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div>
          <h1 className="text-xl leading-tight font-semibold tracking-tight">Inventory</h1>
          <p role="status" className="figures mt-1 text-sm text-muted">
            {index.data ? <>{total.toLocaleString("en-US")} {total === 1 ? "row" : "rows"}{address.query.show !== "unstocked" && <> · {index.data.sums.onHand.toLocaleString("en-US")} on hand · {index.data.sums.allocated.toLocaleString("en-US")} promised<span className="max-lg:hidden"> · {index.data.sums.available.toLocaleString("en-US")} available</span></>}</> : "Counting…"}
          </p>
        </div>
        <LinkButton look="secondary" size="small" className="lg:hidden" href="/staff/inventory/safety-stock">Safety stock</LinkButton>
        <div className="flex flex-wrap gap-2 max-lg:hidden">
          <LinkButton look="secondary" href="/staff/inventory/safety-stock">Safety stock</LinkButton>
          <ViewMenu address={address} initial={views} />
          <ColumnMenu address={address} />
          {mayEdit && <Button look="secondary" onClick={() => setOpen("import")}><Upload aria-hidden className="size-4" />Import</Button>}
          <a href={`/api/staff/inventory/export?${address.search}`} download className={buttonStyle("secondary")}><Download aria-hidden className="size-4" />Export CSV</a>
        </div>
      </header>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <StockFilters address={address} places={places} />
        {address.isNarrowed && <Button look="quiet" size="small" onClick={() => address.change({ q: "", category: "", show: "all" })}>Clear filters</Button>}
      </div>
      {index.data && index.data.total > 0 && index.data.bundles.length > 0 && (
        <p className="mb-3 text-sm text-muted">
          {index.data.bundles.map(({ sku, title }, at) => <Fragment key={sku}>{at > 0 && ", "}<Link href={`/staff/inventory/${encodeURIComponent(sku)}`} className="text-ink underline underline-offset-4">{title}</Link></Fragment>)}
          {index.data.bundles.length === 1 ? " is a bundle: its parts have the stock." : " are bundles: their parts have the stock."}
        </p>
      )}
      {failure ? (
        <EmptyState icon={<PackageSearch />} title="The stock did not load" action={<Button look="secondary" onClick={() => void refresh()}>Try again</Button>}>{whyUnread(failure)}</EmptyState>
      ) : isEmpty && bundle ? (
        <EmptyState icon={<PackageSearch />} title={`${bundle.title} is a bundle`} action={<LinkButton look="secondary" href={`/staff/inventory/${encodeURIComponent(bundle.sku)}`}>See its parts</LinkButton>}>It has no stock of its own: its parts have.</EmptyState>
      ) : isEmpty ? (
        <EmptyState
          icon={<PackageSearch />} title={address.isNarrowed ? "Nothing fits these filters" : "No stock here yet"}
          action={address.isNarrowed ? <Button look="secondary" onClick={() => address.change({ q: "", category: "", show: "all" })}>Clear filters</Button> : <Button look="secondary" onClick={() => address.change({ show: "unstocked" })}>Show what is not stocked</Button>}
        >
          {address.isNarrowed ? "Check the spelling, or look at every location." : "Units arrive by receiving, importing or adjusting."}
        </EmptyState>
      ) : index.isPending ? (
        <div role="status" aria-busy aria-label="Loading stock" className="grid min-h-0 flex-1 content-start gap-px overflow-hidden rounded-md border border-line bg-line">{Array.from({ length: 24 }, (_, n) => <div key={n} className="flex h-26 items-center gap-6 bg-surface px-4 lg:h-11"><Skeleton className="h-3 w-56" /><Skeleton className="h-3 w-24 max-lg:hidden" /><Skeleton className="ml-auto h-3 w-40" /></div>)}</div>
      ) : isWide ? (
        <StockGrid
          address={address} total={total} rowAt={rowAt} mayEdit={mayEdit} selected={selection.keys} active={active} grid={grid} onRange={onRange} onActive={setActive} onEdit={edit}
          onStory={(row, column) => isStoryColumn(column) && setStory({ row, column })} onToggle={selection.toggle} onToggleAll={() => void selection.toggleAll()} onClear={selection.clear}
        />
      ) : (
        <StockCards total={total} rowAt={rowAt} showsPlace={address.query.location === "all"} onRange={onRange} onOpen={setCard} />
      )}
      {isWide && !isEmpty && !failure && (
        <footer className="flex min-h-12 items-center justify-between gap-4 pt-2 text-xs text-muted">
          {selection.rows.length > 0 ? (
            <div className="flex items-center gap-3 text-ink">
              <strong className="figures font-medium">{selection.rows.length.toLocaleString("en-US")} selected</strong>
              <Button size="small" onClick={() => setOpen("bulk")}>Change…</Button>
              <Button size="small" look="quiet" onClick={selection.clear}>Clear</Button>
            </div>
          ) : <span>Click a number for the lines behind it.</span>}
          <span className="flex items-center gap-1.5 max-xl:hidden"><Kbd>↑</Kbd><Kbd>↓</Kbd><Kbd>←</Kbd><Kbd>→</Kbd> move {mayEdit && <><Kbd>⏎</Kbd> edit <Kbd>Space</Kbd> select </>}<Kbd>L</Kbd> ledger <Kbd>⌃C</Kbd> copy</span>
        </footer>
      )}
      {editing && (
        <CellEditor
          key={`${rowKey(editing.row)}-${editing.column}`} {...editing} reason={reason} onReason={setReason} onClose={stopEditing}
          onSaved={(value, version) => { patch(editing.row, editing.column, value, version); stopEditing(); void refresh(); }}
        />
      )}
      {story && (
        <StorySheet
          {...story} mayEdit={mayEdit} onColumn={(column) => setStory({ ...story, column })} onClose={() => setStory(null)}
          onEdit={isEditableColumn(story.column) ? () => { const { column } = story; if (isEditableColumn(column)) { setEditing({ row: story.row, column, typed: null, anchor: anchorOf(address.columns, active, column) }); setStory(null); } } : null}
        />
      )}
      {card && !story && !editing && <CardSheet row={card} mayEdit={mayEdit} onStory={(column) => setStory({ row: card, column })} onEdit={(column) => { setEditing({ row: card, column, typed: null, anchor: null }); setCard(null); }} onClose={() => setCard(null)} />}
      {open === "bulk" && <BulkDialog rows={selection.rows} onClose={() => setOpen(null)} onDone={(changed) => { setOpen(null); selection.clear(); toast({ title: `${changed} ${changed === 1 ? "row" : "rows"} changed` }); void refresh(); }} />}
      {open === "import" && <ImportDialog onClose={() => setOpen(null)} onDone={() => void refresh()} />}
    </div>
  );
}

const anchorOf = (columns: readonly StockColumn[], active: Cell | null, key: string): Element | null => {
  const column = columns.findIndex((one) => one.key === key);
  return active && column >= 0 ? document.getElementById(cellId(active.position, column)) : null;
};
