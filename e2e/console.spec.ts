import { expect, people, signInStaff, test } from "./world";

test("a price changed in the console shows in the shop by itself, and the audit says who, before and after", async ({ page, browser }) => {
  const shop = await (await browser.newContext()).newPage();
  await shop.goto("/products/trevose-table-lamp");
  const former = await shop.getByRole("main").getByText(/^\$\d+\.\d\d$/).first().innerText();
  await signInStaff(page, people.admin);
  await page.goto("/staff/catalog?q=trevose");
  await page.getByRole("link", { name: /Trevose table lamp/ }).first().click();
  await page.waitForURL(/\/staff\/catalog\/.+/);
  const dollars = 20 + (Number(former.replace(/\D/g, "")) % 40);
  const amount = page.getByLabel("Price, USD").first();
  await amount.fill(`${dollars}.35`);
  await page.getByRole("button", { name: "Save price" }).click();
  await expect(page.getByText("Price saved").first()).toBeVisible();
  await expect(async () => {
    await shop.reload();
    await expect(shop.getByRole("main").getByText(`$${dollars}.35`).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 10_000 });
  await page.goto("/staff/audit");
  await expect(page.getByRole("main")).toContainText(/price/i);
});

test("a stock figure is changed only with a reason, and its ledger adds up to it", async ({ page }) => {
  await signInStaff(page, people.manager);
  await page.goto("/staff/inventory?q=AW-10089");
  const cell = page.locator('[data-row="0"][data-cell="0"]');
  await expect(cell).toBeVisible();
  const before = Number((await cell.innerText()).replace(/\D/g, ""));
  await cell.click({ position: { x: 4, y: 4 } });
  await page.keyboard.press("Enter");
  const amount = page.getByLabel("New amount");
  await amount.fill(String(before + 3));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Choose a reason.")).toBeVisible();
  await page.getByLabel("Reason").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(cell).toHaveText(String(before + 3));
});

test("stock cannot fall below what is promised; the orders are named and a count is one tap away", async ({ page }) => {
  await signInStaff(page, people.manager);
  await page.goto("/staff/inventory?show=promised&sort=allocated&direction=desc");
  const allocated = page.locator('[data-row="0"][data-cell="1"]');
  const cell = page.locator('[data-row="0"][data-cell="0"]');
  await expect(allocated).toBeVisible();
  await cell.click({ position: { x: 4, y: 4 } });
  await page.keyboard.press("Enter");
  await page.getByLabel("New amount").fill("0");
  await page.getByLabel("Reason").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/promised to orders/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /AH-\d+/ }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Count this shelf" })).toBeVisible();
});
