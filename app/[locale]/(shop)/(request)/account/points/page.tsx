import type { Metadata } from "next";
import Link from "next/link";
import { Ledger } from "@/components/gift-cards/ledger";
import { KeepCard } from "@/components/points/keep-card";
import { MemberCard } from "@/components/points/member-card";
import { PendingList } from "@/components/points/pending-list";
import { TierProgress } from "@/components/points/tier-progress";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { getOwnPoints } from "@/lib/domain/loyalty/get-points";
import { earnWords } from "@/lib/domain/loyalty/loyalty-policy";
import { pendingPoints } from "@/lib/domain/loyalty/points-view";
import { pointsWords } from "@/lib/domain/payments/tender";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Points", robots: { index: false } };

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });
const orderLink = (number: string) => <Link href={`/orders/${number}`} className="figures underline underline-offset-4">{number}</Link>;

export default async function PointsPage() {
  const view = await getOwnPoints(await requirePermit("account.own"));
  if (!view) return <><h1 className="display-2">Points</h1><div className="mt-6"><EmptyState title="No points on this account">It has no loyalty number. Ask a store or our service for one.</EmptyState></div></>;
  const pending = pendingPoints(view);
  return (
    <>
      <KeepCard />
      <h1 className="display-2">Points</h1>
      <div className="mt-6 grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-label="Balance" className="grid gap-6">
          <div>
            <p className="text-sm text-muted">You have</p>
            <p className="figures display-2">{pointsWords(view.points)}</p>
            <p className="figures mt-1 text-sm text-muted">Worth {formatMoney(view.points, homeCurrency)} at checkout and at every till{pending > 0 && `. ${pointsWords(pending)} more on their way`}.</p>
            <p className="text-sm text-muted">A point ends {view.validMonths} months after it came to you.</p>
          </div>
          {view.ending && <Banner tone="warning">{pointsWords(view.ending.points)} end soon, the first on {day.format(new Date(view.ending.at))}. Those that end first are spent first.</Banner>}
          {view.owedPoints > 0 && <Banner>{pointsWords(view.owedPoints)} of something you brought back had been spent. What you earn next makes up for them.</Banner>}
          <TierProgress view={view} />
        </section>
        <MemberCard name={view.name} tier={view.tier.name} loyaltyNumber={view.loyaltyNumber} />
      </div>
      {view.pending.length > 0 && <section aria-labelledby="pending" className="mt-12"><h2 id="pending" className="mb-2 font-medium">On their way</h2><PendingList pending={view.pending} orderLink={orderLink} /></section>}
      <section aria-labelledby="ledger" className="mt-12">
        <h2 id="ledger" className="mb-2 font-medium">What moved them</h2>
        {view.entries.length > 0 ? <Ledger entries={view.entries} words={pointsWords} orderLink={orderLink} /> : <EmptyState title="Nothing yet">You earn {earnWords(view.tier.pointsPerHundred)}, online and in every store. They appear here with each order.</EmptyState>}
      </section>
    </>
  );
}
