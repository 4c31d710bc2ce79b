import { picturesOf, type ProductPage, type ProductVariant } from "@/lib/domain/catalog/product-page";
import type { Question } from "@/lib/domain/catalog/question";
import type { Price } from "@/lib/domain/pricing/price";
import { decimalMoney } from "@/lib/kernel/money";

type Facts = { page: ProductPage; variant: ProductVariant; price: Price | null; questions: readonly Question[]; siteUrl: string; path: string };

/** Product, price and way there as schema.org says them; exactly what the page shows. Stock is said where it is shown. */
export function productData({ page, variant, price, questions, siteUrl, path }: Facts): object {
  const url = `${siteUrl}${path}`;
  const crumbs = [{ name: "Home", path: "/" }, ...page.categories.map(({ name, slug }) => ({ name, path: `/categories/${slug}` })), { name: page.title, path }];
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "Product", "@id": url, name: page.title, description: page.summary, sku: variant.sku, ...(variant.gtin && { gtin14: variant.gtin }), brand: { "@type": "Brand", name: page.brand },
        ...(variant.title && { color: variant.title }), image: picturesOf(page, variant.id).map((picture) => `${siteUrl}${picture.src}`), category: page.categories.map(({ name }) => name).join(" > "),
        ...(page.rating.count > 0 && { aggregateRating: { "@type": "AggregateRating", ratingValue: page.rating.average, reviewCount: page.rating.count } }),
        ...(price && { offers: { "@type": "Offer", url, priceCurrency: price.currency, price: decimalMoney(price.amountMinor, price.currency), itemCondition: "https://schema.org/NewCondition" } }),
      },
      ...(questions.length > 0 ? [{ "@type": "FAQPage", "@id": `${url}#questions`, mainEntity: questions.map(({ body, answer }) => ({ "@type": "Question", name: body, acceptedAnswer: { "@type": "Answer", text: answer } })) }] : []),
      { "@type": "BreadcrumbList", itemListElement: crumbs.map(({ name, path: to }, at) => ({ "@type": "ListItem", position: at + 1, name, item: `${siteUrl}${to}` })) },
    ],
  };
}
