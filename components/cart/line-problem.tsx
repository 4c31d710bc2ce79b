"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { changeQuantity, moveLine } from "@/lib/actions/cart";
import type { CartFix, CartProblem } from "@/lib/domain/carts/cart-view";
import { RemoveLine } from "./line-tools";
import { useCartForm } from "./use-cart-form";

type Props = { lineId: string; title: string; problem: CartProblem };

/** What is wrong with a line, and its ways out, one tap each. */
export function LineProblem({ lineId, title, problem }: Props) {
  return (
    <div className="mt-4 rounded-md bg-warning-soft px-4 py-3.5">
      <p className="flex gap-2.5 text-sm font-medium">
        <TriangleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0 text-warning" />
        {problem.message}
      </p>
      <ul className="mt-3 flex flex-wrap gap-2 sm:pl-7">
        {problem.fixes.map((fix) => (
          <li key={`${fix.kind}:${fix.label}`} className="max-sm:w-full max-sm:[&_button]:w-full">
            <Fix fix={fix} lineId={lineId} title={title} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Fix({ fix, lineId, title }: { fix: CartFix; lineId: string; title: string }) {
  if (fix.kind === "remove") return <RemoveLine lineId={lineId} title={title} look="secondary" />;
  return fix.kind === "move" ? <MoveFix fix={fix} lineId={lineId} /> : <ReduceFix fix={fix} lineId={lineId} />;
}

function MoveFix({ fix, lineId }: { fix: Extract<CartFix, { kind: "move" }>; lineId: string }) {
  const { form, isBusy } = useCartForm(moveLine);
  return (
    <form {...form}>
      <input type="hidden" name="lineId" value={lineId} />
      <input type="hidden" name="method" value={fix.method} />
      {fix.storeId && <input type="hidden" name="storeId" value={fix.storeId} />}
      <Button type="submit" look="secondary" isBusy={isBusy} className="flex-col items-start! gap-0! py-2 text-left">
        {fix.label}
        <span className="text-xs font-normal text-muted">{fix.detail}</span>
      </Button>
    </form>
  );
}

function ReduceFix({ fix, lineId }: { fix: Extract<CartFix, { kind: "reduce" }>; lineId: string }) {
  const { form, isBusy } = useCartForm(changeQuantity);
  return (
    <form {...form}>
      <input type="hidden" name="lineId" value={lineId} />
      <input type="hidden" name="quantity" value={fix.quantity} />
      <Button type="submit" look="secondary" isBusy={isBusy}>
        {fix.label}
      </Button>
    </form>
  );
}
