"use client";

import clsx from "clsx";
import { cardPromiseWords, type CardPromise } from "@/lib/domain/carts/card-promise";
import { useListFacts } from "./list-facts";

/** One line, always there: what it says changes when the page's facts arrive, its place does not. */
export function FulfillmentLine({ productId, promise }: { productId: string; promise?: CardPromise }) {
  const facts = useListFacts();
  const known = promise ?? facts?.promises[productId];
  return (
    <span className="flex h-9 min-w-0 items-start gap-1.5 text-xs">
      <span aria-hidden className={clsx("mt-1.5 size-1.5 shrink-0 rounded-full", known?.isAtStore ? "bg-positive" : known?.isDelivered ? "bg-line-strong" : "bg-line")} />
      <span className={clsx("line-clamp-2 min-w-0", known?.isAtStore ? "text-positive" : "text-muted")}>{known ? cardPromiseWords(known) : "Pickup and delivery"}</span>
    </span>
  );
}
