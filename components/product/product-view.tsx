import { JsonLd } from "@/components/shell/json-ld";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Disclosure } from "@/components/ui/disclosure";
import { LinkButton } from "@/components/ui/link-button";
import { LowestBefore, Price } from "@/components/ui/price";
import { Rating } from "@/components/ui/rating";
import { length } from "@/lib/domain/catalog/measure";
import { picturesOf, variantPath, type ProductPage, type ProductVariant } from "@/lib/domain/catalog/product-page";
import type { Question } from "@/lib/domain/catalog/question";
import type { ReviewDistribution, ReviewPage } from "@/lib/domain/catalog/review";
import { returnDays } from "@/lib/domain/returns/return-policy";
import type { Price as UnitPrice } from "@/lib/domain/pricing/price";
import { mostCompared } from "@/lib/domain/search/comparison";
import type { ProductCard as Card } from "@/lib/domain/search/product-card";
import { currencyName, homeCurrency, type Currency } from "@/lib/kernel/currency";
import { decimalMoney } from "@/lib/kernel/money";
import { BundleContents } from "./bundle-contents";
import { BuyPanel } from "./buy-panel";
import { BuyTerms } from "./buy-terms";
import { Gallery } from "./gallery";
import { InSets } from "./in-sets";
import { NoteSeen } from "./note-seen";
import { ProductCard } from "./product-card";
import { productData } from "./product-data";
import { QuestionList } from "./question-list";
import { ReviewList } from "./review-list";
import { ScaleDrawing } from "./scale-drawing";

type Props = {
  page: ProductPage;
  variant: ProductVariant;
  price: UnitPrice | null;
  reviews: ReviewPage;
  distribution: ReviewDistribution;
  /** The newest answers of so many. */
  asked: { questions: Question[]; total: number };
  related: Card[];
  /** Bundles that it is in. */
  sets: Card[];
  /** What is in it costs alone, if it is a bundle. */
  aloneMinor: number | null;
  siteUrl: string;
  currency: Currency;
};

