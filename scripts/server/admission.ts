import type { IncomingMessage } from "node:http";

type Refused = { status: number; title: string; detail: string };

const megabyte = 1024 * 1024;
const bodyLimits: [prefix: string, bytes: number][] = [
  ["/api/imports", 64 * megabyte],
  ["/api/uploads", 12 * megabyte],
  ["/staff", 12 * megabyte],
];

/** What may not even reach the app: a write from another site's page, or a body larger than its address takes. */
export function refuse(req: IncomingMessage, pathname: string, siteUrl: string | undefined): Refused | undefined {
  if (req.method === "GET" || req.method === "HEAD" || req.method === "OPTIONS") return undefined;
  return refuseForeignPage(req, siteUrl) ?? refuseBody(req, pathname);
}

/**
 * Forms and server actions carry the shopper's cookies from wherever they were sent, so their page must be ours.
 * Machines send no Origin and no cookie; their doors check a credential.
 */
function refuseForeignPage(req: IncomingMessage, siteUrl: string | undefined): Refused | undefined {
  const isAction = req.headers["next-action"] !== undefined;
  if (!isAction && !isForm(req.headers["content-type"])) return undefined;
  const origin = req.headers.origin;
  const isForeign =
    origin === undefined ? req.headers["sec-fetch-site"] === "cross-site" : !isOwnOrigin(origin, req.headers.host, siteUrl);
  if (!isForeign) return undefined;
  return { status: 403, title: "Forbidden", detail: "This form was sent from another site." };
}

function isForm(contentType = ""): boolean {
  return /^(multipart\/form-data|application\/x-www-form-urlencoded|text\/plain)\b/i.test(contentType);
}

function isOwnOrigin(origin: string, host: string | undefined, siteUrl: string | undefined): boolean {
  if (siteUrl !== undefined && origin === new URL(siteUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function refuseBody(req: IncomingMessage, pathname: string): Refused | undefined {
  if (req.headers["transfer-encoding"] !== undefined) {
    return { status: 411, title: "Length required", detail: "Send the body with a Content-Length." };
  }
  const limit = bodyLimits.find(([prefix]) => pathname === prefix || pathname.startsWith(`${prefix}/`))?.[1] ?? megabyte;
  if (Number(req.headers["content-length"] ?? 0) <= limit) return undefined;
  return { status: 413, title: "Content too large", detail: `This address takes at most ${limit / megabyte} MB.` };
}
