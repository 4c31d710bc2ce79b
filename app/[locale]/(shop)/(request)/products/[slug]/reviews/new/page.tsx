import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { WriteReviewForm } from "@/components/product/write-review-form";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { getProduct } from "@/lib/domain/catalog/get-product";
import { getReviewChance } from "@/lib/domain/catalog/get-review-chance";
import { publicName } from "@/lib/domain/catalog/review";
import { say } from "@/lib/kernel/wording";
import { maybePermit } from "@/lib/session";

type Props = PageProps<"/[locale]/products/[slug]/reviews/new">;

export const metadata: Metadata = { title: "Write a review", robots: { index: false } };

export default async function Page({ params, searchParams }: Props) {
  const [{ slug }, { sent }] = await Promise.all([params, searchParams]);
  const [page, by] = await Promise.all([getProduct(slug), maybePermit("reviews.write")]);
  if (!page) notFound();
  if (!by) redirect(`/sign-in?next=${encodeURIComponent(`/products/${slug}/reviews/new`)}`);
  const chance = await getReviewChance(by, page.id);
  const path = `/products/${slug}`;
  return (
    <div className="page max-w-3xl pt-3">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: page.title, href: path }, { label: "Write a review" }]} />
      <h1 className="display-2 mt-4">Your review of {page.title}</h1>
      {chance?.own === "waiting" && <Banner tone="positive" role={sent ? "status" : undefined} title="Thank you. We have your review." className="mt-8" action={<LinkButton href={path} look="secondary" size="small">Back to the product</LinkButton>}>We read each one before it appears, mostly within a day.</Banner>}
      {(chance?.own === "published" || chance?.own === "hidden") && <Banner title={say("already_reviewed", {})} className="mt-8" action={<LinkButton href={`${path}/reviews`} look="secondary" size="small">All reviews</LinkButton>} />}
      {chance && !chance.own && !chance.verified && <Banner title="Reviews here are by people who have it" className="mt-8" action={<LinkButton href="/account" look="secondary" size="small">My orders</LinkButton>}>{say("not_bought", {})}</Banner>}
      {chance && !chance.own && chance.verified && <WriteReviewForm productId={page.id} signedAs={publicName(chance.name)} place={chance.verified} />}
    </div>
  );
}
