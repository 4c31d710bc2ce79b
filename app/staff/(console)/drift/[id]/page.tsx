import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { kindWords } from "@/components/staff/audit/audit-words";
import { utcMoment } from "@/components/staff/catalog/utc-moment";
import { RepairStep } from "@/components/staff/drift/repair-step";
import { rowWords } from "@/components/staff/drift/row-words";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { getFinding, type DriftStory } from "@/lib/domain/drift/get-finding";
import { mayStaff } from "@/lib/domain/identity/permission";
import { asSentence } from "@/lib/kernel/as-sentence";
import { asId, isUuid, type DriftFindingId } from "@/lib/kernel/ids";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Drift" };

export default async function DriftStoryPage({ params }: PageProps<"/staff/drift/[id]">) {
  const by = await maybePermit("drift.view");
  if (!by) return <NoPermission what="what does not add up" />;
  const { id } = await params;
  const story = isUuid(id) ? await getFinding(by, asId<DriftFindingId>(id)) : null;
  if (!story) notFound();
  return (
    <StaffPage title={asSentence(story.rule)} detail={<span className="inline-flex flex-wrap items-center gap-3">{story.goneAt || !story.now ? <Badge tone="positive" hasShape>{story.goneAt ? `gone since ${utcMoment(story.goneAt)}` : "holds at this moment"}</Badge> : <Badge tone="negative" hasShape>does not hold</Badge>}{asSentence(story.room)}</span>}>
      <div className="-mt-3 mb-4"><Breadcrumb crumbs={[{ label: "Drift", href: "/staff/drift" }, { label: "Finding" }]} /></div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-6">
          <RepairStep story={story} mayRepair={mayStaff(by.actor, "drift.repair")} />
          <Ledger story={story} />
          <Events story={story} />
        </div>
        <Aside story={story} />
      </div>
    </StaffPage>
  );
}

const signed = (delta: number): string => (delta > 0 ? `+${delta}` : `−${-delta}`);

/** What it was after the line, and what the line did; the line alone where no sum is known. */
const figure = (sum: number | null, delta: number) => (sum === null ? delta !== 0 && signed(delta) : <>{sum}{delta !== 0 && <span className="text-muted"> ({signed(delta)})</span>}</>);

function Ledger({ story: { ledger } }: { story: DriftStory }) {
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger" className="mb-3 text-sm font-semibold">Lines of the ledger around it, newest first</h2>
      <Table
        caption="Ledger" rows={ledger} rowKey={({ id }) => String(id)} empty={<EmptyState title="No line of the ledger">Nothing here has moved stock.</EmptyState>}
        columns={[
          { key: "at", header: "When", cell: ({ at }) => <span className="figures whitespace-nowrap">{utcMoment(at)}</span> },
          { key: "what", header: "What", cell: ({ kind, quantity, item }) => <span className="whitespace-nowrap">{asSentence(kind.replace("_", " "))} {quantity} <span className="figures text-muted">{item}</span></span> },
          { key: "onHand", header: "On hand", kind: "number", cell: ({ onHandDelta, onHand }) => figure(onHand, onHandDelta) },
          { key: "allocated", header: "Allocated", kind: "number", cell: ({ allocatedDelta, allocated }) => figure(allocated, allocatedDelta) },
          { key: "why", header: "Why", cell: ({ reason, cause }) => <>{reason} <span className="figures whitespace-nowrap text-muted">{cause}</span></> },
          { key: "who", header: "Who", cell: ({ who }) => who },
        ]}
      />
    </section>
  );
}

function Events({ story: { events } }: { story: DriftStory }) {
  return (
    <section aria-labelledby="events">
      <h2 id="events" className="mb-3 text-sm font-semibold">What happened around it, newest first</h2>
      <Table
        caption="Events" rows={events} rowKey={({ id }) => String(id)} empty={<EmptyState title="Nothing on record">Whatever changed this left no event.</EmptyState>}
        columns={[
          { key: "at", header: "When", cell: ({ at }) => <span className="figures whitespace-nowrap">{utcMoment(at)}</span> },
          { key: "what", header: "What", cell: ({ kind }) => kindWords(kind) },
          { key: "facts", header: "Facts", className: "lg:max-w-sm", cell: ({ payload }) => <span className="figures line-clamp-2 text-xs text-muted">{rowWords(payload)}</span> },
          { key: "who", header: "Who", cell: ({ who }) => who },
        ]}
      />
    </section>
  );
}

function Aside({ story }: { story: DriftStory }) {
  const { shelf } = story;
  return (
    <aside className="grid gap-5 text-sm">
      <section aria-labelledby="about" className="rounded-md border border-line bg-surface p-4">
        <h2 id="about" className="text-sm font-semibold">What it is about</h2>
        <ul className="mt-2 grid gap-1">
          {story.named.map(({ id, kind, name, href }) => <li key={id + kind}><span className="text-muted">{kind}: </span>{href ? <Link href={href} className="inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-7">{name}</Link> : name}</li>)}
          {story.named.length === 0 && <li className="text-muted">Nothing that has a page of its own.</li>}
        </ul>
        <p className="figures mt-3 border-t border-line pt-3">{rowWords(story.row)}</p>
      </section>
      {shelf && (
        <section aria-labelledby="shelf" className="rounded-md border border-line bg-surface p-4">
          <h2 id="shelf" className="text-sm font-semibold">The shelf in its three books</h2>
          <table className="figures mt-2 w-full text-right">
            <thead className="text-2xs text-muted"><tr><th scope="col" className="text-left font-medium">Book</th><th scope="col" className="font-medium">On hand</th><th scope="col" className="font-medium">Allocated</th></tr></thead>
            <tbody>
              <tr><th scope="row" className="py-1 text-left font-normal">Running total</th><td>{shelf.level.onHand}</td><td>{shelf.level.allocated}</td></tr>
              <tr><th scope="row" className="py-1 text-left font-normal">Ledger</th><td>{shelf.ledger.onHand}</td><td>{shelf.ledger.allocated}</td></tr>
              <tr><th scope="row" className="py-1 text-left font-normal">Open promises</th><td className="text-muted">–</td><td>{shelf.promised}</td></tr>
            </tbody>
          </table>
        </section>
      )}
      {story.sql && <Disclosure title="The rule as it is asked" className="rounded-md border border-line bg-surface px-4 text-sm" isWide><pre tabIndex={-1} className="overflow-x-auto text-2xs whitespace-pre-wrap">{story.sql.replace(/\n\s+/g, "\n")}</pre></Disclosure>}
    </aside>
  );
}
