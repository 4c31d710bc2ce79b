import { expect, people, signInStaff, test } from "./world";

test("several rows are chosen and changed at once, with a reason where the books want one, and taken back", async ({ page }) => {
  await signInStaff(page, people.admin);
  await page.goto("/staff/pricing?state=running");
  const offers = page.getByRole("region", { name: "Promotions" });
  const running = await offers.getByRole("checkbox").count();
  await offers.getByRole("checkbox").first().press("Space");
  await offers.getByRole("checkbox").nth(2).click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "Chosen" });
  await expect(bar.getByRole("status")).toHaveText("3 chosen");
  await bar.getByRole("button", { name: "Pause 3" }).click();
  await expect(page.getByText("3 paused")).toBeVisible();
  await expect(offers.getByRole("checkbox")).toHaveCount(running - 3);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("3 as before")).toBeVisible();
  await expect(offers.getByRole("checkbox")).toHaveCount(running);

  await page.goto("/staff/gift-cards?state=spendable");
  await page.getByRole("checkbox", { name: /^Choose (?!all)/ }).first().click();
  await bar.getByRole("button", { name: "Block 1" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Block 1" }).click();
  await expect(dialog.getByText("Say why: it stands in the audit.")).toBeVisible();
  await dialog.getByLabel("Why").fill("Reported stolen");
  await dialog.getByRole("button", { name: "Block 1" }).click();
  await expect(page.getByText("1 blocked")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1 as before")).toBeVisible();
});

test("orders that wait are held and let go together; whoever may not change them sees no boxes", async ({ page, browser }) => {
  await signInStaff(page, people.manager);
  await page.goto("/staff/orders?show=placed");
  const orders = page.getByRole("region", { name: "Orders" });
  const rows = orders.getByRole("row").filter({ hasText: "To pick" });
  const numbers = [await rows.nth(0).getByRole("link").innerText(), await rows.nth(1).getByRole("link").innerText()];
  for (const number of numbers) await orders.getByRole("checkbox", { name: `Choose ${number}` }).click();
  const bar = page.getByRole("region", { name: "Chosen" });
  await bar.getByRole("button", { name: "Hold 2" }).click();
  await page.getByRole("dialog").getByLabel("Why").selectOption({ label: "Address to be checked" });
  await page.getByRole("dialog").getByRole("button", { name: "Hold 2" }).click();
  await expect(page.getByText("2 on hold")).toBeVisible();
  for (const number of numbers) {
    await expect(orders.getByRole("row").filter({ hasText: number })).toContainText("On hold");
    await orders.getByRole("checkbox", { name: `Choose ${number}` }).click();
  }
  await bar.getByRole("button", { name: "Take off hold 2" }).click();
  await expect(page.getByText("2 back in the queue")).toBeVisible();

  const plain = await browser.newPage();
  await signInStaff(plain, people.associate);
  await plain.goto("/staff/stores");
  await expect(plain.getByRole("region", { name: "Stores and warehouses" })).toBeVisible();
  await expect(plain.getByRole("checkbox")).toHaveCount(0);
});
