import type { IncomingMessage, ServerResponse } from "node:http";
import { isPublished } from "@/lib/kernel/published";
import { chooseEncoding, compress } from "./compression";
import { missingPage } from "./missing-page";
import { outcomeOf } from "./outcome";
import { remembered } from "./remembered";
import { tap } from "./tap";

type Site = { isHttps: boolean; ownUrl: string };
type Send = (status: number, body: Buffer | undefined) => void;

/** Prepares the answer to a read: documents get their policy and true status, text assets their compression. */
export function prepareRead(req: IncomingMessage, res: ServerResponse, url: URL, site: Site): void {
  if (req.method !== "GET" && req.method !== "HEAD") return;
  // A read that calls itself a form would be rendered anew each time: see scripts/page-cache.mjs.
  delete req.headers["content-type"];
  if (/^\/_next\/static\/.*\.(js|css)$/.test(url.pathname)) return holdAsset(req, res, site);
  if (isDocument(req, url)) holdDocument(req, res, url, site);
}

function isDocument(req: IncomingMessage, { pathname }: URL): boolean {
  if (req.headers.rsc !== undefined || /^\/(api|feeds|_next|\.well-known)(\/|$)/.test(pathname)) return false;
  return !/\.(svg|png|ico|jpg|webp|avif|txt|xml|js|map|json|webmanifest|woff2|wasm)$/.test(pathname);
}

function holdAsset(req: IncomingMessage, res: ServerResponse, site: Site): void {
  if (req.headers.range !== undefined) return;
  const encoding = takeEncoding(req);
  tap(res, () => res.statusCode === 200, async ({ status, body }, send) => {
    const { encoded } = await remembered(body, encoding, { isDocument: false, isHttps: site.isHttps });
    describeEncoding(res, encoding);
    send(status, encoded);
  });
}

function holdDocument(req: IncomingMessage, res: ServerResponse, url: URL, site: Site): void {
  const isWhole = isPublished(url.pathname, url.searchParams);
  const encoding = takeEncoding(req);
  // Policy and status are read from the body, so a HEAD is answered from one too; Node leaves it out.
  req.method = "GET";

  /** The same document for everybody, or the one that says there is none. */
  async function sendShared(status: number, body: Buffer, send: Send): Promise<void> {
    const { policy, encoded } = await remembered(body, encoding, { isDocument: true, isHttps: site.isHttps });
    if (policy) res.setHeader("content-security-policy", policy);
    res.setHeader("cache-control", status === 200 ? "public, max-age=0, must-revalidate" : "no-store");
    describeEncoding(res, encoding);
    send(status, encoded);
  }

  tap(res, () => isWhole || isHtml(res), async ({ status: promised, body }, send) => {
    res.removeHeader("x-middleware-rewrite");
    if (promised === 304) {
      // A policy in a 304 would replace the one stored with the browser's copy.
      res.removeHeader("content-security-policy");
      res.setHeader("cache-control", "public, max-age=0, must-revalidate");
      describeEncoding(res, "identity");
      return send(304, undefined);
    }
    const outcome = promised === 200 && !isWhole ? outcomeOf(body.toString("utf8")) : undefined;
    if (outcome?.location) {
      res.setHeader("location", outcome.location);
      return send(outcome.status, Buffer.alloc(0));
    }
    const status = url.pathname === missingPage.path ? 404 : (outcome?.status ?? promised);
    const isShop = !/^\/staff(\/|$)/.test(url.pathname);
    if (status === 404 && isShop && url.pathname !== missingPage.path) {
      const missing = await missingPage.read(site.ownUrl);
      res.removeHeader("etag");
      if (missing) return sendShared(404, missing, send);
    }
    if (isWhole) return sendShared(status, body, send);
    describeEncoding(res, encoding);
    send(status, await compress(body, encoding, "each"));
  });
}

function isHtml(res: ServerResponse): boolean {
  return String(res.getHeader("content-type") ?? "").startsWith("text/html");
}

/** Compression is put back after a body was held, so Next must not compress it first. */
function takeEncoding(req: IncomingMessage): ReturnType<typeof chooseEncoding> {
  const encoding = chooseEncoding(req.headers["accept-encoding"]);
  delete req.headers["accept-encoding"];
  return encoding;
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
