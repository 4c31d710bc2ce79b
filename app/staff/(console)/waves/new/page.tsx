import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { NewWaveForm } from "@/components/staff/waves/new-wave-form";
import { mayStaff } from "@/lib/domain/identity/permission";
import { getWaveChoices } from "@/lib/domain/waves/get-wave-choices";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "New wave" };

export default async function NewWavePage() {
  const by = await maybePermit("fulfillment.work");
  if (!by) return <NoPermission what="picking" />;
  const choices = await getWaveChoices(by, { locationId: await staffStoreId() });
  return <StaffPage title="New wave" detail="Pick several orders in one walk."><NewWaveForm choices={choices} staffId={by.actor.staffId} maySend={mayStaff(by.actor, "fulfillment.manage")} /></StaffPage>;
}
