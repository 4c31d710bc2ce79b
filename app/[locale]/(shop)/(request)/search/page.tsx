import { CircleHelp, Store } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Listing } from "@/components/product/listing";
import { NoteSeen } from "@/components/product/note-seen";
import { NothingLeft } from "@/components/product/nothing-left";
import { asksForGiftCard } from "@/lib/domain/search/gift-card-search";
import { findHelpQuestions } from "@/lib/domain/search/help-questions";
import { listClosestCategories } from "@/lib/domain/search/list-closest-categories";
import { listSuggestions } from "@/lib/domain/search/list-suggestions";
import { readSearch } from "@/lib/domain/search/search-query";
import { edition } from "../../edition";
import { loadListing, queryPairs } from "../load-listing";

type Props = PageProps<"/[locale]/search">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { text } = readSearch(queryPairs(await searchParams));
  return { title: text ? `“${text}”` : "All products", robots: { index: false } };
}

export default async function Page({ searchParams }: Props) {
  const query = readSearch(queryPairs(await searchParams), null, (await edition()).currency);
  if (asksForGiftCard(query.text)) redirect("/gift-cards");
  const { result, promises, store } = await loadListing(query);
  const closest = result.total === 0 ? await listClosestCategories(query.text, 6) : [];
  const answers = query.text ? findHelpQuestions(query.text) : [];
  const { stores } = query.text && result.exact === 0 ? await listSuggestions(query.text) : { stores: [] };
  const shelves = result.categories.filter(({ count }) => count > 0);
  return (
    <div className="page pt-8">
      <h1 className="display-2">{query.text ? <>“{result.searchedInstead ?? query.text}”</> : "Everything we sell"}</h1>
      <p role="status" className="mt-2 text-muted">
        {result.searchedInstead && <>We found nothing for “{query.text}”, so here is “{result.searchedInstead}”{result.isLoose ? " in part" : ""}.</>}
        {!result.searchedInstead && result.isLoose && <>No product has all of these words. These have some of them.</>}
        {!result.searchedInstead && !result.isLoose && query.text && result.exact < result.total && result.cards.length > 0 && <>{wholeWords(result.exact)} all of these words. {result.exact === 0 ? "These" : "The others"} have some of them.</>}
      </p>
      {result.maybeMeant && <p className="mt-2">Did you mean <Link href={`/search?q=${encodeURIComponent(result.maybeMeant)}`} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4">{result.maybeMeant}</Link>?</p>}
      {answers.length + stores.length > 0 && (
        <ul aria-label="Help and stores" className="mt-4 flex flex-wrap gap-x-6 gap-y-1">
          {answers.map(({ question, href }) => <li key={href}><Answer href={href} icon={<CircleHelp aria-hidden />}>{question}</Answer></li>)}
          {stores.map(({ slug, name, city, state }) => <li key={slug}><Answer href={`/stores/${slug}`} icon={<Store aria-hidden />}>{name}, {city}, {state}</Answer></li>)}
        </ul>
      )}
      {shelves.length > 1 && query.text && (
        <nav aria-label="Departments with results" className="mt-4">
          <ul className="-mx-4 flex gap-2 overflow-x-auto px-4 pb-1 sm:mx-0 sm:flex-wrap sm:px-0">
            {shelves.map(({ slug, name, count }) => (
              <li key={slug} className="shrink-0">
                <Link href={`/categories/${slug}`} className="inline-flex min-h-11 items-center gap-2 rounded-full border border-line-strong px-4 text-sm hover:border-ink hover:bg-sunken">
                  {name} <span className="figures text-xs text-muted">{count}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Listing query={query} result={result} path="/search" label={query.text || "Products"} promises={promises} store={store} empty={<NothingLeft query={query} path="/search" storeName={store?.name ?? null} categories={closest} isAnswered={answers.length + stores.length > 0} />} />
      {query.text && <NoteSeen seen={{ kind: "search", text: result.searchedInstead ?? query.text, results: result.total }} />}
    </div>
  );
}

const wholeWords = (exact: number): string => (exact === 0 ? "With these filters no product has" : exact === 1 ? "One product has" : `${exact} products have`);

const Answer = ({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) => (
  <Link href={href} className="inline-flex min-h-11 items-center gap-2 text-sm underline underline-offset-4 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted">{icon}<span>{children}</span></Link>
);
