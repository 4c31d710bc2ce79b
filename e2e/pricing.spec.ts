import { expect, people, signInStaff, test } from "./world";

test("a price for later stands beside the present one, is refused for a time that is over, and can be taken back", async ({ page }) => {
  await signInStaff(page, people.admin);
  await page.goto("/staff/catalog?q=herm+photo+frame");
  await page.getByRole("link", { name: /Herm photo frame/ }).first().click();
  await page.waitForURL(/\/staff\/catalog\/.+/);
  const amount = page.getByLabel("Price, USD").first();
  const present = await amount.inputValue();
  const cents = String(10 + Math.floor(Math.random() * 90));
  await amount.fill(`7.${cents}`);
  const from = page.getByLabel("From, UTC").first();
  await from.fill("2020-01-01T09:00");
  await page.getByRole("button", { name: "Schedule price" }).click();
  await expect(page.getByText("Choose a time that is still to come.")).toBeVisible();
  await from.fill("2031-05-01T09:00");
  await page.getByRole("button", { name: "Schedule price" }).click();
  const ahead = page.getByRole("list", { name: /^Scheduled prices of/ }).first();
  await expect(ahead).toContainText(`$7.${cents} from May 1, 2031, 9:00 AM UTC`);
  await expect(amount).toHaveValue(present);
  await page.goto("/staff/pricing");
  const row = page.getByRole("table", { name: "Scheduled prices" }).getByRole("row").filter({ hasText: `$7.${cents}` });
  await row.getByRole("checkbox").click();
  await page.getByRole("button", { name: "Cancel 1" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel 1" }).click();
  await expect(page.getByText("1 cancelled")).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.goto("/staff/audit?group=prices");
  const main = page.getByRole("main");
  await expect(main).toContainText("Scheduled price cancelled");
  await expect(main).toContainText(`$7.${cents}`);
});

test("a promotion says what is wrong, begins paused, and once started its code counts in a cart by name", async ({ page, browser }) => {
  await signInStaff(page, people.admin);
  await page.goto("/staff/pricing/new");
  await page.getByRole("button", { name: "Create promotion" }).click();
  await expect(page.getByText("Say what shoppers should read.")).toBeVisible();
  const code = `E2E-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  await page.getByLabel("Name", { exact: true }).fill(`Trial ${code}`);
  await page.getByLabel("Percent").fill("12.5");
  await page.getByLabel("Asks for a code").check();
  await page.getByLabel(/^Code for everybody/).fill(code);
  await expect(page.getByText(/^Takes off \$/)).toBeVisible();
  await page.getByRole("button", { name: "Create promotion" }).click();
  await page.waitForURL(/\/staff\/pricing\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  const shopper = await (await browser.newContext()).newPage();
  await shopper.goto("/products/herm-photo-frame");
  await shopper.getByRole("button", { name: "Add to cart" }).first().click();
  await expect(shopper.getByRole("dialog")).toBeVisible();
  await shopper.goto("/cart");
  await shopper.getByText("Have a promo code?").click();
  await shopper.getByLabel("Promo code").fill(code.toLowerCase());
  await shopper.getByRole("button", { name: "Apply" }).click();
  await expect(shopper.getByText(`Trial ${code} (${code})`)).toBeVisible();
  await shopper.context().close();
});

test("of two who set a store's special dates, the second is told and sees what the first did", async ({ page, browser }) => {
  const other = await (await browser.newContext()).newPage();
  for (const each of [page, other]) {
    await signInStaff(each, people.admin);
    await each.goto("/staff/stores");
    await each.getByRole("link", { name: /Boulder/ }).first().click();
    await each.waitForURL(/\/staff\/stores\/.+/);
  }
  const reason = `Stocktaking ${crypto.randomUUID().slice(0, 8)}`;
  await other.getByLabel("Date").fill("2031-03-04");
  await other.getByLabel("Reason").fill(reason);
  await other.getByRole("button", { name: "Add date" }).click();
  await expect(other.getByText(reason)).toBeVisible();
  await page.getByLabel("Date").fill("2031-03-04");
  await page.getByLabel("Reason").fill("Painting");
  await page.getByRole("button", { name: "Add date" }).click();
  await expect(page.getByText(/Somebody else changed this store meanwhile/)).toBeVisible();
  await expect(page.getByText(reason)).toBeVisible();
  await expect(page.getByLabel("Reason")).toHaveValue("Painting");
  await page.getByRole("button", { name: "Remove 2031-03-04" }).click();
  await expect(page.getByText(reason)).toHaveCount(0);
});

test("whoever chooses another currency sees it on every page, in the cart and at checkout", async ({ page }) => {
  await page.goto("/");
  await Promise.all([page.waitForEvent("load"), page.getByLabel("Prices in").selectOption("JPY")]);
  await expect(page.getByLabel("Prices in")).toHaveValue("JPY");
  await expect(page.getByRole("main")).toContainText("¥");
  await expect(page.getByRole("main")).not.toContainText("$");
  await page.goto("/search?q=desk+lamp&price=5000-99999&sort=price-up");
  await expect(page.getByRole("main")).toContainText("¥5,000 to ¥99,999");
  await page.getByRole("main").getByRole("link", { name: /lamp/i }).first().click();
  await page.waitForURL(/\/products\//);
  await page.getByRole("radio", { name: /^Delivery/ }).check();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("link", { name: "View cart" }).click();
  await expect(page.getByRole("main")).toContainText("¥");
  await expect(page.getByRole("main")).not.toContainText("$");
  await page.getByRole("link", { name: "Check out" }).click();
  await page.waitForURL(/\/checkout/);
  await expect(page.getByRole("main")).toContainText("¥");
  await Promise.all([page.waitForEvent("load"), page.getByLabel("Prices in").selectOption("EUR")]);
  await expect(page.getByRole("main")).toContainText("€");
  await expect(page.getByRole("main")).not.toContainText("¥");
});
