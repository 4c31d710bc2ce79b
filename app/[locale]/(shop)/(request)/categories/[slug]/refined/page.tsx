import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CategoryHead } from "@/components/product/category-head";
import { Listing } from "@/components/product/listing";
import { NothingLeft } from "@/components/product/nothing-left";
import { categoryTrail } from "@/lib/domain/catalog/category";
import { readSearch } from "@/lib/domain/search/search-query";
import { edition } from "../../../../edition";
import { loadCategories } from "../../../../load-categories";
import { loadListing, queryPairs } from "../../../load-listing";

type Props = PageProps<"/[locale]/categories/[slug]/refined">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const category = categoryTrail(await loadCategories(), slug).at(-1);
  return { title: category?.name, alternates: { canonical: `/categories/${slug}` }, robots: { index: false } };
}

/** A category with filters, for this shopper; its address is the category's with a query. */
export default async function Page({ params, searchParams }: Props) {
  const [{ slug }, raw] = await Promise.all([params, searchParams]);
  const query = readSearch(queryPairs(raw), slug, (await edition()).currency);
  const [tree, { result, promises, store }] = await Promise.all([loadCategories(), loadListing(query)]);
  const trail = categoryTrail(tree, slug);
  if (trail.length === 0) notFound();
  const path = `/categories/${slug}`;
  return (
    <div className="page pt-3">
      <CategoryHead trail={trail} />
      <Listing query={query} result={result} path={path} label={trail.at(-1)?.name ?? "Products"} promises={promises} store={store} empty={<NothingLeft query={query} path={path} storeName={store?.name ?? null} />} />
    </div>
  );
}
