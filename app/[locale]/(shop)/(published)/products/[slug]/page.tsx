import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProductView } from "@/components/product/product-view";
import { listPublicAddresses } from "@/lib/domain/catalog/list-public-addresses";
import { siteUrl } from "@/lib/kernel/site-url";
import { edition } from "../../../edition";
import { loadProduct } from "../load-product";

type Props = PageProps<"/[locale]/products/[slug]">;

/** A few are made with the build, the others at their first visit. */
export async function generateStaticParams() {
  const products = (await listPublicAddresses(8)).filter(({ path }) => path.startsWith("/products/"));
  return [...products.map(({ path }) => ({ slug: path.slice("/products/".length) })), { slug: "none" }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const found = await loadProduct(slug, null, (await edition()).currency);
  if (!found) return {};
  const picture = found.page.pictures[0];
  return { title: found.page.title, description: found.page.summary, alternates: { canonical: `/products/${slug}` }, openGraph: { title: found.page.title, description: found.page.summary, images: picture ? [{ url: picture.src, alt: picture.alt }] : [] } };
}

export default async function Page({ params }: Props) {
  const found = await loadProduct((await params).slug, null, (await edition()).currency);
  if (!found) notFound();
  return <ProductView {...found} siteUrl={siteUrl()} />;
}
