import clsx from "clsx";
import { Check } from "lucide-react";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { leftToPick, sumOf } from "@/lib/domain/fulfillment/line-progress";

/** Where this order stands on its way: done, now, to come. */
export function StepBar({ view }: { view: PickupView }) {
  const isShip = view.method === "ship" || view.method === "local_delivery";
  const names = isShip ? ["Pick", "Pack", view.method === "ship" ? "Ship" : "Deliver"] : [view.supply ? "Receive" : "Pick", "Stage", "Hand over"];
  const at = stepOf(view);
  return (
    <ol className="flex items-center gap-2 text-sm" aria-label="Steps">
      {names.map((name, index) => (
        <li key={name} aria-current={index === at ? "step" : undefined} className={clsx("flex items-center gap-2", index < names.length - 1 && "flex-1")}>
          <span aria-hidden className={clsx("figures grid size-7 shrink-0 place-items-center rounded-full text-xs font-semibold", index < at ? "bg-positive-soft text-positive" : index === at ? "bg-action text-on-action" : "border border-line-strong text-muted")}>
            {index < at ? <Check className="size-4" strokeWidth={3} /> : index + 1}
          </span>
          <span className={clsx("whitespace-nowrap", index === at ? "font-semibold" : "text-muted")}>{name}{index < at && <span className="sr-only"> done</span>}</span>
          {index < names.length - 1 && <span aria-hidden className="h-px flex-1 bg-line" />}
        </li>
      ))}
    </ol>
  );
}

/** 0 pick, 1 stage or pack, 2 hand over or ship, 3 over. */
export function stepOf(view: PickupView): number {
  if (["handed_over", "shipped", "delivered", "lost", "cancelled", "expired"].includes(view.status)) return 3;
  if (["ready", "packed", "on_the_van", "attempted"].includes(view.status)) return 2;
  return sumOf(view.lines, leftToPick) === 0 && sumOf(view.lines, (line) => line.picked) > 0 ? 1 : 0;
}
