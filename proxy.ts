import { randomBytes, randomUUID } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { contentSecurityPolicy } from "@/lib/kernel/content-security-policy";
import { currencyCookie, wantedCurrency } from "@/lib/kernel/currency";
import { defaultLocale, isLocale, isPublished, isRefined, writeEdition, type Edition } from "@/lib/kernel/published";


export function proxy(request: NextRequest): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  const requestId = request.headers.get("x-request-id") ?? randomUUID();
  const [, first = ""] = pathname.split("/");
  const isStaff = first === "staff";

  if (first === defaultLocale) return withRequestId(redirectToUnprefixed(request), requestId);

  const headers = new Headers(request.headers);
  headers.set("x-request-id", requestId);
  headers.delete("content-security-policy");

  const unprefixed = isLocale(first) ? pathname.slice(first.length + 1) || "/" : pathname;
  const isRead = request.method === "GET" || request.method === "HEAD";
  const needsNonce = isStaff || !isRead || !isPublished(unprefixed, searchParams);
  const isHttps = process.env.APP_URL?.startsWith("https:") ?? false;
  let policy: string | undefined;
  if (needsNonce) {
    const nonce = `'nonce-${randomBytes(16).toString("base64")}'`;
    policy = contentSecurityPolicy([nonce], { isStaff, isHttps, canScan: unprefixed === "/account/receipt", hasStripe: /^\/(checkout|orders\/[^/]+|track\/[^/]+)$/.test(unprefixed) && Boolean(process.env.STRIPE_PUBLISHABLE_KEY) });
    // Next reads the nonce from this request header and puts it on its own scripts.
    headers.set("content-security-policy", policy);
  }

  if (!needsNonce && process.env.NODE_ENV === "development") policy = contentSecurityPolicy([], { isStaff, isHttps });

  const response = isStaff
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(ofEdition(request, unprefixed, { locale: isLocale(first) ? first : defaultLocale, currency: wantedCurrency(request.cookies.get(currencyCookie)?.value) }), { request: { headers } });
  if (policy) response.headers.set("content-security-policy", policy);
  return withRequestId(response, requestId);
}

export const config = {
  matcher: ["/((?!api/|feeds/|test-gateway/|_next/|\\.well-known/|.*\\.(?:svg|png|ico|jpg|webp|avif|txt|xml|js|map|json|webmanifest|woff2|wasm|glb)$).*)"],
};

/** A category with filters is another page than the published one: same address, its own route. */
function ofEdition(request: NextRequest, unprefixed: string, edition: Edition): URL {
  const url = request.nextUrl.clone();
  const isRefinedCategory = /^\/categories\/[^/]+$/.test(unprefixed) && isRefined(url.searchParams);
  url.pathname = `/${writeEdition(edition)}${unprefixed}${isRefinedCategory ? "/refined" : ""}`;
  return url;
}

function redirectToUnprefixed(request: NextRequest): NextResponse {
  const url = request.nextUrl.clone();
  url.pathname = url.pathname.slice(defaultLocale.length + 1) || "/";
  return NextResponse.redirect(url, 308);
}

function withRequestId(response: NextResponse, requestId: string): NextResponse {
  response.headers.set("x-request-id", requestId);
  return response;
}
