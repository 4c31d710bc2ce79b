import { loadavg } from "node:os";
import { chromium, type Page } from "playwright";
import { demoPassword, demoPin } from "@/db/seed/demo-password.mjs";
import { findBrowser } from "@/scripts/find-browser.mjs";
import { percentiles } from "./measure";
import { openShopAndFloor } from "./shop";

const scans = 200;
const slower = 4;

/** From the last key of a wedge scanner to the frame in which its line is drawn, on a tablet four times slower than this machine. */
export async function till(): Promise<Record<string, unknown>> {
  const shop = await openShopAndFloor();
  const browser = await chromium.launch({ executablePath: await findBrowser(() => undefined), args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1024, height: 768 }, baseURL: shop.app });
    const skus = await openTill(page);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
    const times: number[] = [];
    for (let i = 0; i < scans; i++) times.push(await scanOnce(page, skus[i % skus.length] ?? ""));
    return { conditions: { scans, items: skus.length, slower, load: loadavg()[0] }, ms: percentiles(times), reach: { p95: 150 } };
  } finally {
    await browser.close();
    await shop.stop();
  }
}

async function openTill(page: Page): Promise<string[]> {
  await page.goto("/staff/sign-in");
  await page.getByLabel("E-mail").fill("manager@alderway.example");
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
  await page.goto("/staff/till");
  await page.getByRole("button", { name: "Use this device" }).first().click();
  await page.getByRole("button", { name: /^Marcus Bell/ }).click();
  await page.getByLabel("PIN of Marcus Bell").fill(demoPin);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByLabel("Float").fill("100.00");
  const catalog = page.waitForResponse((answer) => answer.url().endsWith("/till/catalog"));
  await page.getByRole("button", { name: "Open and sell" }).click();
  const items: unknown = await (await catalog).json();
  await page.getByText("Ready for the first item").waitFor();
  return Array.isArray(items) ? items.flatMap((item: unknown) => (typeof item === "object" && item !== null && "sku" in item ? [String(item.sku)] : [])) : [];
}

/**
 * The scanner's keys go to the page, as when no field has the focus; a line counts when the frame after its change was
 * painted. No function in here has a name: the compiler would call a helper that the page does not have.
 */
const scanOnce = (page: Page, sku: string): Promise<number> => page.evaluate((text) => new Promise<number>((resolve) => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const field = `li[data-sku="${text}"] input`;
  const before = document.querySelector(field)?.getAttribute("value") ?? "";
  for (const key of text) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const began = performance.now();
  new MutationObserver((_changes, observer) => {
    if ((document.querySelector(field)?.getAttribute("value") ?? "") === before) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
  }).observe(document.querySelector("main") ?? document.body, { subtree: true, childList: true, attributes: true });
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
}), sku);
