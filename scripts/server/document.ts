import type { IncomingMessage, ServerResponse } from "node:http";
import { isPublished } from "@/lib/kernel/published";
import { chooseEncoding } from "./compression";
import { missingPage } from "./missing-page";
import { remembered } from "./remembered";
import { tap } from "./tap";

type Site = { isHttps: boolean; ownUrl: string };

/** Prepares the answer to a read: published documents get their policy, text assets their compression, 404s a page. */
export function prepareRead(req: IncomingMessage, res: ServerResponse, url: URL, site: Site): void {
  if (/^\/_next\/static\/.*\.(js|css)$/.test(url.pathname)) return holdAsset(req, res, site);
  if (isDocument(req, url)) holdDocument(req, res, url, site);
}

function isDocument(req: IncomingMessage, url: URL): boolean {
  if (req.method !== "GET" && req.method !== "HEAD") return false;
  if (req.headers.rsc !== undefined || /^\/(api|feeds|_next|\.well-known|staff)(\/|$)/.test(url.pathname)) return false;
  return !/\.(svg|png|ico|jpg|webp|avif|txt|xml|js|map|json|webmanifest|woff2|wasm)$/.test(url.pathname);
}

function holdAsset(req: IncomingMessage, res: ServerResponse, site: Site): void {
  const encoding = chooseEncoding(req.headers["accept-encoding"]);
  delete req.headers["accept-encoding"];
  if (req.headers.range !== undefined || req.method !== "GET") return;
  tap(res, () => res.statusCode === 200, async ({ status, body }, send) => {
    const { encoded } = await remembered(body, encoding, { isDocument: false, isHttps: site.isHttps });
    describeEncoding(res, encoding);
    send(status, encoded);
  });
}

function holdDocument(req: IncomingMessage, res: ServerResponse, url: URL, site: Site): void {
  const isWhole = isPublished(url.pathname, url.searchParams) || url.pathname === missingPage.path;
  const encoding = chooseEncoding(req.headers["accept-encoding"]);
  if (isWhole) {
    delete req.headers["accept-encoding"];
    // The policy is made from the body, so a HEAD is answered from one too; Node leaves it out.
    req.method = "GET";
  }
  const isMissing = () => res.statusCode === 404 && isHtml(res);
  tap(res, () => isWhole || isMissing(), async (held, send) => {
    res.removeHeader("x-middleware-rewrite");
    res.setHeader("cache-control", held.status === 200 || held.status === 304 ? "public, max-age=0, must-revalidate" : "no-store");
    if (held.status === 304) {
      // A policy in a 304 would replace the one stored with the browser's copy.
      res.removeHeader("content-security-policy");
      describeEncoding(res, "identity");
      return send(304, undefined);
    }
    const missing = isMissing() && url.pathname !== missingPage.path ? await missingPage.read(site.ownUrl) : undefined;
    const body = missing ?? held.body;
    const { policy, encoded } = await remembered(body, encoding, { isDocument: isHtml(res), isHttps: site.isHttps });
    if (policy) res.setHeader("content-security-policy", policy);
    describeEncoding(res, encoding);
    if (missing) res.removeHeader("etag");
    send(url.pathname === missingPage.path ? 404 : held.status, encoded);
  });
}

function isHtml(res: ServerResponse): boolean {
  return String(res.getHeader("content-type") ?? "").startsWith("text/html");
}

function describeEncoding(res: ServerResponse, encoding: string): void {
  if (encoding === "identity") res.removeHeader("content-encoding");
  else res.setHeader("content-encoding", encoding);
  const vary = String(res.getHeader("vary") ?? "");
  if (!/accept-encoding/i.test(vary)) res.setHeader("vary", vary ? `${vary}, Accept-Encoding` : "Accept-Encoding");
  const tag = res.getHeader("etag");
  // One tag for several encodings of the same document is a weak one (RFC 9110, 8.8.1).
  if (typeof tag === "string" && !tag.startsWith("W/")) res.setHeader("etag", `W/${tag}`);
}
