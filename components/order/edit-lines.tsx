import { differenceOf, type EditPlan } from "@/lib/domain/orders/order-edit";
import { formatMoney } from "@/lib/kernel/money";

/** What a change takes away and adds, and what the shopper pays more or less after it. */
export function EditLines({ plan, currency }: { plan: EditPlan; currency: string }) {
  const difference = differenceOf(plan);
  const money = (minor: number) => formatMoney(Math.abs(minor), currency);
  return (
    <dl className="figures grid gap-1.5 text-sm">
      {plan.removed.map((line) => <div key={line.orderLineId} className="flex justify-between gap-4"><dt>Without {line.quantity} × {line.title}</dt><dd>−{money(line.backMinor)}</dd></div>)}
      {plan.added.map((line) => <div key={line.orderLineId} className="flex justify-between gap-4"><dt>With {line.quantity} × {[line.title, line.variantTitle].filter(Boolean).join(", ")}</dt><dd>+{money(line.totalMinor)}</dd></div>)}
      <div className="flex justify-between gap-4 border-t border-line pt-1.5 font-medium"><dt>{difference > 0 ? "To pay" : difference < 0 ? "Goes back" : "Difference"}</dt><dd>{money(difference)}</dd></div>
    </dl>
  );
}
