import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { AuditList } from "@/components/staff/audit/audit-list";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { auditGroupLabel, auditQuery, type AuditQuery } from "@/lib/domain/identity/audit";
import { listAudit, listAuditPeople } from "@/lib/domain/identity/list-audit";
import { listOwnStores } from "@/lib/domain/identity/list-own-stores";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: PageProps<"/staff/audit">) {
  const by = await maybePermit("audit.view");
  if (!by) return <NoPermission what="the audit" />;
  const query = auditQuery.parse(await searchParams);
  const [{ entries, nextBefore }, people, stores, storeId] = await Promise.all([listAudit(by, query), listAuditPeople(by), listOwnStores(by), staffStoreId()]);
  const timeZone = stores.find((store) => store.id === storeId)?.timeZone ?? "America/Chicago";
  const isNarrowed = Boolean(query.who ?? query.group ?? query.subject ?? query.from ?? query.to);
  return (
    <StaffPage title="Audit" detail="Every change: who, when, before and after. Nothing here can be edited or removed.">
      <form role="search" className="mb-5 grid grid-cols-2 items-end gap-3 lg:flex">
        {query.subject && <input type="hidden" name="subject" value={query.subject} />}
        <Field id="who" label="Who" className="lg:w-56">
          <Select id="who" name="who" defaultValue={query.who ?? ""}><option value="">Anybody</option><option value="system">The machine</option>{people.map((person) => <option key={person.id} value={person.id}>{person.name}</option>)}</Select>
        </Field>
        <Field id="group" label="What" className="lg:w-56">
          <Select id="group" name="group" defaultValue={query.group ?? ""}><option value="">Anything</option>{Object.entries(auditGroupLabel).map(([group, label]) => <option key={group} value={group}>{label}</option>)}</Select>
        </Field>
        <Field id="from" label="From"><Input id="from" name="from" type="date" defaultValue={query.from ?? ""} /></Field>
        <Field id="to" label="To"><Input id="to" name="to" type="date" defaultValue={query.to ?? ""} /></Field>
        <Button type="submit" look="secondary" className="col-span-2">Show</Button>
        {isNarrowed && <LinkButton href="/staff/audit" look="quiet" className="col-span-2">Clear</LinkButton>}
      </form>
      {query.subject && <div className="mb-4"><Chip isOn removeHref={addressOf({ ...query, subject: null, before: null })} removeLabel="Show every subject">Only {entries[0]?.subjectName || query.subject}</Chip></div>}
      {entries.length === 0
        ? <EmptyState title="Nothing fits" action={isNarrowed ? <LinkButton href="/staff/audit" look="secondary">Show everything</LinkButton> : undefined}>{isNarrowed ? "Try another person, kind or time." : "Changes appear here as soon as somebody makes one."}</EmptyState>
        : <AuditList entries={entries} timeZone={timeZone} />}
      <nav aria-label="Pages" className="mt-6 flex justify-center gap-3">
        {query.before !== null && <LinkButton look="quiet" href={addressOf({ ...query, before: null })}>Newest</LinkButton>}
        {nextBefore !== null && <LinkButton look="secondary" href={addressOf({ ...query, before: nextBefore })}>Earlier</LinkButton>}
      </nav>
    </StaffPage>
  );
}

function addressOf(query: AuditQuery): string {
  const params = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]])));
  return params.size > 0 ? `/staff/audit?${params}` : "/staff/audit";
}
