import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CategoryHead } from "@/components/product/category-head";
import { ListFactsProvider } from "@/components/product/list-facts";
import { Listing } from "@/components/product/listing";
import { JsonLd } from "@/components/shell/json-ld";
import { EmptyState } from "@/components/ui/empty-state";
import { siteUrl } from "@/lib/kernel/site-url";
import { loadCategories } from "../../../load-categories";
import { edition } from "../../../edition";
import { loadCategory } from "../load-category";

type Props = PageProps<"/[locale]/categories/[slug]">;

export async function generateStaticParams() {
  return [...(await loadCategories()).map(({ slug }) => ({ slug })), { slug: "none" }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const category = (await loadCategory(slug, (await edition()).currency))?.trail.at(-1);
  return category ? { title: category.name, description: category.description, alternates: { canonical: `/categories/${slug}` } } : {};
}

export default async function Page({ params }: Props) {
  const { slug } = await params;
  const found = await loadCategory(slug, (await edition()).currency);
  if (!found) notFound();
  const { trail, query, result } = found;
  const name = trail.at(-1)?.name ?? "Products";
  const crumbs = trail.map((one, at) => ({ "@type": "ListItem", position: at + 1, name: one.name, item: `${siteUrl()}/categories/${one.slug}` }));
  return (
    <div className="page pt-3">
      <CategoryHead trail={trail} />
      <ListFactsProvider productIds={result.cards.map((card) => card.id)} category={slug}>
        <Listing query={query} result={result} path={`/categories/${slug}`} label={name} isPublished empty={<EmptyState title="Nothing here yet">New things arrive every week.</EmptyState>} />
      </ListFactsProvider>
      <JsonLd data={{ "@context": "https://schema.org", "@type": "BreadcrumbList", itemListElement: crumbs }} />
    </div>
  );
}
