import { expect } from "./world";
import type { Page } from "@playwright/test";

/** Everything on the page can be touched and nothing is off to the side. */
export async function expectThumbFits(page: Page, name: string): Promise<void> {
  expect(await page.evaluate(tooSmall), name).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** What can be touched and is smaller than 44 by 44, in the browser; a card's link covers its card. */
function tooSmall(): string[] {
  const least = 43.5;
  return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")].flatMap((element) => {
    const target = element.closest("label") ?? (getComputedStyle(element, "::after").position === "absolute" ? element.closest("article, li") : null) ?? element;
    const { width, height } = target.getBoundingClientRect();
    const isShown = element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
    return isShown && (width < least || height < least) ? [`${element.getAttribute("aria-label") ?? element.textContent} ${Math.round(width)}×${Math.round(height)}`] : [];
  });
}
