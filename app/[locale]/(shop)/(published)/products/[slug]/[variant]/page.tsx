import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProductView } from "@/components/product/product-view";
import { siteUrl } from "@/lib/kernel/site-url";
import { edition } from "../../../../edition";
import { loadProduct } from "../../load-product";

type Props = PageProps<"/[locale]/products/[slug]/[variant]">;

export function generateStaticParams() {
  return [{ slug: "none", variant: "none" }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, variant } = await params;
  const found = await loadProduct(slug, variant, (await edition()).currency);
  return found ? { title: `${found.page.title}, ${found.variant.title.toLowerCase()}`, description: found.page.summary, alternates: { canonical: `/products/${slug}` } } : {};
}

/** One color of a product: the same page with its own pictures, price and stock. */
export default async function Page({ params }: Props) {
  const { slug, variant } = await params;
  const found = await loadProduct(slug, variant, (await edition()).currency);
  if (!found) notFound();
  return <ProductView {...found} siteUrl={siteUrl()} />;
}
