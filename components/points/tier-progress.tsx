import { Progress } from "@/components/ui/progress";
import { earnWords } from "@/lib/domain/loyalty/loyalty-policy";
import type { PointsView } from "@/lib/domain/loyalty/points-view";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";

/** How far the next tier is. */
export function TierProgress({ view: { tier, spentMinor } }: { view: Pick<PointsView, "tier" | "spentMinor"> }) {
  const { next } = tier;
  if (!next) return <p className="text-sm text-muted">{tier.name} is the highest tier: {earnWords(tier.pointsPerHundred)}.</p>;
  return (
    <div className="grid gap-2">
      <Progress label={`${tier.name} to ${next.name}`} value={Math.min(spentMinor, next.fromMinor)} max={next.fromMinor} valueText={`${formatMoney(spentMinor, homeCurrency)} of ${formatMoney(next.fromMinor, homeCurrency)}`} />
      <p className="text-xs text-muted">{formatMoney(Math.max(0, next.fromMinor - spentMinor), homeCurrency)} more within a year brings {next.name}: {earnWords(next.pointsPerHundred)}.</p>
    </div>
  );
}
