import Link from "next/link";
import { Ledger } from "@/components/gift-cards/ledger";
import { TierProgress } from "@/components/points/tier-progress";
import { AdjustPoints } from "@/components/staff/loyalty/adjust-points";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { getPointsOf } from "@/lib/domain/loyalty/get-points";
import { pendingPoints } from "@/lib/domain/loyalty/points-view";
import { pointLimitWords, pointsWords } from "@/lib/domain/payments/tender";
import { maybePermit } from "@/lib/session";

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

/** A member's points, tier and ledger, and the way to adjust them; nothing for a customer without a loyalty number. */
export async function CustomerPoints({ customerId }: { customerId: string }) {
  const by = await maybePermit("loyalty.view");
  const view = by && (await getPointsOf(by, customerId));
  if (!view) return null;
  const adjuster = await maybePermit("loyalty.adjust");
  const pending = pendingPoints(view);
  const facts = [pending > 0 && `${pending.toLocaleString("en-US")} on their way`, view.ending && `${view.ending.points.toLocaleString("en-US")} end from ${day.format(new Date(view.ending.at))}`, view.owedPoints > 0 && `${view.owedPoints.toLocaleString("en-US")} owed`].filter(Boolean);
  return (
    <section aria-labelledby="points" className="grid gap-4 rounded-md border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="points" className="flex items-center gap-2 text-sm font-semibold">Points<Badge>{view.tier.name}</Badge></h2>
          <p className="figures mt-1 text-sm">{pointsWords(view.points)}{facts.length > 0 && <span className="text-muted"> · {facts.join(" · ")}</span>}</p>
        </div>
        {adjuster && <AdjustPoints customerId={customerId} limit={pointLimitWords(adjuster.actor.role)} />}
      </div>
      <TierProgress view={view} />
      {view.entries.length > 0 && <Disclosure title="Ledger"><Ledger entries={view.entries} words={pointsWords} isForStaff orderLink={(number) => <Link href={`/staff/orders/${number}`} className="figures underline underline-offset-4">{number}</Link>} /></Disclosure>}
    </section>
  );
}
