import type { MetadataRoute } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { listPublicAddresses } from "@/lib/domain/catalog/list-public-addresses";
import { siteUrl } from "@/lib/kernel/site-url";
import { tags } from "@/lib/kernel/tags";

/** What one sitemap may hold (sitemaps.org): 50,000 addresses, the fixed pages among them. */
const mostProducts = 49_000;

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  "use cache";
  cacheTag(tags.catalog, tags.categories, tags.stores);
  cacheLife("hours");
  const pages = ["/", "/stores", "/gift-cards", "/help", "/credits", "/developers"].map((path) => ({ path, changedAt: null }));
  return [...pages, ...(await listPublicAddresses(mostProducts))].map(({ path, changedAt }) => ({ url: `${siteUrl()}${path}`, ...(changedAt && { lastModified: changedAt }) }));
}
