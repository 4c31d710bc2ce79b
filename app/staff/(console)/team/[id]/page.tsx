import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { StaffEditor } from "@/components/staff/team/staff-form";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { listOwnStores } from "@/lib/domain/identity/list-own-stores";
import { listStaff } from "@/lib/domain/identity/list-staff";
import { asId, isUuid, type StaffId } from "@/lib/kernel/ids";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Team" };

export default async function ColleaguePage({ params }: PageProps<"/staff/team/[id]">) {
  const by = await maybePermit("team.manage");
  if (!by) return <NoPermission what="the team" />;
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const [[person], stores] = await Promise.all([listStaff(by, { id: asId<StaffId>(id) }), listOwnStores(by)]);
  if (!person) notFound();
  return (
    <StaffPage
      title={person.name} detail={person.email}
      actions={<><LinkButton href={`/staff/audit?who=${person.id}`} look="secondary">What they did</LinkButton><LinkButton href={`/staff/audit?subject=staff:${person.id}`} look="secondary">Changes to them</LinkButton></>}
    >
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Team", href: "/staff/team" }, { label: person.name }]} /></div>
      <StaffEditor
        isSelf={by.actor.staffId === person.id} stores={stores.map((store) => ({ id: store.id, name: store.name }))}
        person={{ staffId: person.id, version: person.version, name: person.name, email: person.email, role: person.role, isActive: person.isActive, storeIds: person.stores.map((store) => store.id).sort(), sessions: person.sessions }}
      />
    </StaffPage>
  );
}
