"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import type { StockRow } from "@/lib/domain/inventory/stock-grid";
import { storyLabel, type StockStory, type StoryColumn } from "@/lib/domain/inventory/stock-story";
import { rowTitle } from "./stock-columns";
import { StoryBody } from "./story-body";
import { readJson, whyUnread } from "./use-stock-pages";

type Props = { row: StockRow; column: StoryColumn; mayEdit: boolean; onColumn: (column: StoryColumn) => void; onEdit: (() => void) | null; onClose: () => void };

/** Behind a number: the lines that add up to it. */
export function StorySheet({ row, column, mayEdit, onColumn, onEdit, onClose }: Props) {
  const story = useStory(row, column);
  return (
    <Sheet
      title={storyLabel[column]} open onOpenChange={(open) => !open && onClose()}
      footer={
        <div className="flex flex-wrap gap-2">
          {mayEdit && onEdit && <Button size="small" onClick={onEdit}>Change</Button>}
          <LinkButton href={`/staff/inventory/${encodeURIComponent(row.sku)}?location=${row.locationId}`} look="secondary" size="small">Open {row.sku}</LinkButton>
        </div>
      }
    >
      <p className="text-sm font-medium">{rowTitle(row)}</p>
      <p className="mb-4 text-xs text-muted">{row.location}{row.aisle && ` · aisle ${row.aisle}${row.bay && `, bay ${row.bay}`}`}</p>
      {story.isPending && <div aria-busy className="grid gap-3">{[1, 2, 3, 4].map((n) => <Skeleton key={n} className="h-12" />)}</div>}
      {story.error && <EmptyState title="The ledger did not load" action={<Button look="secondary" onClick={() => void story.refetch()}>Try again</Button>}>{whyUnread(story.error)}</EmptyState>}
      {story.data?.pages[0] && (
        <>
          <StoryBody story={{ ...story.data.pages[0], lines: story.data.pages.flatMap((page) => page.lines) }} onColumn={onColumn} />
          {story.hasNextPage && <Button look="quiet" className="mt-2 w-full" isBusy={story.isFetchingNextPage} onClick={() => void story.fetchNextPage()}>Earlier lines</Button>}
        </>
      )}
      {column === "allocated" && <p className="mt-4 text-xs text-muted">Cancelling or handing over an order releases its units. <Link href="/staff/orders" className="underline underline-offset-4">Find an order</Link></p>}
    </Sheet>
  );
}

function useStory(row: StockRow, column: StoryColumn) {
  return useInfiniteQuery({
    queryKey: ["stock", "story", row.variantId, row.locationId, column],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => readJson<StockStory>(`/api/staff/inventory/story?variantId=${row.variantId}&locationId=${row.locationId}&column=${column}${pageParam === null ? "" : `&beforeId=${pageParam}`}`, signal),
    getNextPageParam: (page) => page.nextBeforeId,
    staleTime: 0,
  });
}
