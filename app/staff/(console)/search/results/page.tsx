import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { PickDesk } from "@/components/staff/search/pick-desk";
import { sizeWords } from "@/components/staff/search/size-words";
import { StoreField } from "@/components/staff/search/store-field";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import { listStores } from "@/lib/domain/locations/list-stores";
import { getSearchPicks } from "@/lib/domain/search/get-search-picks";
import { getSearchTrial } from "@/lib/domain/search/get-search-trial";
import { picksSubject } from "@/lib/domain/search/search-picks";
import { readSearch } from "@/lib/domain/search/search-query";
import { phraseOf } from "@/lib/domain/search/search-text";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Results of a search" };

export default async function SearchResultsPage({ searchParams }: PageProps<"/staff/search/results">) {
  const by = await maybePermit("search.edit");
  if (!by) return <NoPermission what="the search" />;
  const params = await searchParams;
  const [q, find] = [params.q, params.find].map((text) => (typeof text === "string" ? text.trim().slice(0, 200) : ""));
  const [stores, auditor] = await Promise.all([listStores(), maybePermit("audit.view")]);
  const storeId = stores.find(({ id }) => id === params.store)?.id ?? null;
  const { text } = readSearch([["q", q ?? ""]]);
  const phrase = phraseOf(text);
  const [trial, picks, found] = phrase === "" ? [] : await Promise.all([
    getSearchTrial(by, { q: text, storeId, limit: 24 }), getSearchPicks(by, phrase), find ? getSearchTrial(by, { q: find, storeId, limit: 8 }) : null,
  ]);
  return (
    <StaffPage
      title={phrase === "" ? "Try a search" : `“${text}”`} detail={trial ? `${trial.total.toLocaleString("en-US")} ${trial.total === 1 ? "product" : "products"}. What is picked counts for every way to write these words.` : "What shoppers find for it, and why in this order."}
      actions={phrase !== "" && <><LinkButton href={`/staff/search/ranking?q=${encodeURIComponent(text)}`} look="secondary">Weights</LinkButton><LinkButton href={`/search?q=${encodeURIComponent(text)}`} look="secondary" target="_blank">In the shop</LinkButton>{auditor && <LinkButton href={`/staff/audit?subject=${picksSubject(phrase)}`} look="secondary">Changes</LinkButton>}</>}
    >
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Search", href: "/staff/search" }, { label: phrase === "" ? "Try a search" : text }]} /></div>
      <form role="search" aria-label="Search to try" className="mb-6 grid gap-3 sm:grid-cols-2 lg:flex lg:items-end">
        <TextField name="q" type="search" label="Search" defaultValue={q} maxLength={200} placeholder="oak desk 120 cm" autoComplete="off" className="lg:w-72" />
        <StoreField storeId={storeId} stores={stores} className="lg:w-56" />
        {phrase !== "" && <TextField name="find" type="search" label="Look up something to pin" defaultValue={find} maxLength={200} placeholder="Name or SKU" autoComplete="off" className="lg:w-64" />}
        <Button type="submit" look="secondary">Show</Button>
      </form>
      {trial?.meant && <Banner className="mb-6">Nobody sells “{text}”, so shoppers see “{trial.meant}”. Picks count there: <Link href={`/staff/search/results?q=${encodeURIComponent(trial.meant)}`} className="underline underline-offset-4">open “{trial.meant}”</Link>. What you pin here counts for “{text}” alone, and ends the correction.</Banner>}
      {trial?.maybe && <Banner className="mb-6">Shoppers are asked whether they meant “{trial.maybe}”.</Banner>}
      {trial && trial.sizes.length > 0 && <p className="figures -mt-2 mb-6 text-sm text-muted">Measures: {trial.sizes.map(sizeWords).join(", ")}.</p>}
      {trial && picks ? <PickDesk key={phrase} q={text} picks={picks} rows={trial.rows} found={found ? found.rows : null} /> : <EmptyState title="Which search?">Type what a shopper would type.</EmptyState>}
    </StaffPage>
  );
}
