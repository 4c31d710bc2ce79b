import { Box, RotateCcw, Truck, Users } from "lucide-react";
import Link from "next/link";
import { JsonLd } from "@/components/shell/json-ld";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Disclosure } from "@/components/ui/disclosure";
import { LowestBefore, Price } from "@/components/ui/price";
import { Rating } from "@/components/ui/rating";
import { length, weight } from "@/lib/domain/catalog/measure";
import { picturesOf, variantPath, type ProductPage, type ProductVariant } from "@/lib/domain/catalog/product-page";
import type { ReviewDistribution, ReviewPage } from "@/lib/domain/catalog/review";
import { deliveryTerms } from "@/lib/domain/pricing/delivery-charge";
import { returnDays } from "@/lib/domain/returns/return-policy";
import type { Price as UnitPrice } from "@/lib/domain/pricing/price";
import type { ProductCard as Card } from "@/lib/domain/search/product-card";
import { currencyName, homeCurrency, type Currency } from "@/lib/kernel/currency";
import { decimalMoney, formatMoney, formatRound } from "@/lib/kernel/money";
import { BundleContents } from "./bundle-contents";
import { BuyPanel } from "./buy-panel";
import { Gallery } from "./gallery";
import { InSets } from "./in-sets";
import { NoteSeen } from "./note-seen";
import { ProductCard } from "./product-card";
import { productData } from "./product-data";
import { ReviewList } from "./review-list";
import { ScaleDrawing } from "./scale-drawing";

type Props = {
  page: ProductPage;
  variant: ProductVariant;
  price: UnitPrice | null;
  reviews: ReviewPage;
  distribution: ReviewDistribution;
  related: Card[];
  /** Bundles that it is in. */
  sets: Card[];
  /** What is in it costs alone, if it is a bundle. */
  aloneMinor: number | null;
  siteUrl: string;
  currency: Currency;
};

/** A product page, the same for everybody: what depends on shopper and stock is in the buy panel. */
export function ProductView({ page, variant, price, reviews, distribution, related, sets, aloneMinor, siteUrl, currency }: Props) {
  const path = variantPath(page, variant);
  const { widthMm, depthMm, heightMm } = page;
  const drawing = widthMm && depthMm && heightMm ? <ScaleDrawing title={page.title} widthMm={widthMm} depthMm={depthMm} heightMm={heightMm} /> : null;
  const crumbs = [{ label: "Home", href: "/" }, ...page.categories.map(({ name, slug }) => ({ label: name, href: `/categories/${slug}` }))];
  const offer = { name: page.title, sku: variant.sku, price: price ? decimalMoney(price.amountMinor, price.currency) : "", currency, url: `${siteUrl}${path}` };
  const choices = page.variants.map((one) => ({ id: one.id, title: one.title, swatch: one.swatch, href: variantPath(page, one) }));
  return (
    <div className="page pt-3">
      <Breadcrumb crumbs={crumbs} />
      <div className="mt-3 grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,7fr)_minmax(22rem,5fr)] lg:gap-14">
        <div className="min-w-0">
          <Gallery key={variant.id} pictures={picturesOf(page, variant.id)} drawing={drawing} />
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
          {page.materials && <Disclosure title="Materials" isOpen>{page.materials}</Disclosure>}
          {page.care && <Disclosure title="Care">{page.care}</Disclosure>}
          <Facts title="Numbers" rows={[["SKU", variant.sku], ["GTIN", variant.gtin?.replace(/^0+/, "")]]} />
        </div>
      </section>

      <section id="reviews" aria-labelledby="reviews-title" className="mt-16 scroll-mt-24 border-t border-line pt-10">
        <div className="flex flex-wrap items-baseline justify-between gap-3 pb-6">
          <h2 id="reviews-title" className="display-3">
            Reviews
          </h2>
          {page.rating.count > 0 && <Rating value={page.rating.average} count={page.rating.count} />}
        </div>
        <ReviewList productId={page.id} productPath={`/products/${page.slug}`} first={reviews} distribution={distribution} />
      </section>

      {related.length > 0 && (
        <section aria-labelledby="related-title" className="mt-16 border-t border-line pt-10">
          <h2 id="related-title" className="display-3">
            In the same spirit
          </h2>
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
      <JsonLd data={productData({ page, variant, price, siteUrl, path })} />
    </div>
  );
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

/** A line of text high, a thumb high to touch. */
const termsLink = "-my-3.5 inline-flex min-h-11 min-w-11 items-center underline underline-offset-4";

function BuyTerms({ variant, currency, returnDays: days }: { variant: ProductVariant; currency: Currency; returnDays: number }) {
  const { parcels } = variant;
  const total = parcels.reduce((sum, parcel) => sum + parcel.weightGrams, 0);
  const { parcelMinor, freeFromMinor, freightMinor } = deliveryTerms[currency];
  const longest = parcels.length > 0 ? Math.max(...parcels.flatMap((parcel) => [parcel.lengthMm, parcel.widthMm, parcel.heightMm])) : 0;
  return (
    <ul className="mt-6 grid gap-3 border-t border-line pt-5 text-sm [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted">
      {parcels.length > 0 && (
        <li className="flex gap-3">
          <Box aria-hidden />
          <span>
            {parcels.length === 1 ? "One parcel" : `${parcels.length} parcels`}, {weight(total)}{parcels.length > 1 ? " in all" : ""}, longest side {length(longest)}
          </span>
        </li>
      )}
      {variant.needsTwoPeople && (
        <li className="flex gap-3">
          <Users aria-hidden />
          <span>Bring a second person: this needs two to lift. Staff help you load at the curb.</span>
        </li>
      )}
      <li className="flex gap-3">
        <Truck aria-hidden />
        <span>
          Delivery {formatMoney(parcelMinor, currency)}, free from {formatRound(freeFromMinor, currency)}; heavy parcels {formatMoney(freightMinor, currency)}.{" "}
          <Link href="/help/delivery" prefetch={false} className={termsLink}>Delivery</Link>
        </span>
      </li>
      <li className="flex gap-3">
        <RotateCcw aria-hidden />
        <span>
          Return it unused within {days} days, in any store. <Link href="/help/returns" prefetch={false} className={termsLink}>Returns</Link>
        </span>
      </li>
    </ul>
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
