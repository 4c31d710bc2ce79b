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
      floor[name] = name === "handler" ? warm : { ...warm, visit: await visit(browser, shop.floor + path) };
    }
    const figures: Record<string, unknown> = {};
    for (const [name, path] of Object.entries(pages)) {
      const warm = await serve(shop, shop.appPid, shop.app + path);
      const against = name === "search" || name === "cart" ? cpu["dynamic"] : cpu["static"];
      const before = shop.roundTrips();
      await (await fetch(shop.app + path)).arrayBuffer();
      const documentRoundTrips = shop.roundTrips() - before;
      figures[name] = { ...warm, documentRoundTrips, cpuToBare: Math.round((warm.cpuMs / (against ?? 1)) * 100) / 100, ...(await countedVisit(shop, browser, path)) };
    }
    return { conditions: { requests, node: process.version, load: loadavg()[0], phone: "4x slower CPU, 1.6 Mbit/s, 150 ms" }, floor, pages: figures, reach: { published: 2, request: 1.5 } };
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

/** A visit, and the round trips to PostgreSQL of its document and of all that it fetches by itself. */
async function countedVisit(shop: RunningShop, browser: Browser, path: string): Promise<{ visit: Record<string, unknown>; visitRoundTrips: number }> {
  const before = shop.roundTrips();
  const seen = await visit(browser, shop.app + path);
  return { visit: seen, visitRoundTrips: shop.roundTrips() - before };
}

/** Compressed bytes by kind and paint times of a first visit on a slowed phone. */
async function visit(browser: Browser, url: string): Promise<Record<string, unknown>> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true });
  const page = await context.newPage();
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
  const paint = await page.evaluate(() => new Promise<{ lcpMs: number; cls: number }>((resolve) => {
    let lcpMs = 0;
    let cls = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (lcpMs = entry.startTime))).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (cls += "value" in entry && typeof entry.value === "number" ? entry.value : 0))).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve({ lcpMs: Math.round(lcpMs), cls: Math.round(cls * 1000) / 1000 }), 2500);
  }));
  await context.close();
  return { kilobytes: Object.fromEntries(Object.entries(bytes).map(([kind, size]) => [kind, Math.round(size / 102.4) / 10])), ...paint };
}
