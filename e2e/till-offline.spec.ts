import type { BrowserContext, Page } from "@playwright/test";
import { expect, newAddress, openRegister, password, signUp, test, unlockRegister } from "./world";

const scanField = (page: Page) => page.getByRole("textbox", { name: "Scan or type an item" });
const banner = (page: Page, words: RegExp) => page.getByRole("status").filter({ hasText: words });

/** Sells one toaster for cash and answers with the number on its receipt. */
async function sellOffline(page: Page): Promise<string> {
  await scanField(page).fill("ludlow toaster");
  await page.getByRole("list", { name: "Found items" }).getByRole("button").first().click();
  await page.getByRole("button", { name: "Take payment" }).click();
  await expect(page.getByRole("dialog")).toContainText("no bank can be asked");
  await page.getByLabel("Given").fill("1000");
  await page.getByRole("button", { name: /^Change / }).click();
  const done = page.getByRole("status").filter({ hasText: /Change/ });
  await expect(done).toBeVisible();
  const number = /AH-\d+/.exec(await done.innerText())?.[0] ?? "";
  await expect(page.getByLabel(`Barcode ${number}`), "the receipt has its barcode without the server").toHaveCount(1);
  await page.getByRole("button", { name: "Next sale" }).click();
  return number;
}

/** Whether the register keeps something of this name in the browser. */
const keeps = (page: Page, name: string): Promise<boolean> => page.evaluate(async (wanted) => {
  const [store] = await indexedDB.databases();
  return new Promise<boolean>((resolve) => {
    const opening = indexedDB.open(store?.name ?? "");
    opening.addEventListener("success", () => {
      const reading = opening.result.transaction("kept").objectStore("kept").count(wanted);
      reading.addEventListener("success", () => {
        opening.result.close();
        resolve(reading.result > 0);
      });
    });
  });
}, name);

/** The server books what it is sent; the answer is lost on its way back. */
async function loseAnswer(context: BrowserContext): Promise<() => Promise<void>> {
  await context.route("**/api/staff/till/offline", async (route) => {
    await route.fetch();
    await route.abort();
  });
  return () => context.unroute("**/api/staff/till/offline");
}

test("a register without network opens, unlocks and sells for cash; its sales arrive once though an answer is lost, under the numbers on their receipts, with which the buyer gets them into an account", async ({ page, context, browser }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1024, height: 768 });
  const issued = page.waitForResponse((answer) => answer.url().endsWith("/till/key") && answer.ok());
  await openRegister(page, "Offline till");
  await issued;
  for (const name of ["key", "pins", "catalog"]) await expect.poll(() => keeps(page, name), name).toBe(true);
  await expect.poll(() => page.evaluate(async () => (await (await caches.open("till-page")).keys()).length), "the page is kept").toBe(1);

  await context.setOffline(true);
  await expect(banner(page, /No network: cash only/)).toContainText("Prices as of");
  const first = await sellOffline(page);
  await page.reload();
  await expect(page.getByText("No network: cash only · 1 sale to send")).toBeVisible();
  await unlockRegister(page, "9999");
  await expect(page.getByRole("alert").filter({ hasText: "not right" })).toBeVisible();
  await unlockRegister(page);
  const second = await sellOffline(page);
  await expect(page.getByText("No network: cash only · 2 sales to send")).toBeVisible();
  await expect(page.getByRole("button", { name: "Drawer" })).toBeDisabled();

  const heal = await loseAnswer(context);
  const lost = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/till/offline"));
  await context.setOffline(false);
  await lost;
  await heal();
  await page.reload();
  await expect(page.getByText("2 sales were sent")).toBeVisible();
  await expect(page.getByText(/to send/)).toBeHidden();
  for (const number of [first, second]) {
    await page.goto(`/staff/print/receipt/${number}`);
    await expect(page.getByRole("article")).toContainText("sold by Rosalind Vega");
  }
  const [, paid = ""] = /Total\s*\$([\d.]+)/.exec(await page.getByRole("article").innerText()) ?? [];
  const buyer = await (await browser.newContext()).newPage();
  await signUp(buyer, { name: "Robin Hale", email: newAddress(), secret: password });
  await buyer.goto("/account/receipt");
  await buyer.getByLabel("Number of the receipt").fill(second);
  await buyer.getByLabel("Total paid, in dollars").fill("0.01");
  await buyer.getByRole("button", { name: "Add to my orders" }).click();
  await expect(buyer.getByText(/^We know no purchase with this number and this sum/)).toBeVisible();
  await buyer.getByLabel("Total paid, in dollars").fill(paid);
  await buyer.getByRole("button", { name: "Add to my orders" }).click();
  await expect(buyer.getByText(`${second} is among your orders`)).toBeVisible();
  await page.goto("/staff/offline-sales");
  await expect(page.getByRole("heading", { name: "Offline sales" })).toBeVisible();
});

test("a register that nobody touches for three minutes locks itself, for the server too, and keeps its sale", async ({ page }) => {
  await page.clock.install();
  await openRegister(page, "Idle till");
  await scanField(page).fill("ludlow toaster");
  await page.getByRole("list", { name: "Found items" }).getByRole("button").first().click();
  await expect(page.getByRole("list", { name: "Lines" }).getByRole("listitem")).toHaveCount(1);
  await page.clock.fastForward("03:10");
  await expect(page.getByText("is locked · the sale of 1 item is kept")).toBeVisible();
  await page.reload();
  await expect(page.getByText("is locked · the sale of 1 item is kept")).toBeVisible();
});
