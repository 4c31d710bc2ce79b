import type { Metadata } from "next";
import { SessionList } from "@/components/account/session-list";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { OwnPin } from "@/components/staff/till/own-pin";
import { listSessions } from "@/lib/domain/identity/list-sessions";
import { mayStaff } from "@/lib/domain/identity/permission";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Signed-in devices" };

export default async function StaffSessionsPage() {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="the console" />;
  return <StaffPage title="Signed-in devices" detail="Ending one signs that device out at once."><div className="grid max-w-2xl gap-10"><div><SessionList sessions={await listSessions(by)} room="staff" /></div>{mayStaff(by.actor, "till.pin") && <OwnPin />}</div></StaffPage>;
}
