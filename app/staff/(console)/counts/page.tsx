import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { CountList } from "@/components/staff/counter/count-list";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { listCounts } from "@/lib/domain/fulfillment/list-counts";
import { mayStaff } from "@/lib/domain/identity/permission";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Counts" };

export default async function CountsPage() {
  const by = await maybePermit("inventory.count");
  if (!by) return <NoPermission what="counting stock" />;
  const counts = await listCounts(by, { locationId: await staffStoreId() });
  return <StaffPage title="Counts" detail="Count what is on the shelf. What the books say is not shown before."><CountList counts={counts} mayDecide={mayStaff(by.actor, "inventory.approve")} /></StaffPage>;
}
