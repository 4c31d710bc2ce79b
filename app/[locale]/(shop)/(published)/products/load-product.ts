import { cacheLife, cacheTag } from "next/cache";
import { getProduct } from "@/lib/domain/catalog/get-product";
import { listReviewDistribution, listReviews } from "@/lib/domain/catalog/list-reviews";
import { variantKey } from "@/lib/domain/catalog/product-page";
import { getPrices } from "@/lib/domain/pricing/get-prices";
import { listRelated } from "@/lib/domain/search/list-related";
import { tags } from "@/lib/kernel/tags";

/** A product page's facts for everybody, kept until the product, its price or its reviews change. */
export async function loadProduct(slug: string, key: string | null) {
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
  const [prices, reviews, distribution, related] = await Promise.all([
    getPrices([variant.id], { channel: "web", currency: "USD" }), listReviews({ productId: page.id, stars: null, after: null }), listReviewDistribution(page.id), listRelated(page.id, 4),
  ]);
  for (const card of related) cacheTag(tags.product(card.id));
  return { page, variant, price: prices.get(variant.id) ?? null, reviews, distribution, related };
}
