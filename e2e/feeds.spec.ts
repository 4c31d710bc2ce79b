import type { Page } from "@playwright/test";
import { expect, test } from "./world";

type Told = { sku: string; price: string; available: boolean; link: string };

const tag = (item: string, name: string): string => new RegExp(`<g:${name}>([^<]*)</g:${name}>`).exec(item)?.[1] ?? "";

/** What the page tells search engines about its delivery offer. */
async function offerOnPage(page: Page, sku: string): Promise<{ price: string; available: boolean }> {
  const blocks = page.locator("script[type='application/ld+json']");
  await expect(async () => {
    expect((await blocks.allTextContents()).some((text) => text.includes("ParcelService"))).toBe(true);
  }).toPass();
  const texts = await blocks.allTextContents();
  const told = texts.find((text) => text.includes("ParcelService") && text.includes(`"${sku}"`)) ?? "";
  return { price: /"price":"([\d.]+)"/.exec(told)?.[1] ?? "", available: /"availability":"[^"]*InStock"[^}]*ParcelService/.test(told) };
}

test("the feeds of Google and Meta and the page itself tell the same price and delivery", async ({ page, request }) => {
  const google = await request.get("/feeds/google.xml");
  expect(google.headers()["content-type"]).toContain("application/xml");
  const items = (await google.text()).split("<item>").slice(1).map((item): Told => ({
    sku: tag(item, "id"), price: (tag(item, "sale_price") || tag(item, "price")).replace(" USD", ""), available: tag(item, "availability") === "in_stock", link: tag(item, "link"),
  }));
  expect(items.length).toBeGreaterThan(150);
  const meta = (await (await request.get("/feeds/meta.csv")).text()).trim().split("\r\n");
  expect(meta).toHaveLength(items.length + 1);
  for (const item of [items[0], items[40], items[120]]) {
    if (!item) throw new Error("The feed is shorter than the demo's catalog");
    const line = meta.find((each) => each.startsWith(`${item.sku},`)) ?? "";
    expect(line).toContain(`${item.price} USD`);
    expect(line).toContain(item.available ? ",in stock," : ",out of stock,");
    await page.goto(new URL(item.link).pathname);
    expect(await offerOnPage(page, item.sku), item.link).toEqual({ price: item.price, available: item.available });
  }
});

test("the local feed names the stores of the shop and says what can be picked up", async ({ request }) => {
  const text = await (await request.get("/feeds/google-local-inventory.xml")).text();
  expect(text.endsWith("</rss>\n")).toBe(true);
  const stores = new Set([...text.matchAll(/<g:store_code>([^<]+)</g)].map(([, code]) => code));
  expect(stores.size).toBeGreaterThanOrEqual(12);
  expect(text).toContain("<g:pickup_method>buy</g:pickup_method>");
});
