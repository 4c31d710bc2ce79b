import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { ListSearch } from "@/components/staff/frame/list-search";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { WordList } from "@/components/staff/search/word-list";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { listSearchWords } from "@/lib/domain/search/list-search-words";
import { wordsQuery } from "@/lib/domain/search/search-words";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Words of the search" };

const kinds = [[null, "All"], ["same", "Mean the same"], ["kinds", "Kinds of things"]] as const;

export default async function SearchWordsPage({ searchParams }: PageProps<"/staff/search/words">) {
  const by = await maybePermit("search.edit");
  if (!by) return <NoPermission what="the search" />;
  const query = wordsQuery.parse(await searchParams);
  const groups = await listSearchWords(by, query);
  const hrefOf = (kind: string | null) => `/staff/search/words?${new URLSearchParams({ ...(query.q && { q: query.q }), ...(kind && { kind }) })}`;
  return (
    <StaffPage title="Words" detail="What shoppers call things, beside what the catalog calls them. Plurals and slips of the keyboard are understood without a list.">
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Search", href: "/staff/search" }, { label: "Words" }]} /></div>
      <nav aria-label="Which words" className="mb-3 flex gap-1 overflow-x-auto">
        {kinds.map(([kind, label]) => <FilterTab key={label} href={hrefOf(kind)} isOn={query.kind === kind} label={label} />)}
      </nav>
      <WordList groups={groups} isNarrowed={query.q !== "" || query.kind !== null}>
        <ListSearch label="Find a word" text={query.q} kept={query.kind ? { kind: query.kind } : {}} />
      </WordList>
    </StaffPage>
  );
}
