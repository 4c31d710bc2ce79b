import { generateKeyPairSync, randomUUID, type KeyObject } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { openStockedShop } from "@/lib/domain/orders/checkout.testing";
import type { Shop } from "@/lib/domain/carts/testing";
import { contentDigest, signMessage } from "@/lib/domain/agents/message-signature";
import { offer, tenPercent } from "@/lib/domain/pricing/promotion.testing";
import { refreshSearchDocuments } from "@/lib/domain/search/refresh-search-documents";

process.env.DEMO = "1";
process.env.APP_URL = "http://shop.test";

const capabilities = ["checkout", "cart", "catalog.search", "catalog.lookup", "order", "fulfillment", "discount", "buyer_consent"].map((name) => `dev.ucp.shopping.${name}`);

export type Notice = { path: string; headers: Record<string, string | string[] | undefined>; body: string };
/** A platform as the shop meets it: it publishes profiles and takes events. */
export type Platform = { url: string; notices: Notice[]; key: KeyObject; close(): Promise<void> };

/** `/<version>` is the profile of an agent that speaks this version; `/signing/<version>` of one that has a key. */
export async function openPlatform(): Promise<Platform> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: "platform-1", use: "sig", alg: "ES256" };
  const notices: Notice[] = [];
  const server: Server = createServer((req, res) => {
    const [, hasKey, version] = /^(\/signing)?\/(\d{4}-\d{2}-\d{2})$/.exec(req.url ?? "") ?? [];
    if (req.method === "GET" && version) return res.writeHead(200, { "content-type": "application/json", "cache-control": "public, max-age=60" }).end(JSON.stringify(profileOf(version, `http://localhost:${portOf(server)}/events`, hasKey ? [jwk] : [])));
    if (req.method !== "POST") return res.writeHead(req.url === "/broken" ? 200 : 404).end("no profile");
    let body = "";
    req.setEncoding("utf8").on("data", (text: string) => (body += text)).on("end", () => {
      notices.push({ path: req.url ?? "", headers: req.headers, body });
      res.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, done));
  return { url: `http://localhost:${portOf(server)}`, notices, key: privateKey, close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()); }) };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port; // it listens on a port

function profileOf(version: string, webhook: string, keys: object[]): object {
  const order = { version, config: { webhook_url: webhook } };
  const list = capabilities.map((name) => ({ name, ...(name.endsWith(".order") ? order : { version }) }));
  return version === "2026-01-11" ? { ucp: { version, capabilities: list }, signing_keys: keys } : { ucp: { version, services: {}, payment_handlers: {}, capabilities: Object.fromEntries(list.map(({ name, ...own }) => [name, [own]])) }, signing_keys: keys };
}

export type Sent = { method?: string; body?: unknown; key?: string; headers?: Record<string, string> };

export function requestOf(platform: Platform, profile: string, path: string, { method = "GET", body, key = randomUUID(), headers = {} }: Sent = {}): Request {
  return new Request(`http://shop.test/api/ucp/${path}`, {
    method, headers: { "ucp-agent": `profile="${platform.url}/${profile}"`, "content-type": "application/json", ...(method !== "GET" && { "idempotency-key": key }), ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

/** The same request with a signature by the platform's key. */
export async function signed(platform: Platform, request: Request, change: { kid?: string; components?: string[]; created?: number } = {}): Promise<Request> {
  const body = await request.clone().text();
  const headers = new Headers(request.headers);
  if (body) headers.set("content-digest", contentDigest(body));
  const url = new URL(request.url);
  const components = change.components ?? ["@method", "@authority", "@path", "ucp-agent", ...(headers.has("idempotency-key") ? ["idempotency-key"] : []), ...(body ? ["content-digest", "content-type"] : [])];
  const proof = signMessage({ method: request.method, authority: url.host, path: url.pathname, query: url.search, headers: (name) => headers.get(name), body }, components,
    { privateKey: platform.key, jwk: { kid: change.kid ?? "platform-1", kty: "EC", crv: "P-256", x: "", y: "", use: "sig", alg: "ES256" } }, change.created ?? Math.floor(Date.now() / 1000));
  for (const [name, value] of Object.entries(proof)) headers.set(name, value);
  return new Request(request.url, { method: request.method, headers, ...(body && { body }) });
}

/** The tests' shop, committed: a lamp and a mug with pictures, a code for ten percent, words to search by. */
export async function openAgentShop(units: { lamps?: number; mugs?: number } = {}): Promise<Shop> {
  return transaction(async (tx) => {
    const shop = await openStockedShop(tx, { lamps: units.lamps ?? 20, mugs: units.mugs ?? 20 });
    await tx.execute(sql`insert into media (id, product_id, src, alt, width, height) select gen_random_uuid(), id, '/media/' || id || '.webp', title, 800, 600 from product`);
    await tx.execute(sql`update variant set options = '{"Color": "Alder"}', gtin = '00012345678905' where id = ${shop.lamp}`);
    await offer(tx, { ...tenPercent("TEN"), name: "Ten percent off" });
    await refreshSearchDocuments(tx, "all");
    return shop;
  });
}
