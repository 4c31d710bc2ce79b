import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { InviteForm } from "@/components/staff/team/staff-form";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { listOwnStores } from "@/lib/domain/identity/list-own-stores";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Invite someone" };

export default async function InvitePage() {
  const by = await maybePermit("team.manage");
  if (!by) return <NoPermission what="the team" />;
  const stores = await listOwnStores(by);
  return (
    <StaffPage title="Invite someone" detail="They get a mail with a link to choose their own password. It lasts an hour; “forgotten password” sends another.">
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Team", href: "/staff/team" }, { label: "Invite someone" }]} /></div>
      <InviteForm stores={stores.map(({ id, name }) => ({ id, name }))} />
    </StaffPage>
  );
}
