import type { MetadataRoute } from "next";
import { siteUrl } from "@/lib/kernel/site-url";

export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", disallow: ["/api/", "/staff", "/cart", "/checkout", "/account", "/orders", "/track", "/search", "/find-store"] }, sitemap: `${siteUrl()}/sitemap.xml` };
}
