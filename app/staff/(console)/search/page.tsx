import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { ListSearch } from "@/components/staff/frame/list-search";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { NumberedPages } from "@/components/staff/frame/numbered-pages";
import { utcMoment } from "@/components/staff/catalog/utc-moment";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { listSearchTerms } from "@/lib/domain/search/list-search-terms";
import { termShows, termsPerPage, termsQuery, type TermShow, type TermsQuery } from "@/lib/domain/search/search-terms";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Search" };

const showLabel: Record<TermShow, string> = { all: "All", nothing: "Found nothing", picked: "Picked" };

export default async function SearchPage({ searchParams }: PageProps<"/staff/search">) {
  const by = await maybePermit("search.edit");
  if (!by) return <NoPermission what="the search" />;
  const query = termsQuery.parse(await searchParams);
  const { terms, counts } = await listSearchTerms(by, query);
  const mayAudit = (await maybePermit("audit.view")) !== null;
  return (
    <StaffPage
      title="Search" detail="What shoppers look for, the most first. Open one to see what they find and why, and to pin or bury products."
      actions={<><LinkButton href="/staff/search/results" look="secondary">Try it</LinkButton><LinkButton href="/staff/search/ranking" look="secondary">Ranking</LinkButton><LinkButton href="/staff/search/words" look="secondary">Words</LinkButton>{mayAudit && <LinkButton href="/staff/audit?group=search" look="secondary">Changes</LinkButton>}</>}
    >
      <nav aria-label="Which searches" className="mb-3 flex gap-1 overflow-x-auto">
        {termShows.map((show) => <FilterTab key={show} href={hrefOf({ ...query, show, page: 1 })} isOn={query.show === show} label={showLabel[show]} count={counts[show]} />)}
      </nav>
      <ListSearch label="Find a search" text={query.q} kept={query.show === "all" ? {} : { show: query.show }} />
      <Table
        caption="Searches" rows={terms} rowKey={({ term }) => term}
        empty={query.q !== "" || query.show !== "all"
          ? <EmptyState title={query.q === "" && query.show === "nothing" ? "Every search found something" : "Nothing fits"} action={<LinkButton href="/staff/search" look="secondary">Show everything</LinkButton>}>No search is like that.</EmptyState>
          : <EmptyState title="Nobody searched yet" action={<LinkButton href="/staff/search/results" look="secondary">Try a search</LinkButton>}>What shoppers type stands here, without who typed it.</EmptyState>}
        columns={[
          { key: "term", header: "Search", cell: ({ term }) => <Link href={`/staff/search/results?q=${encodeURIComponent(term)}`} prefetch={false} className="inline-flex min-h-11 items-center font-medium break-words underline underline-offset-4 lg:min-h-0">{term}</Link> },
          { key: "times", header: "Times", kind: "number", cell: ({ searches }) => (searches === 0 ? "–" : searches.toLocaleString("en-US")) },
          { key: "found", header: "Found", kind: "number", cell: ({ lastResults }) => (lastResults === null ? "–" : lastResults === 0 ? <Badge tone="warning" hasShape>nothing</Badge> : lastResults.toLocaleString("en-US")) },
          { key: "last", header: "Last", cell: ({ lastAt }) => (lastAt === null ? "–" : <span className="figures whitespace-nowrap">{utcMoment(lastAt)}</span>) },
          { key: "picked", header: "Picked", cell: ({ pinned, buried }) => [pinned > 0 && `${pinned} pinned`, buried > 0 && `${buried} buried`].filter(Boolean).join(", ") || "–" },
        ]}
      />
      <NumberedPages page={query.page} pageSize={termsPerPage} total={counts[query.show]} hrefOf={(page) => hrefOf({ ...query, page })} words={{ back: "Before", on: "More" }} />
    </StaffPage>
  );
}

function hrefOf({ q, show, page }: TermsQuery): string {
  const params = new URLSearchParams({ ...(q && { q }), ...(show !== "all" && { show }), ...(page > 1 && { page: String(page) }) }).toString();
  return params ? `/staff/search?${params}` : "/staff/search";
}
