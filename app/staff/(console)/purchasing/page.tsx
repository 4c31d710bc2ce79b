import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { PurchaseFilter } from "@/components/staff/purchasing/purchase-filter";
import { PurchaseTable } from "@/components/staff/purchasing/purchase-table";
import { LinkButton } from "@/components/ui/link-button";
import { mayStaff } from "@/lib/domain/identity/permission";
import { listPurchases } from "@/lib/domain/purchasing/list-purchases";
import { listSuppliers } from "@/lib/domain/purchasing/list-suppliers";
import { purchaseQuery } from "@/lib/domain/purchasing/purchase-query";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Purchasing" };

export default async function PurchasingPage({ searchParams }: PageProps<"/staff/purchasing">) {
  const by = await maybePermit("purchasing.view");
  if (!by) return <NoPermission what="purchase orders" />;
  const query = purchaseQuery.parse(await searchParams);
  const locationId = await staffStoreId();
  const [found, suppliers] = await Promise.all([listPurchases(by, query, { locationId }), listSuppliers(by)]);
  const mayPlan = mayStaff(by.actor, "purchasing.plan");
  return (
    <StaffPage
      title="Purchasing" detail="Goods from suppliers: what is ordered, what arrived, and what it cost."
      actions={<>
        <LinkButton look="secondary" href="/staff/purchasing/suppliers">Suppliers</LinkButton>
        {mayPlan && <LinkButton look="secondary" href="/staff/purchasing/new">New order</LinkButton>}
        {mayPlan && <LinkButton href="/staff/purchasing/suggestions">Suggestions</LinkButton>}
      </>}
    >
      <PurchaseFilter query={query} suppliers={suppliers} />
      <PurchaseTable found={found} query={query} showsCosts={mayPlan} />
    </StaffPage>
  );
}
