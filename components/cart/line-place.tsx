"use client";

import { Check, ChevronDown } from "lucide-react";
import { useRef } from "react";
import type { CartMethod } from "@/lib/domain/carts/cart-input";
import type { CartChoice } from "@/lib/domain/carts/cart-view";
import { moveLine } from "@/lib/actions/cart";
import { useCartForm } from "./use-cart-form";

type Props = { lineId: string; title: string; method: CartMethod; choices: CartChoice[] };

/** Moves a line between pickup, curbside and delivery in place; the browser's own disclosure, so it works without scripts. */
export function LinePlace({ lineId, title, method, choices }: Props) {
  const panel = useRef<HTMLDetailsElement>(null);
  const { form, isBusy, refusal } = useCartForm(moveLine, () => panel.current?.removeAttribute("open"));
  return (
    <details ref={panel} className="group mt-2 sm:pl-38">
      <summary className="inline-flex min-h-11 list-none items-center gap-1.5 text-sm underline underline-offset-4 [&::-webkit-details-marker]:hidden">
        {method === "ship" ? "Pick this up instead, or see other ways" : "Change the store or have it delivered"}
        <span className="sr-only">: {title}</span>
        <ChevronDown aria-hidden className="size-4 transition-transform duration-(--quick) group-open:rotate-180" />
      </summary>
      <form {...form} aria-busy={isBusy} className="mt-1 max-w-xl">
        <input type="hidden" name="lineId" value={lineId} />
        <ul className="divide-y divide-line overflow-hidden rounded-md border border-line-strong bg-surface">
          {choices.map((choice) => (
            <li key={`${choice.method}:${choice.storeId}`}>
              <Choice choice={choice} isBusy={isBusy} />
            </li>
          ))}
        </ul>
        {refusal && <p role="alert" className="mt-2 text-sm text-negative">{refusal.message}</p>}
      </form>
    </details>
  );
}

function Choice({ choice, isBusy }: { choice: CartChoice; isBusy: boolean }) {
  const words = (
    <span className="min-w-0 flex-1">
      <span className="block text-sm font-medium">{choice.label}</span>
      <span className="mt-0.5 block text-xs text-muted">{choice.detail}</span>
    </span>
  );
  const row = "flex min-h-14 w-full items-center gap-3 px-4 py-2.5 text-left";
  if (choice.isCurrent) {
    return (
      <p className={`${row} bg-action-soft`}>
        {words}
        <span className="inline-flex items-center gap-1.5 text-xs font-medium text-action">
          <Check aria-hidden className="size-4" /> Chosen
        </span>
      </p>
    );
  }
  if (!choice.isPossible) return <p className={`${row} text-muted`}>{words}</p>;
  return (
    <button type="submit" name="place" value={choice.storeId ? `${choice.method}:${choice.storeId}` : choice.method} aria-disabled={isBusy || undefined} className={`${row} transition-colors duration-(--quick) hover:bg-sunken focus-visible:-outline-offset-2 aria-disabled:opacity-60`}>
      {words}
      <span aria-hidden className="text-xs font-medium text-action">Choose</span>
    </button>
  );
}
