import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { KeptWeeks } from "@/components/staff/promises/kept-weeks";
import { LeadTimeAdvice } from "@/components/staff/promises/lead-time";
import { PromiseFilter } from "@/components/staff/promises/promise-filter";
import { outcomeTone, shareWords, spanWords } from "@/components/staff/promises/promise-words";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { Stat } from "@/components/ui/stat";
import { Table } from "@/components/ui/table";
import { getPromiseLedger } from "@/lib/domain/fulfillment/list-promises";
import { keptShare, measuredLead, promiseOutcomeLabel, promiseQuery, type PromiseRecord } from "@/lib/domain/fulfillment/promise-ledger";
import { getStore } from "@/lib/domain/locations/get-store";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import { storeScope } from "@/lib/domain/identity/permit";
import { asId, isUuid, type LocationId } from "@/lib/kernel/ids";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Promises of a store" };

const ruleWords: Record<string, string> = { open: "counted at once", closed: "counted from opening", after_cutoff: "after the cut-off, counted from the next opening" };

export default async function StorePromisesPage({ params, searchParams }: PageProps<"/staff/promises/[id]">) {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="promises" />;
  const { id } = await params;
  const locationId = isUuid(id) ? asId<LocationId>(id) : notFound();
  const scope = storeScope(by);
  const store = scope === null || scope.includes(locationId) ? await getStore({ id: locationId }) : null;
  if (!store) notFound();
  const query = promiseQuery.parse(await searchParams);
  const { records, measurable, weeks } = await getPromiseLedger(by, locationId, query);
  const mayEdit = (await maybePermit("locations.edit")) !== null;
  const kept = measurable.filter(({ outcome }) => outcome === "kept").length;
  const at = (text: string) => `${dateWords(new Date(text), store.timeZone)}, ${clockWords(new Date(text), store.timeZone)}`;
  return (
    <StaffPage title={store.name} detail="Quoted against kept, in the store’s own time.">
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Promises", href: "/staff/promises" }, { label: store.name }]} /></div>
      <PromiseFilter query={query} hasOutcome />
      {measurable.length > 0 && (
        <div className="mb-8 grid gap-8 lg:grid-cols-2 lg:gap-12">
          <section aria-label="Kept">
            <div className="mb-6 flex gap-10"><Stat label="Kept" value={shareWords(keptShare({ promised: measurable.length, kept }))} detail={`${kept} of ${measurable.length}`} /></div>
            <KeptWeeks weeks={weeks} />
          </section>
          {query.method === "pickup" && store.canPickup && (
            <section className="self-start rounded-lg border border-line bg-surface p-5">
              <h2 className="mb-3 text-sm font-semibold">Lead time</h2>
              <LeadTimeAdvice store={{ id: store.id, name: store.name, version: store.version, pickupLeadMinutes: store.pickupLeadMinutes }} lead={measuredLead(store, measurable)} mayEdit={mayEdit} />
            </section>
          )}
        </div>
      )}
      <Table
        caption={`Promises of ${store.name}`} rows={records} rowKey={(record) => record.fulfillmentId}
        empty={<EmptyState title="Nothing fits">Choose a longer time, another kind or any outcome.</EmptyState>}
        columns={[
          { key: "number", header: "Part", cell: (record) => <Link href={`/staff/orders/${record.orderNumber}`} className="figures inline-flex min-h-11 items-center font-medium whitespace-nowrap underline underline-offset-4 lg:min-h-0">{record.number}</Link> },
          { key: "outcome", header: "Outcome", cell: (record) => <Badge tone={outcomeTone[record.outcome]} hasShape>{promiseOutcomeLabel[record.outcome]}</Badge> },
          { key: "ordered", header: "Ordered", cell: (record) => <span className="figures whitespace-nowrap">{at(record.orderedAt)}</span> },
          { key: "promised", header: "Promised", cell: (record) => <span className="figures whitespace-nowrap">{at(record.promisedAt)}</span> },
          { key: "kept", header: query.method === "pickup" ? "Ready" : "Delivered", cell: (record) => <span className="figures whitespace-nowrap">{record.keptAt ? at(record.keptAt) : "not yet"}</span> },
          { key: "difference", header: "Difference", kind: "number", cell: (record) => differenceWords(record) },
          { key: "inputs", header: "Quoted from", cell: (record) => <span className="text-xs text-muted">{inputWords(record)}</span> },
        ]}
      />
      {records.length === 200 && <p className="mt-3 text-center text-xs text-muted">The newest 200 are listed; the figures above count all.</p>}
    </StaffPage>
  );
}

function differenceWords({ keptAt, promisedAt }: PromiseRecord): string {
  if (!keptAt) return "–";
  const minutes = (Date.parse(keptAt) - Date.parse(promisedAt)) / 60_000;
  return minutes <= 0 ? `${spanWords(-minutes)} early` : `${spanWords(minutes)} late`;
}

function inputWords({ leadMinutes, rule, wasMoved }: PromiseRecord): string {
  if (wasMoved) return "moved to a time agreed later";
  if (leadMinutes === null) return "handling and transit days";
  return [`${spanWords(leadMinutes)} lead`, rule ? ruleWords[rule] : undefined].filter(Boolean).join(", ");
}
