import type { Metadata } from "next";
import { SessionList } from "@/components/account/session-list";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { listSessions } from "@/lib/domain/identity/list-sessions";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Signed-in devices" };

export default async function StaffSessionsPage() {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="the console" />;
  return <StaffPage title="Signed-in devices" detail="Ending one signs that device out at once."><div className="max-w-2xl"><SessionList sessions={await listSessions(by)} room="staff" /></div></StaffPage>;
}
