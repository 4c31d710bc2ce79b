import { expect, people, signInStaff, test } from "./world";

test("an administrator sees which promises were kept, why one was quoted, and lets the measure set the lead time", async ({ page }) => {
  await signInStaff(page, people.admin);
  await page.goto("/staff/promises?days=90");
  const table = page.getByRole("region", { name: "Promises by location" });
  await expect(table.getByRole("row")).toHaveCount(15);
  const shares = (await table.getByRole("row").locator("td:nth-of-type(1)").allInnerTexts()).map((text) => Number.parseFloat(text));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  await table.getByRole("link", { name: "Alderway Honolulu" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Alderway Honolulu");
  await expect(page.getByRole("region", { name: "Promises of Alderway Honolulu" })).toContainText("3 h lead");

  const ledger = page.url();
  await page.goto("/staff/stores");
  await page.getByRole("link", { name: "Alderway Honolulu" }).click();
  await page.getByLabel("Minutes from order to ready").fill("700");
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByRole("button", { name: /^Save/ })).toBeHidden();
  await page.goto(ledger);
  await page.getByRole("button", { name: /^Promise .+ from now on$/ }).click();
  await expect(page.getByText(/^New promises of Alderway Honolulu count/)).toBeVisible();
  await expect(page.getByText("The promise fits what is measured.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("New promises of Alderway Honolulu count 11 h 40 min", { exact: true })).toBeVisible();

  await page.getByLabel("Outcome").selectOption("Late");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/outcome=late/);
  await expect(page.getByRole("region", { name: "Promises of Alderway Honolulu" })).not.toContainText("Kept");
});

test("an associate sees the promises of the own store and no other", async ({ page }) => {
  await signInStaff(page, people.associate);
  await page.goto("/staff/promises?days=90");
  await expect(page.getByRole("region", { name: "Promises by location" }).getByRole("row")).toHaveCount(2);
});
