import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { KeptBar } from "@/components/staff/promises/kept-bar";
import { PromiseFilter } from "@/components/staff/promises/promise-filter";
import { promisesAddress, spanWords } from "@/components/staff/promises/promise-words";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { listStorePromises } from "@/lib/domain/fulfillment/list-promises";
import { keptShare, promiseQuery } from "@/lib/domain/fulfillment/promise-ledger";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Promises" };

export default async function PromisesPage({ searchParams }: PageProps<"/staff/promises">) {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="promises" />;
  const query = promiseQuery.parse(await searchParams);
  const stores = await listStorePromises(by, query);
  return (
    <StaffPage title="Promises" detail="What shoppers were told, and what came of it.">
      <PromiseFilter query={query} />
      <Table
        caption="Promises by location" rows={stores} rowKey={(store) => store.locationId}
        empty={<EmptyState title="No promise fell due">Choose a longer time or the other kind.</EmptyState>}
        columns={[
          { key: "name", header: "Location", cell: (store) => <Link href={promisesAddress(`/staff/promises/${store.locationId}`, { ...query, outcome: null })} className="inline-flex min-h-11 items-center font-medium whitespace-nowrap underline underline-offset-4 lg:min-h-0">{store.name}</Link> },
          { key: "kept", header: "Kept", cell: (store) => <KeptBar share={keptShare(store)} /> },
          { key: "promised", header: "Promised", kind: "number", cell: (store) => store.promised },
          { key: "late", header: "Late", kind: "number", cell: (store) => store.late },
          { key: "overdue", header: "Overdue", kind: "number", cell: (store) => store.overdue },
          { key: "short", header: "Units missing", kind: "number", cell: (store) => store.short },
          { key: "median", header: "Late by, median", kind: "number", cell: (store) => (store.medianLateMinutes === null ? "–" : spanWords(store.medianLateMinutes)) },
          { key: "worst", header: "Late by, worst", kind: "number", cell: (store) => (store.worstLateMinutes === null ? "–" : spanWords(store.worstLateMinutes)) },
          ...(query.method === "pickup" ? [{ key: "lead", header: "Lead time", kind: "number" as const, cell: (store: { leadMinutes: number }) => spanWords(store.leadMinutes) }] : []),
        ]}
      />
    </StaffPage>
  );
}
