import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { PlanForm } from "@/components/staff/cycle-counts/plan-form";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { listCountChoices } from "@/lib/domain/cycle-counts/list-count-choices";
import { listOwnStores } from "@/lib/domain/identity/list-own-stores";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Plan a count" };

export default async function NewCountPage() {
  const by = await maybePermit("inventory.approve");
  if (!by) return <NoPermission what="planning counts" />;
  const storeId = await staffStoreId();
  const store = (await listOwnStores(by)).find(({ id }) => id === storeId);
  return (
    <StaffPage title="Plan a count" detail={store ? `At ${store.name}: everything with units in the books, narrowed to aisles or categories.` : undefined}>
      <div className="-mt-3 mb-4"><Breadcrumb crumbs={[{ label: "Counts", href: "/staff/counts" }, { label: "New" }]} /></div>
      {store ? <PlanForm storeId={store.id} choices={await listCountChoices(by, store.id)} /> : <EmptyState title="Choose a store first">A count is of one store: choose it in the menu.</EmptyState>}
    </StaffPage>
  );
}
