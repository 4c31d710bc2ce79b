import type { Browser, Page } from "@playwright/test";
import { expect, people, signInStaff, test } from "./world";

const planner = "dmitri.reyes@alderway.example";
const packer = "ruth.olsen@alderway.example";

test("a planner drafts, the warehouse packs and sends, the store receives part, reports what differs and closes; both ends show it in their books", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await signInStaff(page, planner);
  await page.goto("/staff/transfers/new");
  const [warehouse, store] = [await placeId(page, "Distribution Center"), await placeId(page, "South Loop")];
  await page.getByLabel("From").selectOption(warehouse);
  await page.getByLabel("To", { exact: true }).selectOption(store);
  await page.getByLabel("Note").fill("For the weekend");
  await page.getByRole("button", { name: "Choose items" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^TR-\d+$/);
  const number = await page.getByRole("heading", { level: 1 }).innerText();

  await page.getByLabel("Find an item").fill("toaster");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("button", { name: /^Add \d+ of Ludlow toaster/ }).first().click();
  const item = page.getByRole("list", { name: "Items" }).getByRole("listitem");
  await expect(item).toHaveCount(1);
  const sku = /AW-\d+(?:-\w+)*/.exec(await item.innerText())?.[0] ?? "";
  await item.getByRole("spinbutton").fill("4");
  await item.getByRole("spinbutton").press("Enter");
  const before = { warehouse: await onHand(page, sku, warehouse), store: await onHand(page, sku, store) };

  const ruth = await as(browser, packer, number);
  for (const count of [1, 2, 3]) {
    await scan(ruth, sku);
    await expect(ruth.getByRole("progressbar", { name: "Packed" })).toHaveAttribute("aria-valuetext", `${count} of 4 units`);
  }
  await ruth.getByRole("button", { name: "Send…" }).click();
  await ruth.getByRole("button", { name: "Send 3 units" }).click();
  await expect(ruth.getByText("On the way", { exact: true })).toBeVisible();
  expect(await onHand(page, sku, warehouse)).toBe(before.warehouse - 3);
  expect(await onHand(page, sku, store)).toBe(before.store);

  const rosalind = await as(browser, people.associate, number);
  await scan(rosalind, sku);
  await scan(rosalind, sku);
  await expect(rosalind.getByText("Partly received")).toBeVisible();
  await scan(rosalind, "AW-10003");
  await expect(rosalind.getByText("Not on this transfer")).toBeVisible();
  await rosalind.getByRole("button", { name: "Report what was not sent" }).click();
  await rosalind.getByRole("button", { name: "Take in 1 unit" }).click();
  await expect(rosalind.getByRole("list", { name: "Discrepancies" })).toContainText("Mis-shipped");

  const marcus = await as(browser, people.manager, number);
  await marcus.getByRole("button", { name: "More for Ludlow toaster" }).click();
  await marcus.getByRole("menuitem", { name: "Did not arrive" }).click();
  await marcus.getByRole("radio", { name: /They are lost/ }).check();
  await marcus.getByRole("button", { name: "Report 1 unit under" }).click();
  await marcus.getByRole("main").getByRole("button", { name: "Close", exact: true }).click();
  await expect(marcus.getByText("Closed", { exact: true }).first()).toBeVisible();

  expect(await onHand(page, sku, warehouse)).toBe(before.warehouse - 3);
  expect(await onHand(page, sku, store)).toBe(before.store + 2);
  await page.locator('[data-row="0"][data-cell="0"]').getByRole("button").click();
  const ledger = page.getByRole("dialog").getByRole("region", { name: "Ledger" });
  await expect(ledger.getByRole("listitem").first()).toContainText(`Transferred · ${number}`);
  await ledger.getByRole("link", { name: number }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(number);
});

async function placeId(page: Page, name: string): Promise<string> {
  return (await page.getByLabel("From").locator("option", { hasText: name }).getAttribute("value")) ?? (await page.getByLabel("To", { exact: true }).locator("option", { hasText: name }).getAttribute("value")) ?? "";
}

/** What the grid says is on hand of an item at one place. */
async function onHand(page: Page, sku: string, locationId: string): Promise<number> {
  await page.goto(`/staff/inventory?q=${sku}&location=${locationId}`);
  const cell = page.locator('[data-row="0"][data-cell="0"]');
  await expect(cell).toHaveText(/\d/);
  return Number((await cell.innerText()).replace(/\D/g, ""));
}

/** Somebody at their own device, with this transfer before them. */
async function as(browser: Browser, email: string, number: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInStaff(page, email);
  await page.goto(`/staff/transfers/${number}`);
  return page;
}

async function scan(page: Page, text: string): Promise<void> {
  await page.getByLabel("Scan an item").fill(text);
  await page.getByLabel("Scan an item").press("Enter");
}
