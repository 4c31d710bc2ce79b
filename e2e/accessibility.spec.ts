import AxeBuilder from "@axe-core/playwright";
import { expect, people, signInShopper, signInStaff, test } from "./world";
import type { Page } from "@playwright/test";

const shop = ["/", "/categories/sofas", "/search?q=lamp", "/products/longstone-desk-lamp", "/products/longstone-desk-lamp/questions", "/compare?item=exe-sofa&item=tamar-sofa", "/stores", "/cart", "/sign-in", "/sign-up", "/credits", "/help"];

/** No serious or critical violation, no sideways scrolling, no motion for who wants less of it. */
async function expectAccessible(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expectAccessibleNow(page, path);
}

async function expectAccessibleNow(page: Page, name: string): Promise<void> {
  // Only what is wrong is asked for, and on the page itself, which has no frames: half the work of axe.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`);
  expect(grave, name).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  expect(await page.evaluate(moving), `${name} moves`).toEqual([]);
}

/** What would take longer than a hundredth of a second to move or change, in the browser. */
function moving(): string[] {
  const isSlow = (durations: string) => durations.split(",").some((one) => Number.parseFloat(one) * (one.trim().endsWith("ms") ? 1 : 1000) > 10);
  return [...document.querySelectorAll("body *")].filter((element) => isSlow(getComputedStyle(element).transitionDuration) || isSlow(getComputedStyle(element).animationDuration)).map((element) => element.outerHTML.slice(0, 120));
}

/** Keeps back what a page asks for, so that its waiting stays to be looked at. Returns what lets it through. */
async function holdBack(page: Page, asked: RegExp): Promise<() => Promise<void>> {
  let open = () => {};
  const gate = new Promise<void>((resolve) => { open = resolve; });
  await page.route(asked, async (route) => {
    await gate;
    await route.continue().catch(() => undefined); // its page is gone meanwhile
  });
  return async () => {
    open();
    await page.unroute(asked);
  };
}

/** Phones are looked at by day, desktops by night: each page in both themes, once. */
const themeOf = (isMobile: boolean) => ({ colorScheme: isMobile ? ("light" as const) : ("dark" as const), reducedMotion: "reduce" as const });

test("the shop can be used by anyone", async ({ page, isMobile }) => {
  test.setTimeout(240_000);
  await page.emulateMedia(themeOf(isMobile));
  for (const path of shop) await expectAccessible(page, path);
});

test("account and console can be used by anyone", async ({ page, isMobile }) => {
  test.setTimeout(240_000);
  await page.emulateMedia(themeOf(isMobile));
  await signInShopper(page);
  for (const path of ["/account", "/account/profile", "/account/wishes", "/account/receipt", "/account/devices"]) await expectAccessible(page, path);
  await signInStaff(page, people.admin);
  for (const path of ["/staff/today", "/staff/orders", "/staff/inventory", "/staff/customers?q=whitaker", "/staff/messages", "/staff/catalog", "/staff/reviews", "/staff/reviews/questions", "/staff/team", "/staff/purchasing?show=all", "/staff/purchasing/suggestions", "/staff/purchasing/suppliers"]) await expectAccessible(page, path);
});

test("transfers can be used by anyone, in every state", async ({ page, isMobile }) => {
  test.setTimeout(240_000);
  await page.emulateMedia(themeOf(isMobile));
  await signInStaff(page, people.admin);
  for (const path of ["/staff/transfers?show=all", "/staff/transfers?q=zzzz", "/staff/transfers/new"]) await expectAccessible(page, path);
  for (const show of ["draft", "sent", "partially_received", "received", "closed", "cancelled"]) {
    await page.goto(`/staff/transfers?show=${show}`);
    await expectAccessible(page, (await page.getByRole("link", { name: /^TR-/ }).first().getAttribute("href")) ?? "");
  }
});

test("a shop that is still waiting for its data can be used by anyone, and nothing moves when they come", async ({ page, isMobile }) => {
  test.setTimeout(240_000);
  await page.emulateMedia(themeOf(isMobile));
  const letThrough = await holdBack(page, /\/api\/(?!live)/);
  for (const path of ["/categories/sofas", "/products/longstone-desk-lamp", "/stores", "/stores/south-loop", "/cart", "/"]) await expectAccessible(page, path);
  const places = () => page.getByRole("main").locator("section[aria-labelledby]").evaluateAll((sections) => sections.map((section) => `${section.getAttribute("aria-labelledby")} at ${Math.round(section.getBoundingClientRect().top + scrollY)}`));
  const first = await places();
  await letThrough();
  await expect(page.getByRole("main").getByText("Pickup and delivery", { exact: true })).toHaveCount(0);
  expect(await places(), "what arrives later moves nothing").toEqual(first);
});

test("a console that is still waiting for its data, or waits in vain, can be used by anyone", async ({ page, isMobile }) => {
  test.setTimeout(240_000);
  await page.emulateMedia(themeOf(isMobile));
  await signInStaff(page, people.admin);
  const letCount = await holdBack(page, /\/api\/staff\/inventory\?/);
  const letRows = await holdBack(page, /\/api\/staff\/inventory\/rows/);
  await page.goto("/staff/inventory?location=all");
  await expect(page.getByRole("status", { name: "Loading stock" })).toBeVisible();
  await expectAccessibleNow(page, "the stock while it is counted");
  await letCount();
  await expect(page.getByText("Loading", { exact: true }).first()).toBeAttached();
  await expectAccessibleNow(page, "the stock while its rows are read");
  await letRows();
  const letStory = await holdBack(page, /\/api\/staff\/inventory\/story/);
  await (isMobile ? page.getByRole("list", { name: "Stock" }).getByRole("button") : page.locator('[data-row="0"][data-cell="0"]').getByRole("button")).first().click();
  if (isMobile) await page.getByRole("button", { name: /^On hand: / }).click();
  await expect(page.getByRole("dialog").locator("[aria-busy]")).toBeVisible();
  await expectAccessibleNow(page, "a number's story while it is read");
  await letStory();
  await page.route(/\/api\/staff\/inventory/, (route) => route.abort());
  await page.goto("/staff/inventory?q=lamp");
  await expect(page.getByText("The stock did not load")).toBeVisible({ timeout: 15_000 });
  await expectAccessibleNow(page, "stock that did not load");
});

test("a console with nothing to show, nothing there or nothing for the role can be used by anyone", async ({ page, isMobile }) => {
  test.setTimeout(240_000);
  await page.emulateMedia(themeOf(isMobile));
  await signInStaff(page, people.associate);
  for (const path of ["/staff/team", "/staff/audit", "/staff/catalog/new"]) {
    await expectAccessible(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not for your role");
  }
  await expectAccessible(page, "/staff/no-such-page");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
  await expect(page.getByRole("link", { name: "Today", exact: true }).first()).toBeAttached();
  await page.context().clearCookies();
  await signInStaff(page, people.admin);
  for (const path of ["/staff/inventory?q=zzzz", "/staff/orders?q=zzzz", "/staff/customers?q=zzzz", "/staff/catalog?q=zzzz", "/staff/messages?q=zzzz", "/staff/audit?from=2001-01-01&to=2001-01-02", "/staff/pricing", "/staff/pricing/new", "/staff/search?q=zzzz", "/staff/search/results?q=candle", "/staff/search/ranking?q=lamp"]) await expectAccessible(page, path);
});
