import { expectThumbFits } from "./thumb";
import { expect, test } from "./world";

test("a thumb finds everything on a small phone, and a smaller one need not scroll sideways", async ({ page }) => {
  for (const path of ["/", "/categories/sofas", "/search?q=lamp", "/products/longstone-desk-lamp", "/stores", "/stores/south-loop", "/cart", "/sign-in", "/sign-up", "/orders", "/gift-cards"]) {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expectThumbFits(page, path);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
  }
});

test("where people land is painted within two and a half seconds on a slow line, and holds still", async ({ page }) => {
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.setCacheDisabled", { cacheDisabled: true });
  await line.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
  for (const path of ["/", "/categories/sofas", "/products/longstone-desk-lamp"]) {
    const facts = page.waitForResponse(/\/api\/(home|listing|product-page)\?/);
    await page.goto(path);
    await (await facts).finished();
    const { paintedMs, moved } = await page.evaluate(paint);
    expect(paintedMs, path).toBeLessThanOrEqual(2_500);
    expect(moved, path).toBeLessThanOrEqual(0.1);
  }
});

/** Largest contentful paint and the sum of layout shifts so far, in the browser. */
async function paint(): Promise<{ paintedMs: number; moved: number }> {
  const entries = (type: string): PerformanceEntryList => {
    const observer = new PerformanceObserver(() => undefined);
    observer.observe({ type, buffered: true });
    return observer.takeRecords();
  };
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return {
    paintedMs: entries("largest-contentful-paint").at(-1)?.startTime ?? Number.NaN,
    moved: entries("layout-shift").reduce((sum, shift) => sum + ("value" in shift && typeof shift.value === "number" ? shift.value : 0), 0),
  };
}
