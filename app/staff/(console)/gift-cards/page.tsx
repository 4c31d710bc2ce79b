import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { CounterSearch } from "@/components/staff/counter/counter-search";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { IssueCard } from "@/components/staff/gift-cards/issue-card";
import { FindByCode } from "@/components/staff/gift-cards/find-by-code";
import { ValueTable } from "@/components/staff/gift-cards/value-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { listStoredValues } from "@/lib/domain/payments/list-stored-values";
import { stateWords, storedValueQuery, valueStates, type StoredValueQuery } from "@/lib/domain/payments/stored-value-query";
import { limitWords } from "@/lib/domain/payments/tender";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Gift cards" };

export default async function GiftCardsPage({ searchParams }: PageProps<"/staff/gift-cards">) {
  const by = await maybePermit("gift_cards.view");
  if (!by) return <NoPermission what="gift cards and store credit" />;
  const issuer = await maybePermit("gift_cards.issue");
  const query = storedValueQuery.parse(await searchParams);
  const { rows, counts, owedMinor, next } = await listStoredValues(by, query);
  const isNarrowed = query.state !== null || query.kind !== null || query.q !== "";
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <StaffPage title="Gift cards" detail={`Gift cards and store credit, spent online and in every store. ${formatMoney(owedMinor, homeCurrency)} is still to be spent.`} actions={<><FindByCode />{issuer && <IssueCard limit={limitWords(issuer.actor.role, homeCurrency)} />}</>}>
      <CounterSearch text={query.q} label="Find by name, e-mail or last four" placeholder="Name, e-mail or last four" path="/staff/gift-cards" />
      <nav aria-label="State" className="mb-3 flex gap-1 overflow-x-auto pb-1">
        <FilterTab href={addressOf({ ...query, state: null, before: null })} isOn={query.state === null} label="All" count={total} />
        {valueStates.map((state) => <FilterTab key={state} href={addressOf({ ...query, state, before: null })} isOn={query.state === state} label={stateWords[state]} count={counts[state] ?? 0} />)}
      </nav>
      <nav aria-label="Kind" className="mb-4 flex gap-1 overflow-x-auto">
        {([[null, "Both kinds"], ["gift_card", "Gift cards"], ["store_credit", "Store credit"]] as const).map(([kind, label]) => <FilterTab key={label} href={addressOf({ ...query, kind, before: null })} isOn={query.kind === kind} label={label} />)}
      </nav>
      <ValueTable rows={rows} mayBlock={issuer !== null} empty={<EmptyState title={isNarrowed ? "Nothing fits" : "No gift cards yet"} action={isNarrowed ? <LinkButton href="/staff/gift-cards" look="secondary">Show everything</LinkButton> : undefined}>{isNarrowed ? "Try another state, or look for the last four signs of its code." : "Those that are sold or issued appear here, each with its ledger."}</EmptyState>} />
      <nav aria-label="Pages" className="mt-6 flex justify-center gap-3">
        {query.before !== null && <LinkButton look="quiet" href={addressOf({ ...query, before: null })}>Newest</LinkButton>}
        {next !== null && <LinkButton look="secondary" href={addressOf({ ...query, before: next })}>Earlier</LinkButton>}
      </nav>
    </StaffPage>
  );
}

function addressOf(query: StoredValueQuery): string {
  const params = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return params.size > 0 ? `/staff/gift-cards?${params}` : "/staff/gift-cards";
}
