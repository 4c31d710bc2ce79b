import { formatMoney } from "@/lib/kernel/money";
import type { PromotionUses } from "@/lib/domain/pricing/get-promotion-uses";

const [width, height] = [720, 120];
const dayWords = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" });

/** Uses of each day as columns; what they took off as a line that rises to the sum, and the budget above it. */
export function UseDays({ days, spentMinor, budgetMinor, currency }: { days: PromotionUses["days"]; spentMinor: number; budgetMinor: number | null; currency: string }) {
  const most = Math.max(1, ...days.map((one) => one.uses));
  const inView = days.reduce((sum, one) => sum + one.amountMinor, 0);
  const top = Math.max(1, spentMinor, budgetMinor ?? 0);
  const step = width / days.length;
  const y = (minor: number) => height - (minor / top) * (height - 8);
  const points = days.map((one, i) => [(i + 0.5) * step, y(spentMinor - inView + days.slice(0, i + 1).reduce((sum, each) => sum + each.amountMinor, 0))] as const);
  const uses = days.reduce((sum, one) => sum + one.uses, 0);
  return (
    <figure>
      <figcaption className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-1 text-xs text-muted">
        <span className="inline-flex items-center gap-1.5"><span aria-hidden className="size-3 rounded-sm bg-action-soft" />orders a day, at most {most}</span>
        <span className="inline-flex items-center gap-1.5"><span aria-hidden className="h-0.5 w-4 bg-action" />given in all, {formatMoney(spentMinor, currency)}</span>
        {budgetMinor !== null && <span className="inline-flex items-center gap-1.5"><span aria-hidden className="h-0 w-4 border-t border-dashed border-accent" />budget, {formatMoney(budgetMinor, currency)}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${uses} orders in ${days.length} days; ${formatMoney(spentMinor, currency)} given in all`} preserveAspectRatio="none" className="h-32 w-full">
        {days.map((one, i) => <rect key={one.day} x={i * step + step * 0.15} width={step * 0.7} y={height - (one.uses / most) * (height - 8)} height={(one.uses / most) * (height - 8)} className="fill-action-soft"><title>{`${dayWords.format(new Date(one.day))}: ${one.uses} orders, ${formatMoney(one.amountMinor, currency)}`}</title></rect>)}
        <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className="stroke-line" vectorEffect="non-scaling-stroke" />
        {budgetMinor !== null && <line x1="0" x2={width} y1={y(budgetMinor)} y2={y(budgetMinor)} strokeDasharray="5 4" className="stroke-accent" vectorEffect="non-scaling-stroke" />}
        <polyline points={points.map((point) => point.join(",")).join(" ")} fill="none" strokeWidth="2" className="stroke-action" vectorEffect="non-scaling-stroke" />
      </svg>
      <p className="figures mt-1 flex justify-between text-2xs text-muted"><span>{days[0] && dayWords.format(new Date(days[0].day))}</span><span>today</span></p>
    </figure>
  );
}
