import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { RoleMatrix } from "@/components/staff/team/role-matrix";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { listRoles } from "@/lib/domain/identity/list-roles";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Roles" };

export default async function RolesPage() {
  const by = await maybePermit("team.manage");
  if (!by) return <NoPermission what="the roles" />;
  return (
    <StaffPage title="Roles" detail="What each role may do. A change counts from the next click of everybody who has the role.">
      <div className="-mt-3 mb-4"><Breadcrumb crumbs={[{ label: "Team", href: "/staff/team" }, { label: "Roles" }]} /></div>
      <RoleMatrix roles={await listRoles(by)} />
    </StaffPage>
  );
}
