import { SearchX } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { hasFilters, searchParams, withoutFilters, type SearchQuery } from "@/lib/domain/search/search-query";
import { withQuery } from "./applied-filters";

type Props = { query: SearchQuery; path: string; storeName: string | null; categories?: { slug: string; name: string }[] };

/** No result: what to take off, where else to look. */
export function NothingLeft({ query, path, storeName, categories = [] }: Props) {
  const isNarrowed = hasFilters(query);
  return (
    <EmptyState
      icon={<SearchX />}
      title={isNarrowed ? "Nothing fits all of these filters" : `We found nothing for “${query.text}”`}
      action={
        <>
          {query.isAtStore && <LinkButton href={withQuery(path, searchParams({ ...query, isAtStore: false }))} look="secondary">Look beyond {storeName ?? "my store"}</LinkButton>}
          {isNarrowed && <LinkButton href={withQuery(path, searchParams(withoutFilters(query)))} look={query.isAtStore ? "quiet" : "secondary"}>Clear all filters</LinkButton>}
          {!isNarrowed && categories.map(({ slug, name }) => <LinkButton key={slug} href={`/categories/${slug}`} look="secondary">{name}</LinkButton>)}
        </>
      }
    >
      {isNarrowed ? "Take one off, or look in other stores and at delivery." : "Check the spelling, use a more general word, or start from one of these."}
    </EmptyState>
  );
}
