import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { NewPurchaseForm } from "@/components/staff/purchasing/new-purchase-form";
import { listSuppliers } from "@/lib/domain/purchasing/list-suppliers";
import { listDestinations } from "@/lib/domain/purchasing/list-destinations";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "New purchase order" };

export default async function NewPurchasePage() {
  const by = await maybePermit("purchasing.plan");
  if (!by) return <NoPermission what="ordering from suppliers" />;
  const [suppliers, places, storeId] = await Promise.all([listSuppliers(by), listDestinations(by), staffStoreId()]);
  return <StaffPage title="New purchase order" detail="From whom, and for which location. You choose the items next."><NewPurchaseForm suppliers={suppliers.filter((one) => one.isActive)} places={places} storeId={storeId} /></StaffPage>;
}
