import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { ConflictList } from "@/components/staff/till/conflicts/conflict-list";
import { EmptyState } from "@/components/ui/empty-state";
import { listTillConflicts } from "@/lib/domain/till/list-till-conflicts";
import { conflictQuery } from "@/lib/domain/till/till-conflict";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Offline sales" };

export default async function OfflineSalesPage({ searchParams }: PageProps<"/staff/offline-sales">) {
  const by = await maybePermit("till.manage");
  if (!by) return <NoPermission what="what offline sales left to decide" />;
  const { state } = conflictQuery.parse(await searchParams);
  const locationId = await staffStoreId();
  const { rows, counts } = await listTillConflicts(by, { locationId, state });
  return (
    <StaffPage title="Offline sales" detail="A register without network sells for cash. What had changed by the time its sales arrived is decided here; the sales themselves stand.">
      <nav aria-label="State" className="mb-4 flex gap-1">
        <FilterTab href="/staff/offline-sales" isOn={state === "open"} label="To decide" count={counts.open} />
        <FilterTab href="/staff/offline-sales?state=decided" isOn={state === "decided"} label="Decided" count={counts.decided} />
      </nav>
      {rows.length > 0 ? <ConflictList rows={rows} hasStores={locationId === null} />
        : <EmptyState title={state === "open" ? "Nothing to decide" : "Nothing was decided yet"}>{state === "open" ? "Every offline sale arrived, and nothing had changed meanwhile." : "Decisions stay here, with who made them."}</EmptyState>}
    </StaffPage>
  );
}
