import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { CustomerGroups } from "@/components/staff/pricing/customer-groups";
import { PriceListTable } from "@/components/staff/pricing/price-list-table";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { listCustomerGroups } from "@/lib/domain/pricing/list-customer-groups";
import { listPriceLists } from "@/lib/domain/pricing/list-price-lists";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Price lists" };

export default async function PriceListsPage() {
  const by = await maybePermit("catalog.view");
  if (!by) return <NoPermission what="price lists" />;
  const [lists, groups, editor] = await Promise.all([listPriceLists(by), listCustomerGroups(by), maybePermit("pricing.edit")]);
  return (
    <StaffPage title="Price lists" detail="Asked from top to bottom: the first that prices an item says what it costs." actions={editor && <LinkButton href="/staff/pricing/lists/new">New price list</LinkButton>}>
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Pricing", href: "/staff/pricing" }, { label: "Price lists" }]} /></div>
      <PriceListTable lists={lists} />
      <CustomerGroups groups={groups} mayEdit={editor !== null} />
    </StaffPage>
  );
}
