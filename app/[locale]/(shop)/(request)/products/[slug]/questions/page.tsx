import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AskQuestionForm } from "@/components/product/ask-question-form";
import { QuestionList } from "@/components/product/question-list";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { getProduct } from "@/lib/domain/catalog/get-product";
import { listQuestions } from "@/lib/domain/catalog/list-questions";
import { maybePermit } from "@/lib/session";

type Props = PageProps<"/[locale]/products/[slug]/questions">;

/** More than anybody reads. */
const most = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await getProduct((await params).slug);
  return { title: page ? `Questions about ${page.title}` : "Questions", robots: { index: false } };
}

/** All that was answered about a product, and a form for what was not asked yet. */
export default async function Page({ params, searchParams }: Props) {
  const [{ slug }, { asked }] = await Promise.all([params, searchParams]);
  const [page, by] = await Promise.all([getProduct(slug), maybePermit("reviews.write")]);
  if (!page) notFound();
  const { questions } = await listQuestions(page.id, most);
  const path = `/products/${slug}`;
  return (
    <div className="page max-w-3xl pt-3">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: page.title, href: path }, { label: "Questions" }]} />
      <h1 className="display-2 mt-4 mb-8">Questions about {page.title}</h1>
      {asked && <Banner tone="positive" role="status" title="We have your question." className="mb-8">The answer comes by e-mail, and then stands here for everybody.</Banner>}
      <QuestionList questions={questions} />
      <section aria-labelledby="ask" className="mt-12">
        <h2 id="ask" className="display-3">Ask your own</h2>
        {by ? <AskQuestionForm key={String(asked)} productId={page.id} /> : (
          <div className="mt-3">
            <p className="text-sm text-muted">Sign in first, so that we know where to send the answer.</p>
            <LinkButton href={`/sign-in?next=${encodeURIComponent(`${path}/questions`)}`} className="mt-4">Sign in to ask</LinkButton>
          </div>
        )}
      </section>
      <LinkButton href={path} look="secondary" className="mt-12">Back to the product</LinkButton>
    </div>
  );
}
