import AxeBuilder from "@axe-core/playwright";
import { expect, people, signInShopper, signInStaff, test } from "./world";
import type { Page } from "@playwright/test";

const shop = ["/", "/categories/sofas", "/search?q=lamp", "/products/longstone-desk-lamp", "/stores", "/cart", "/sign-in", "/sign-up", "/credits", "/help"];

/** No serious or critical violation, no sideways scrolling. */
async function expectAccessible(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`);
  expect(grave, path).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${path} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Phones are looked at by day, desktops by night: each page in both themes, once. */
const themeOf = (isMobile: boolean) => ({ colorScheme: isMobile ? ("light" as const) : ("dark" as const), reducedMotion: "reduce" as const });

test("the shop can be used by anyone", async ({ page, isMobile }) => {
  test.setTimeout(120_000);
  await page.emulateMedia(themeOf(isMobile));
  for (const path of shop) await expectAccessible(page, path);
});

test("account and console can be used by anyone", async ({ page, isMobile }) => {
  test.setTimeout(120_000);
  await page.emulateMedia(themeOf(isMobile));
  await signInShopper(page);
  for (const path of ["/account", "/account/profile", "/account/wishes", "/account/devices"]) await expectAccessible(page, path);
  await signInStaff(page, people.admin);
  for (const path of ["/staff/today", "/staff/orders", "/staff/inventory", "/staff/customers?q=whitaker", "/staff/messages", "/staff/catalog", "/staff/team"]) await expectAccessible(page, path);
});

test("nothing scrolls sideways at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of ["/", "/products/longstone-desk-lamp", "/stores", "/cart", "/sign-in"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
  }
});

test("a thumb finds everything on a small phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ["/", "/categories/sofas", "/search?q=lamp", "/products/longstone-desk-lamp", "/stores", "/stores/south-loop", "/cart"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    expect(await page.evaluate(tooSmall), path).toEqual([]);
  }
});

/** What can be touched and is smaller than 44 by 44, in the browser; a card's link covers its card. */
function tooSmall(): string[] {
  const least = 43.5;
  return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")].flatMap((element) => {
    const target = element.closest("label") ?? (getComputedStyle(element, "::after").position === "absolute" ? element.closest("article") : null) ?? element;
    const { width, height } = target.getBoundingClientRect();
    const isShown = element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
    return isShown && (width < least || height < least) ? [`${element.getAttribute("aria-label") ?? element.textContent} ${Math.round(width)}×${Math.round(height)}`] : [];
  });
}
