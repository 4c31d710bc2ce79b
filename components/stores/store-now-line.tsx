"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { pageFactsMark, usePageFacts, type ShopFacts } from "@/components/shell/shop-facts";
import { ChooseStoreForm } from "./choose-store-form";

type Facts = ShopFacts & { isOpen: boolean; hoursWords: string; pickupWords: string | null; isMine: boolean };

/** Open or closed now, when an order would be ready, and "set as my store" before the other ways to it; every line keeps its place. */
export function StoreNowLine({ storeId, storeName, slug, children }: { storeId: string; storeName: string; slug: string; children: ReactNode }) {
  const { data } = usePageFacts<Facts>(`/api/store?id=${storeId}`, 300_000);
  return (
    <>
      <span {...pageFactsMark} />
      <p className="mt-4 flex min-h-7 items-center gap-2">
        <span aria-hidden className={clsx("size-2 rounded-full", data?.isOpen ? "bg-positive" : "border border-line-strong")} />
        {data?.hoursWords ?? "See the hours of each day"}
      </p>
      <p className="min-h-7 text-sm text-muted">{data?.pickupWords}</p>
      <div className="mt-4 flex min-h-11 flex-wrap gap-2">
        <ChooseStoreForm storeId={storeId} storeName={storeName} isMine={data?.isMine} back={`/stores/${slug}`} look="primary" />
        {children}
      </div>
    </>
  );
}
