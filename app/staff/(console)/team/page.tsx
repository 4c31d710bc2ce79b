import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { ListSearch } from "@/components/staff/frame/list-search";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { listStaff } from "@/lib/domain/identity/list-staff";
import { isCompanyWide, roleLabel } from "@/lib/domain/identity/permission";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Team" };

const moment = new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });

export default async function TeamPage({ searchParams }: PageProps<"/staff/team">) {
  const by = await maybePermit("team.manage");
  if (!by) return <NoPermission what="the team" />;
  const { q } = await searchParams;
  const text = typeof q === "string" ? q.slice(0, 100) : "";
  const people = await listStaff(by, { text });
  return (
    <StaffPage title="Team" detail="Who works here, what they may do, and where." actions={<><LinkButton href="/staff/team/roles" look="secondary">Roles</LinkButton><LinkButton href="/staff/team/new">Invite someone</LinkButton></>}>
      <ListSearch label="Name or e-mail" text={text} />
      <Table
        caption="Team" rows={people} rowKey={(person) => person.id}
        empty={<EmptyState title="Nobody found" action={<LinkButton href="/staff/team" look="secondary">Show everybody</LinkButton>}>Check the spelling.</EmptyState>}
        columns={[
          { key: "name", header: "Name", cell: (person) => <Link href={`/staff/team/${person.id}`} className="inline-flex min-h-11 items-center font-medium whitespace-nowrap underline underline-offset-4 lg:min-h-0">{person.name}</Link> },
          { key: "role", header: "Role", cell: (person) => <span className="whitespace-nowrap">{roleLabel[person.role]}</span> },
          { key: "stores", header: "Stores", cell: (person) => (isCompanyWide(person.role) ? <span className="text-muted">Every store</span> : person.stores.map((store) => store.name.replace(/^Alderway /, "")).join(", ") || "–") },
          { key: "email", header: "E-mail", cell: (person) => person.email },
          { key: "state", header: "State", cell: (person) => (person.isActive ? <Badge tone="positive" hasShape>works here</Badge> : <Badge hasShape>left</Badge>) },
          { key: "seen", header: "Last seen", cell: (person) => <span className="figures whitespace-nowrap">{person.lastSeenAt ? moment.format(new Date(person.lastSeenAt)) : "never"}</span> },
        ]}
      />
    </StaffPage>
  );
}
