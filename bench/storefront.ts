import { loadavg } from "node:os";
import { chromium, type Browser } from "playwright";
import { findBrowser } from "@/scripts/find-browser.mjs";
import { cpuMs } from "./cpu";
import { percentiles } from "./measure";
import { openShopAndFloor, type RunningShop } from "./shop";

const pages = { home: "/", category: "/categories/sofas", search: "/search?q=lamp", product: "/products/longstone-desk-lamp", store: "/stores/south-loop", cart: "/cart" } as const;
const bare = { static: "/", dynamic: "/dynamic", handler: "/handler" } as const;
const warmUps = 15;
const requests = 120;

/** Each page beside a bare Next.js app in the same run: server CPU and time of a warm request, bytes of a first visit, lab paint on a slowed phone. */
export async function storefront(): Promise<Record<string, unknown>> {
  const shop = await openShopAndFloor();
  const browser = await chromium.launch({ executablePath: await findBrowser(() => undefined), args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  try {
    const floor: Record<string, unknown> = {};
    const cpu: Record<string, number> = {};
    for (const [name, path] of Object.entries(bare)) {
      const warm = await serve(shop, shop.floorPid, shop.floor + path);
      cpu[name] = warm.cpuMs;
      floor[name] = name === "handler" ? warm : { ...warm, visit: await visit(browser, shop.floor + path).then(({ asked: _asked, ...seen }) => seen) };
    }
    const figures: Record<string, unknown> = {};
    const handlers: Record<string, unknown> = {};
    for (const [name, path] of Object.entries(pages)) {
      const cold = await once(shop, shop.app + path);
      const warm = await serve(shop, shop.appPid, shop.app + path);
      const against = name === "search" || name === "cart" ? cpu["dynamic"] : cpu["static"];
      const before = shop.roundTrips();
      await (await fetch(shop.app + path)).arrayBuffer();
      const documentRoundTrips = shop.roundTrips() - before;
      const { asked, ...counted } = await countedVisit(shop, browser, path);
      figures[name] = { ...warm, cold, documentRoundTrips, cpuToBare: ratio(warm.cpuMs, against), ...counted };
      for (const address of asked) handlers[pathOf(address)] ??= await serveHandler(shop, address, cpu["handler"]);
    }
    return { conditions: { requests, node: process.version, load: loadavg()[0], phone: "4x slower CPU, 1.6 Mbit/s, 150 ms" }, floor, pages: figures, handlers, reach: { published: 2, request: 1.5, handler: 2 } };
  } finally {
    await browser.close();
    await shop.stop();
  }
}

async function serve(shop: RunningShop, pid: number, url: string): Promise<{ cpuMs: number; ms: { p50: number; p95: number }; bytes: number }> {
  let bytes = 0;
  for (let i = 0; i < warmUps; i++) bytes = (await (await fetch(url)).arrayBuffer()).byteLength;
  const before = cpuMs(pid) + cpuMs(shop.postgresPid);
  const times: number[] = [];
  for (let i = 0; i < requests; i++) {
    const began = performance.now();
    await (await fetch(url)).arrayBuffer();
    times.push(performance.now() - began);
  }
  const { p50, p95 } = percentiles(times);
  return { cpuMs: Math.round(((cpuMs(pid) + cpuMs(shop.postgresPid) - before) / requests) * 100) / 100, ms: { p50, p95 }, bytes };
}

/** The first request of a page since the server started: a published page is made, a request page's code is loaded. */
async function once(shop: RunningShop, url: string): Promise<{ cpuMs: number; ms: number }> {
  const before = cpuMs(shop.appPid) + cpuMs(shop.postgresPid);
  const began = performance.now();
  await (await fetch(url)).arrayBuffer();
  return { ms: Math.round(performance.now() - began), cpuMs: Math.round(cpuMs(shop.appPid) + cpuMs(shop.postgresPid) - before) };
}

/** One of the JSON handlers that pages ask for what depends on the shopper or on stock. */
async function serveHandler(shop: RunningShop, url: string, bareCpuMs: number | undefined): Promise<Record<string, unknown>> {
  const warm = await serve(shop, shop.appPid, url);
  const before = shop.roundTrips();
  await (await fetch(url)).arrayBuffer();
  return { ...warm, roundTrips: shop.roundTrips() - before, cpuToBare: ratio(warm.cpuMs, bareCpuMs) };
}

const ratio = (figure: number, floor: number | undefined): number => Math.round((figure / (floor ?? 1)) * 100) / 100;
const pathOf = (address: string): string => new URL(address).pathname;

/** A visit, the JSON handlers it asks, and the round trips to PostgreSQL of its document and of all that it fetches by itself. */
async function countedVisit(shop: RunningShop, browser: Browser, path: string): Promise<{ visit: Record<string, unknown>; visitRoundTrips: number; asked: string[] }> {
  const before = shop.roundTrips();
  const { asked, ...seen } = await visit(browser, shop.app + path);
  return { visit: seen, visitRoundTrips: shop.roundTrips() - before, asked };
}

/** Compressed bytes by kind, paint times, blocked time and layout shift of a first visit on a slowed phone, and the handlers it asked. */
async function visit(browser: Browser, url: string): Promise<{ kilobytes: Record<string, number>; lcpMs: number; tbtMs: number; cls: number; asked: string[] }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("response", (response) => {
    if (response.ok() && response.request().method() === "GET" && response.headers()["content-type"]?.startsWith("application/json") && pathOf(response.url()).startsWith("/api/")) asked.push(response.url());
  });
  const session = await context.newCDPSession(page);
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(url, { waitUntil: "load" });
  const paint = await page.evaluate(() => new Promise<{ lcpMs: number; tbtMs: number; cls: number }>((resolve) => {
    let lcpMs = 0;
    let tbtMs = 0;
    let cls = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (lcpMs = entry.startTime))).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (cls += "value" in entry && typeof entry.value === "number" ? entry.value : 0))).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (tbtMs += duration - 50))).observe({ type: "longtask", buffered: true });
    setTimeout(() => resolve({ lcpMs: Math.round(lcpMs), tbtMs: Math.round(tbtMs), cls: Math.round(cls * 1000) / 1000 }), 2500);
  }));
  await context.close();
  return { kilobytes: Object.fromEntries(Object.entries(bytes).map(([kind, size]) => [kind, Math.round(size / 102.4) / 10])), ...paint, asked };
}
