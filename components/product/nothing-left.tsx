import { SearchX } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { hasFilters, searchParams, withoutFilters, type SearchQuery } from "@/lib/domain/search/search-query";
import { withQuery } from "./applied-filters";

type Props = { query: SearchQuery; path: string; storeName: string | null; categories?: { slug: string; name: string }[]; /** Whether the page has said something else that may be meant. */ isAnswered?: boolean };

/** No result: what to take off, where else to look. */
export function NothingLeft({ query, path, storeName, categories = [], isAnswered = false }: Props) {
  const isNarrowed = hasFilters(query);
  return (
    <EmptyState
      icon={<SearchX />}
      title={isNarrowed ? "Nothing fits all of these filters" : isAnswered ? `No product is called “${query.text}”` : `We found nothing for “${query.text}”`}
      action={
        <>
          {query.isAtStore && <LinkButton href={withQuery(path, searchParams({ ...query, isAtStore: false }))} look="secondary">Look beyond {storeName ?? "my store"}</LinkButton>}
          {isNarrowed && <LinkButton href={withQuery(path, searchParams(withoutFilters(query)))} look={query.isAtStore ? "quiet" : "secondary"}>Clear all filters</LinkButton>}
          {!isNarrowed && categories.map(({ slug, name }) => <LinkButton key={slug} href={`/categories/${slug}`} look="secondary">{name}</LinkButton>)}
        </>
      }
    >
      {isNarrowed ? "Take one off, or look in other stores and at delivery." : isAnswered ? "Perhaps you meant what stands above. If not, start from one of these." : "Check the spelling, use a more general word, or start from one of these."}
    </EmptyState>
  );
}
