import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { CountLines } from "@/components/staff/cycle-counts/count-lines";
import { CountSteps } from "@/components/staff/cycle-counts/count-steps";
import { countTone } from "@/components/staff/cycle-counts/count-tone";
import { TallyDesk } from "@/components/staff/cycle-counts/tally-desk";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { countQuery, countTabs } from "@/lib/domain/cycle-counts/count-input";
import { cycleCountWords } from "@/lib/domain/cycle-counts/cycle-count-state";
import { getCycleCount } from "@/lib/domain/cycle-counts/get-cycle-count";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

type Props = PageProps<"/staff/counts/[number]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).number };
}

export default async function CountPage({ params, searchParams }: Props) {
  const by = await maybePermit("inventory.count");
  if (!by) return <NoPermission what="counting stock" />;
  const story = await getCycleCount(by, (await params).number.slice(0, 40).toUpperCase());
  if (!story) notFound();
  const { tab } = countQuery.parse(await searchParams);
  const of = {
    mine: story.lines.filter(({ mine }) => mine !== null), list: story.lines, recount: story.lines.filter(({ needsRecount }) => needsRecount),
    uncounted: story.lines.filter(({ tallied, isZeroed, needsRecount }) => (needsRecount ? tallied === null : tallied === null && !isZeroed)),
  };
  const labels = { mine: "Mine", list: "Everything", uncounted: "Not counted", recount: "Counted again" };
  return (
    <StaffPage title={`${story.number}: ${story.name}`} detail={<span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1"><Badge tone={countTone[story.status]} hasShape>{cycleCountWords[story.status]}</Badge>{story.storeName}; beyond {story.toleranceUnits} {story.toleranceUnits === 1 ? "unit" : "units"} or {formatMoney(story.toleranceMinor, homeCurrency)} somebody else counts again</span>}>
      <div className="-mt-3 mb-4"><Breadcrumb crumbs={[{ label: "Counts", href: "/staff/counts" }, { label: story.number }]} /></div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4">
          {story.may.count && <TallyDesk story={story} />}
          <nav aria-label="Lines" className="flex gap-1 overflow-x-auto pb-1">
            {countTabs.map((key) => <FilterTab key={key} href={`/staff/counts/${story.number}${key === "list" ? "" : `?tab=${key}`}`} isOn={tab === key} label={labels[key]} count={of[key].length} />)}
          </nav>
          <CountLines lines={of[tab]} sessionId={story.sessionId} isRecounting={story.status === "recounting"} isOver={!story.may.count} />
        </div>
        <CountSteps story={story} uncounted={of.uncounted.length} />
      </div>
    </StaffPage>
  );
}
