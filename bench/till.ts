import { loadavg } from "node:os";
import { chromium, type Page } from "playwright";
import { z } from "zod";
import { demoPassword, demoPin } from "@/db/seed/demo-password.mjs";
import { findBrowser } from "@/scripts/find-browser.mjs";
import { percentiles } from "./measure";
import { openShopAndFloor } from "./shop";

const scans = 200;
const basket = 200;
const switches = 20;
const slower = 4;
const patienceMs = 120_000;
/** A gift card asks for what it is to be first. */
const itemsOf = z.array(z.object({ sku: z.string(), isGiftCard: z.boolean() }));

/**
 * On a tablet four times slower than this machine: from the last key of a wedge scanner to the frame in which its line is drawn, with
 * a few lines and with two hundred; and with each a change of person, from the press of Lock to the sale of the next one without their typing.
 * The floor is a bare page that draws one line for a scan, before and after, in the same browser.
 */
export async function till(): Promise<Record<string, unknown>> {
  const shop = await openShopAndFloor();
  const browser = await chromium.launch({ executablePath: await findBrowser(() => undefined), args: ["--no-sandbox", "--disable-gpu"] });
  const load = [loadavg()[0]];
  try {
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, baseURL: shop.app });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    const before = await floor(page);
    const skus = (await openTill(page)).slice(0, basket);
    await slow(page);
    say("scans into a few lines");
    const few = await scanAll(page, scans, (i) => skus[i % 10] ?? "");
    say("changes of person with a few lines");
    const pinFew = await switchPeople(page);
    say(`scans into ${skus.length} lines`);
    await scanAll(page, skus.length, (i) => skus[i] ?? "");
    const many = await scanAll(page, scans, (i) => skus[(i * 7) % skus.length] ?? "");
    say(`changes of person with ${skus.length} lines`);
    const pinMany = await switchPeople(page);
    const after = await floor(page);
    load.push(loadavg()[0]);
    return {
      conditions: { scans, lines: skus.length, switches, slower, load }, floor: { before: percentiles(before), after: percentiles(after) },
      ms: { few: percentiles(few), many: percentiles(many), pinFew: percentiles(pinFew), pinMany: percentiles(pinMany) }, reach: { scanP95: 150, pinP95: 3_000 },
    };
  } finally {
    await browser.close();
    await shop.stop();
  }
}

async function slow(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
}

const say = (what: string) => console.error(`till: ${what}`);

/** What a browser takes to draw one line on a page that does nothing else. */
async function floor(own: Page): Promise<number[]> {
  const page = await own.context().newPage();
  await page.setContent("<main><ul></ul></main>");
  await page.evaluate(() => addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const line = document.createElement("li");
    line.dataset["sku"] = String(document.querySelectorAll("li").length);
    line.innerHTML = `<input value="1">`;
    document.querySelector("ul")?.prepend(line);
    event.preventDefault();
  }));
  await slow(page);
  const times: number[] = [];
  for (let i = 0; i < scans; i++) times.push(await scanOnce(page, String(i)));
  await page.close();
  await own.bringToFront();
  return times;
}

async function scanAll(page: Page, count: number, skuOf: (i: number) => string): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push(await scanOnce(page, skuOf(i)));
  return times;
}

/** Lock, the other person, their PIN, and the sale is there again: everything but their fingers. */
async function switchPeople(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < switches; i++) {
    const name = i % 2 === 0 ? "Rosalind Vega" : "Marcus Bell";
    const began = performance.now();
    await page.getByRole("button", { name: "Lock or switch" }).click();
    await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await page.getByLabel(`PIN of ${name}`).fill(demoPin);
    await page.getByRole("button", { name: "Unlock" }).click();
    await page.getByRole("button", { name: "Take payment" }).waitFor();
    times.push(performance.now() - began);
  }
  return times;
}

async function openTill(page: Page): Promise<string[]> {
  await page.goto("/staff/sign-in");
  await page.getByLabel("E-mail").fill("manager@alderway.example");
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
  await page.goto("/staff/till");
  const catalog = page.waitForResponse((answer) => answer.url().endsWith("/till/catalog"));
  await page.getByRole("button", { name: "Use this device" }).first().click();
  const items = itemsOf.parse(await (await catalog).json());
  await page.getByRole("button", { name: /^Marcus Bell/ }).click();
  await page.getByLabel("PIN of Marcus Bell").fill(demoPin);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByLabel("Float").fill("100.00");
  await page.getByRole("button", { name: "Open and sell" }).click();
  await page.getByText("Ready for the first item").waitFor();
  return items.filter(({ isGiftCard }) => !isGiftCard).map(({ sku }) => sku);
}

/**
 * The scanner's keys go to the page, as when no field has the focus, each a millisecond after the other by the device's own
 * clock, however busy the machine is; a line counts when the frame after its change was painted.
 * No function in here has a name: the compiler would call a helper that the page does not have.
 */
const scanOnce = (page: Page, sku: string): Promise<number> => page.evaluate(({ text, patienceMs }) => new Promise<number>((resolve, reject) => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const field = `li[data-sku="${text}"] input`;
  const before = document.querySelector(field)?.getAttribute("value") ?? "";
  let began = 0;
  new MutationObserver((_changes, observer) => {
    if ((document.querySelector(field)?.getAttribute("value") ?? "") === before) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
  }).observe(document.querySelector("main") ?? document.body, { subtree: true, childList: true, attributes: true });
  setTimeout(() => reject(new Error(`no line for ${text}: ${document.querySelector("[role=status]")?.textContent ?? "nothing was said"}`)), patienceMs);
  const startedAt = performance.now();
  for (const [index, key] of [...text.split(""), "Enter"].entries()) {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, "timeStamp", { value: startedAt + index });
    began = performance.now();
    document.body.dispatchEvent(event);
  }
}), { text: sku, patienceMs });
