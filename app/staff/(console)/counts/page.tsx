import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { CountList } from "@/components/staff/counter/count-list";
import { countTone } from "@/components/staff/cycle-counts/count-tone";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { countListQuery } from "@/lib/domain/cycle-counts/count-input";
import { cycleCountWords } from "@/lib/domain/cycle-counts/cycle-count-state";
import { listCycleCounts } from "@/lib/domain/cycle-counts/list-cycle-counts";
import { listCounts } from "@/lib/domain/fulfillment/list-counts";
import { mayStaff } from "@/lib/domain/identity/permission";
import { dateWords } from "@/lib/domain/locations/time-words";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Counts" };

const states = [["running", "Running"], ["approved", "Approved"], ["cancelled", "Called off"]] as const;

export default async function CountsPage({ searchParams }: PageProps<"/staff/counts">) {
  const by = await maybePermit("inventory.count");
  if (!by) return <NoPermission what="counting stock" />;
  const { state } = countListQuery.parse(await searchParams);
  const locationId = await staffStoreId();
  const [together, single] = await Promise.all([listCycleCounts(by, { state, locationId }), listCounts(by, { locationId })]);
  const mayPlan = mayStaff(by.actor, "inventory.approve");
  return (
    <StaffPage title="Counts" detail="Count what is on the shelf. What the books say is not shown before." actions={mayPlan && <LinkButton href="/staff/counts/new">Plan a count</LinkButton>}>
      <section aria-labelledby="together" className="mb-8">
        <h2 id="together" className="mb-2 text-sm font-semibold">Counted together</h2>
        <nav aria-label="State" className="mb-3 flex gap-1 overflow-x-auto pb-1">
          {states.map(([key, label]) => <FilterTab key={key} href={key === "running" ? "/staff/counts" : `/staff/counts?state=${key}`} isOn={state === key} label={label} />)}
        </nav>
        <Table
          caption="Counts of many shelves" rows={together} rowKey={({ number }) => number}
          empty={<EmptyState title={state === "running" ? "No count is running" : "None yet"} action={mayPlan && state === "running" ? <LinkButton href="/staff/counts/new" look="secondary">Plan a count</LinkButton> : undefined}>Aisles or categories that several people count at the same time.</EmptyState>}
          columns={[
            { key: "number", header: "Count", cell: ({ number }) => <Link href={`/staff/counts/${number}`} className="figures inline-flex min-h-11 items-center font-medium whitespace-nowrap underline underline-offset-4 lg:min-h-0">{number}</Link> },
            { key: "name", header: "What", cell: ({ name }) => name },
            { key: "state", header: "State", cell: ({ status }) => <Badge tone={countTone[status]} hasShape>{cycleCountWords[status]}</Badge> },
            { key: "lines", header: "Counted", kind: "number", cell: ({ counted, lines }) => `${counted} of ${lines}` },
            { key: "who", header: "Who", cell: ({ counters }) => counters.join(", ") || <span className="text-muted">nobody yet</span> },
            { key: "where", header: "Where", cell: ({ storeName }) => storeName.replace(/^Alderway /, "") },
            { key: "when", header: "Planned", cell: ({ createdAt, timeZone }) => <span className="figures whitespace-nowrap">{dateWords(new Date(createdAt), timeZone)}</span> },
          ]}
        />
      </section>
      <section aria-labelledby="single"><h2 id="single" className="mb-3 text-sm font-semibold">Single shelves</h2><CountList counts={single} mayDecide={mayPlan} /></section>
    </StaffPage>
  );
}
