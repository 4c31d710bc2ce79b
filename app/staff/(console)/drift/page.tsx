import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { utcMoment } from "@/components/staff/catalog/utc-moment";
import { CheckNow } from "@/components/staff/drift/check-now";
import { rowWords } from "@/components/staff/drift/row-words";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { driftQuery } from "@/lib/domain/drift/drift-input";
import { listDrift } from "@/lib/domain/drift/list-drift";
import { asSentence } from "@/lib/kernel/as-sentence";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Drift" };

export default async function DriftPage({ searchParams }: PageProps<"/staff/drift">) {
  const by = await maybePermit("drift.view");
  if (!by) return <NoPermission what="what does not add up" />;
  const query = driftQuery.parse(await searchParams);
  const { runs, findings, counts, rooms } = await listDrift(by, query);
  const [last] = runs;
  const rules = rooms.reduce((sum, room) => sum + room.rules, 0);
  const addressOf = (change: Partial<typeof query>) => {
    const { state, room } = { ...query, ...change };
    const params = new URLSearchParams({ ...(state === "gone" && { state }), ...(room && { room }) });
    return params.size > 0 ? `/staff/drift?${params}` : "/staff/drift";
  };
  return (
    <StaffPage title="Drift" detail={`${rules} rules hold stock, orders and money together. Each night asks them all; what breaks one is explained here.`} actions={<CheckNow />}>
      <nav aria-label="State" className="mb-3 flex gap-1">
        {([["open", "Now"], ["gone", "Repaired or gone"]] as const).map(([state, label]) => <FilterTab key={state} href={addressOf({ state })} isOn={query.state === state} label={label} count={counts[state]} />)}
      </nav>
      <nav aria-label="Room" className="mb-4 flex gap-1 overflow-x-auto pb-1">
        {[null, ...rooms.map(({ room }) => room)].map((room) => <FilterTab key={room ?? "all"} href={addressOf({ room })} isOn={query.room === room} label={room ? asSentence(room) : "Everything"} />)}
      </nav>
      <Table
        caption="What breaks a rule" rows={findings} rowKey={({ id }) => id}
        empty={<EmptyState title={!last ? "Not asked yet" : query.state === "open" ? "Everything adds up" : "Nothing yet"} action={query.room ? <LinkButton href={addressOf({ room: null })} look="secondary">Show everything</LinkButton> : undefined}>{last ? `Asked last on ${utcMoment(last.at)}.` : "Press Check now, or wait for the night."}</EmptyState>}
        columns={[
          { key: "rule", header: "Rule", className: "lg:max-w-md", cell: ({ id, rule }) => <Link href={`/staff/drift/${id}`} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0">{asSentence(rule)}</Link> },
          { key: "room", header: "Room", cell: ({ room }) => asSentence(room) },
          { key: "row", header: "Figures", className: "lg:max-w-sm", cell: ({ row }) => <span className="figures line-clamp-2 text-xs text-muted">{rowWords(row) || "see inside"}</span> },
          { key: "state", header: "State", cell: ({ proposed, goneAt }) => (goneAt ? <Badge tone="positive" hasShape>gone</Badge> : proposed ? <Badge tone="warning" hasShape>repair proposed</Badge> : <Badge tone="negative" hasShape>open</Badge>) },
          { key: "since", header: "Seen first", cell: ({ since }) => <span className="figures whitespace-nowrap">{utcMoment(since)}</span> },
        ]}
      />
      <section className="mt-8">
        <h2 className="mb-3 text-sm font-semibold">Runs</h2>
        <Table
          caption="Runs" rows={runs} rowKey={({ id }) => String(id)} empty={<EmptyState title="No run yet">The first one comes with the night.</EmptyState>}
          columns={[
            { key: "at", header: "When", cell: ({ at }) => <span className="figures whitespace-nowrap">{utcMoment(at)}</span> },
            { key: "who", header: "Asked by", cell: ({ startedBy }) => startedBy ?? "the night" },
            { key: "broken", header: "Broken rules", kind: "number", cell: ({ broken, rules: asked }) => `${broken} of ${asked}` },
            { key: "rows", header: "Rows", kind: "number", cell: ({ findings: rows }) => rows },
            { key: "took", header: "Took", kind: "number", cell: ({ tookMs }) => `${(tookMs / 1000).toFixed(1)} s` },
          ]}
        />
      </section>
    </StaffPage>
  );
}
