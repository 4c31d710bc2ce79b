import type { Metadata } from "next";
import { connection } from "next/server";
import { notFound } from "next/navigation";
import { ReviewList } from "@/components/product/review-list";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { getProduct } from "@/lib/domain/catalog/get-product";
import { listReviewDistribution, listReviews } from "@/lib/domain/catalog/list-reviews";
import { isUuid } from "@/lib/kernel/ids";

type Props = PageProps<"/[locale]/products/[slug]/reviews">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await getProduct((await params).slug);
  return { title: page ? `Reviews of ${page.title}` : "Reviews", robots: { index: false } };
}

/** All reviews of a product, by stars, for those without scripts and for links. */
export default async function Page({ params, searchParams }: Props) {
  await connection();
  const [{ slug }, query] = await Promise.all([params, searchParams]);
  const page = await getProduct(slug);
  if (!page) notFound();
  const stars = typeof query.stars === "string" && /^[1-5]$/.test(query.stars) ? Number(query.stars) : null;
  const after = typeof query.after === "string" && isUuid(query.after) ? query.after : null;
  const [reviews, distribution] = await Promise.all([listReviews({ productId: page.id, stars, after }), listReviewDistribution(page.id)]);
  const path = `/products/${slug}`;
  return (
    <div className="page pt-3">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: page.title, href: path }, { label: "Reviews" }]} />
      <h1 className="display-2 mt-4 mb-8">Reviews of {page.title}</h1>
      <ReviewList key={`${stars} ${after}`} productId={page.id} productPath={path} first={reviews} distribution={distribution} stars={stars} />
      {reviews.next && (
        <noscript>
          <a href={`${path}/reviews?${stars ? `stars=${stars}&` : ""}after=${reviews.next}`} className="inline-flex min-h-11 items-center underline underline-offset-4">More reviews</a>
        </noscript>
      )}
      <LinkButton href={path} look="secondary" className="mt-10">Back to the product</LinkButton>
    </div>
  );
}
