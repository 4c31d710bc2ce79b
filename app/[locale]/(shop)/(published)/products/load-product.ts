import { cacheLife, cacheTag } from "next/cache";
import { getProduct } from "@/lib/domain/catalog/get-product";
import { questionsShown } from "@/lib/domain/catalog/question";
import { listQuestions } from "@/lib/domain/catalog/list-questions";
import { listReviewDistribution, listReviews } from "@/lib/domain/catalog/list-reviews";
import { variantKey, type ProductVariant } from "@/lib/domain/catalog/product-page";
import { getPrices } from "@/lib/domain/pricing/get-prices";
import type { Prices } from "@/lib/domain/pricing/price";
import { listRelated } from "@/lib/domain/search/list-related";
import { listSets } from "@/lib/domain/search/list-sets";
import type { Currency } from "@/lib/kernel/currency";
import { tags } from "@/lib/kernel/tags";

/** A product page's facts for everybody, kept until the product, its price or its reviews change. */
export async function loadProduct(slug: string, key: string | null, currency: Currency) {
  "use cache";
  cacheLife("days");
  const page = await getProduct(slug);
  if (!page) {
    cacheTag(tags.catalog);
    return null;
  }
  cacheTag(tags.product(page.id));
  const variant = key === null ? page.variants[0] : page.variants.find((one, at) => at > 0 && variantKey(one) === key);
  if (!variant) return null;
  const { contents } = variant;
  const [prices, reviews, distribution, asked, related, sets] = await Promise.all([
    getPrices([variant.id, ...contents.map((part) => part.variantId)], { channel: "web", currency }), listReviews({ productId: page.id, stars: null, after: null }), listReviewDistribution(page.id), listQuestions(page.id, questionsShown), listRelated(page.id, 4, currency), listSets(page.id, 3, currency),
  ]);
  for (const id of [...related.map((card) => card.id), ...sets.map((card) => card.id), ...contents.map((part) => part.productId)]) cacheTag(tags.product(id));
  return { page, variant, currency, price: prices.get(variant.id) ?? null, aloneMinor: aloneMinor(contents, prices), reviews, distribution, asked, related, sets };
}

/** What is inside, bought one by one. */
const aloneMinor = (contents: ProductVariant["contents"], prices: Prices): number | null =>
  contents.reduce<number | null>((sum, { variantId, quantity }) => { const price = prices.get(variantId); return sum === null || !price ? null : sum + price.amountMinor * quantity; }, 0);
