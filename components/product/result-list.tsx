"use client";

import { useState } from "react";
import { readJson } from "@/components/shell/shop-facts";
import { LinkButton } from "@/components/ui/link-button";
import { Spinner } from "@/components/ui/spinner";
import type { CardPromise } from "@/lib/domain/carts/card-promise";
import type { ProductCard as Card } from "@/lib/domain/search/product-card";
import { CompareTray } from "./compare-tray";
import { ProductGrid } from "./product-grid";

type More = { cards: Card[]; promises: Record<string, CardPromise>; next: string | null };

type Props = {
  cards: Card[];
  promises?: Record<string, CardPromise>;
  total: string;
  next: string | null;
  /** The query of the next page's handler, without its cursor. */
  moreQuery: string;
  /** The address that shows so many at once. */
  shownHref: string;
  label: string;
};

/** Cards and "show more", which goes on after the last one and leaves the address so that Back and reload restore it. */
export function ResultList({ cards, promises, total, next, moreQuery, shownHref, label }: Props) {
  const [more, setMore] = useState<More>({ cards: [], promises: {}, next });
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const shown = cards.length + more.cards.length;
  const step = 24;
  const hrefFor = (count: number) => `${shownHref}${shownHref.includes("?") ? "&" : "?"}shown=${count}`;

  const load = async () => {
    if (state === "busy" || !more.next) return;
    setState("busy");
    try {
      const page = await readJson<More>(`/api/search?${moreQuery}${moreQuery ? "&" : ""}after=${more.next}`);
      setMore((former) => ({ cards: [...former.cards, ...page.cards], promises: { ...former.promises, ...page.promises }, next: page.next }));
      setState("idle");
      window.history.replaceState(null, "", hrefFor(Math.ceil((shown + page.cards.length) / step) * step));
    } catch {
      setState("failed");
    }
  };

  return (
    <div className="group/compare">
      <ProductGrid cards={cards} promises={promises} label={label} isFirstOnPage canCompare />
      {more.cards.length > 0 && (
        <div className="mt-10">
          <ProductGrid cards={more.cards} promises={more.promises} label={`More of ${label}`} canCompare />
        </div>
      )}
      <div className="flex flex-col items-center gap-4 py-12">
        <p role="status" className="figures text-sm text-muted">
          {shown.toLocaleString("en-US")} of {total}
        </p>
        {more.next && (
          <LinkButton
            href={hrefFor(shown + step)} look="secondary" scroll={false} prefetch={false} aria-busy={state === "busy"}
            onClick={(event) => {
              event.preventDefault();
              void load();
            }}
          >
            {state === "busy" && <Spinner />}
            Show more
          </LinkButton>
        )}
        {state === "failed" && <p role="alert" className="text-sm">More did not arrive. Check the connection and try again.</p>}
      </div>
      <CompareTray />
    </div>
  );
}