/** A product page, the same for everybody: what depends on shopper and stock is in the buy panel. */
export function ProductView({ page, variant, price, reviews, distribution, asked, related, sets, aloneMinor, siteUrl, currency }: Props) {
  const path = variantPath(page, variant);
  const { widthMm, depthMm, heightMm } = page;
  const drawing = widthMm && depthMm && heightMm ? <ScaleDrawing title={page.title} widthMm={widthMm} depthMm={depthMm} heightMm={heightMm} /> : null;
  const pictures = picturesOf(page, variant.id);
  const model = page.modelSrc && { src: page.modelSrc, title: page.title, poster: pictures[0] ?? null, color: variant.modelVariant, words: modelWords(page, variant) };
  const crumbs = [{ label: "Home", href: "/" }, ...page.categories.map(({ name, slug }) => ({ label: name, href: `/categories/${slug}` }))];
  const offer = { name: page.title, sku: variant.sku, price: price ? decimalMoney(price.amountMinor, price.currency) : "", currency, url: `${siteUrl}${path}` };
  const choices = page.variants.map((one) => ({ id: one.id, title: one.title, swatch: one.swatch, href: variantPath(page, one) }));
  return (
    <div className="page pt-3">
      <Breadcrumb crumbs={crumbs} />
      <div className="mt-3 grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,7fr)_minmax(22rem,5fr)] lg:gap-14">
        <div className="min-w-0">
          <Gallery key={variant.id} pictures={pictures} drawing={drawing} model={model || null} />
          <About page={page} className="mt-12 hidden lg:block" />
        </div>
        <div className="min-w-0">
          <h1 className="display-2">{page.title}</h1>
          <p className="mt-2 text-muted">{page.summary}</p>
          <div className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
            <p className="text-xl">{price ? <Price amountMinor={price.amountMinor} currency={price.currency} wasMinor={price.compareAtMinor ?? undefined} /> : currency === homeCurrency ? "Not for sale at present" : `Not sold in ${currencyName(currency)}`}{price?.isTaxIncluded && <span className="block text-xs text-muted">Tax included</span>}{price && <LowestBefore lowestMinor={price.lowestMinor} currency={price.currency} />}</p>
            {page.rating.count > 0 && (
              <a href="#reviews" className="inline-flex min-h-11 items-center underline-offset-4 hover:underline">
                <Rating value={page.rating.average} count={page.rating.count} />
              </a>
            )}
          </div>
          <div className="mt-3">
            {price && <BuyPanel variantId={variant.id} choices={choices} path={path} factsHref={`/products/${page.slug}/availability?variant=${variant.id}`} offer={offer} />}
          </div>
          <BundleContents contents={variant.contents} price={price} aloneMinor={aloneMinor} />
          <InSets sets={sets} />
          <BuyTerms variant={variant} currency={currency} returnDays={returnDays(page.categories.map(({ slug }) => slug))} />
        </div>
      </div>

      <section aria-label="About this product" className="mt-14 grid gap-x-20 border-t border-line pt-8 lg:grid-cols-2">
        <About page={page} className="mb-10 lg:hidden" />
        <div className="empty:hidden">
          <Facts title="Size" isOpen rows={[["Width", widthMm && length(widthMm)], ["Depth", depthMm && length(depthMm)], ["Height", heightMm && length(heightMm)]]} />
          <Facts title="Details" isOpen rows={page.attributes.map(({ label, text }) => [label, text])} />
        </div>
        <div>
          {page.materials && <Disclosure title="Materials" isOpen><p className="whitespace-pre-line">{page.materials}</p></Disclosure>}
          {page.care && <Disclosure title="Care"><p className="whitespace-pre-line">{page.care}</p></Disclosure>}
          <Facts title="Numbers" rows={[["SKU", variant.sku], ["GTIN", variant.gtin?.replace(/^0+/, "")]]} />
        </div>
      </section>

      <section id="reviews" aria-labelledby="reviews-title" className="mt-16 scroll-mt-24 border-t border-line pt-10">
        <div className="flex flex-wrap items-baseline justify-between gap-3 pb-6">
          <h2 id="reviews-title" className="display-3">
            Reviews
          </h2>
          {page.rating.count > 0 && <Rating value={page.rating.average} count={page.rating.count} />}
          <LinkButton href={`/products/${page.slug}/reviews/new`} look="secondary" prefetch={false} className="ml-auto">Write a review</LinkButton>
        </div>
        <ReviewList productId={page.id} productPath={`/products/${page.slug}`} first={reviews} distribution={distribution} />
      </section>

      <section aria-labelledby="questions-title" className="mt-16 border-t border-line pt-10">
        <div className="flex flex-wrap items-baseline justify-between gap-3 pb-4">
          <h2 id="questions-title" className="display-3">Questions and answers</h2>
          <LinkButton href={`/products/${page.slug}/questions`} look="secondary" prefetch={false}>{asked.total > asked.questions.length ? `All ${asked.total}, or ask your own` : "Ask a question"}</LinkButton>
        </div>
        <QuestionList questions={asked.questions} />
      </section>

      {related.length > 0 && (
        <section aria-labelledby="related-title" className="mt-16 border-t border-line pt-10">
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <h2 id="related-title" className="display-3">In the same spirit</h2>
            <LinkButton href={`/compare?${[page.slug, ...related.map(({ slug }) => slug)].slice(0, mostCompared).map((slug) => `item=${slug}`).join("&")}`} look="secondary" prefetch={false}>Compare them</LinkButton>
          </div>
          <ul className="-mx-4 mt-5 flex snap-x scroll-px-4 gap-4 overflow-x-auto px-4 pb-4 lg:mx-0 lg:grid lg:grid-cols-4 lg:gap-6 lg:px-0">
            {related.map((card) => (
              <li key={card.id} className="w-44 shrink-0 snap-start sm:w-56 lg:w-auto">
                <ProductCard card={card} sizes="(min-width: 1024px) 22vw, 224px" hasPromise={false} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <NoteSeen seen={{ kind: "product", productId: page.id }} />
      <JsonLd data={productData({ page, variant, price, questions: asked.questions, siteUrl, path })} />
    </div>
  );
}

/** How large the model is, and its color where another one is chosen. */
function modelWords({ widthMm, depthMm, heightMm, variants: [first] }: ProductPage, variant: ProductVariant): string {
  const size = widthMm && depthMm && heightMm ? `${length(widthMm)} wide, ${length(depthMm)} deep, ${length(heightMm)} tall.` : "";
  return first && first.id !== variant.id && variant.modelVariant === null ? `${size} Shown in ${first.title.toLowerCase()}.` : size;
}

function About({ page, className }: { page: ProductPage; className: string }) {
  return (
    <div className={className}>
      <h2 className="display-3">About it</h2>
      <p className="mt-3 max-w-[60ch] whitespace-pre-line">{page.description}</p>
      <p className="mt-5 text-xs text-muted">{page.credit}</p>
    </div>
  );
}

function Facts({ title, rows, isOpen = false }: { title: string; rows: [string, string | number | null | undefined][]; isOpen?: boolean }) {
  const known = rows.filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <Disclosure title={title} isOpen={isOpen}>
      <dl className="grid gap-2">
        {known.map(([label, value]) => (
          <div key={label} className="grid grid-cols-[9rem_1fr] gap-4">
            <dt>{label}</dt>
            <dd className="figures text-ink">{value}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
