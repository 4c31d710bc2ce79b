import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { NewTransferForm } from "@/components/staff/transfers/new-transfer-form";
import { listPlaces } from "@/lib/domain/transfers/list-places";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "New transfer" };

export default async function NewTransferPage() {
  const by = await maybePermit("transfers.plan");
  if (!by) return <NoPermission what="drafting transfers" />;
  const [places, storeId] = await Promise.all([listPlaces(by), staffStoreId()]);
  return <StaffPage title="New transfer" detail="Where goods leave, and where they go. You choose the items next."><NewTransferForm places={places} storeId={storeId} /></StaffPage>;
}
