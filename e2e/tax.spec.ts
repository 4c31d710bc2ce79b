import { expect, people, signInStaff, test } from "./world";

test("a certificate is noted for a group until a day to come and ended, rates are found by state, and a month tells what was collected", async ({ page }) => {
  await signInStaff(page, people.admin);
  const group = `Schools ${crypto.randomUUID().slice(0, 8).replace(/\d/g, "x")}`;
  await page.goto("/staff/pricing/lists");
  await page.getByLabel("New group").fill(group);
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: group })).toBeVisible();

  await page.goto("/staff/pricing/tax?view=exemptions");
  const certificate = `E2E-${crypto.randomUUID().slice(0, 8)}`;
  await page.getByLabel("Group").selectOption({ label: group });
  await page.getByLabel("Where").selectOption({ label: "Washington" });
  await page.getByLabel("Certificate number").fill(certificate);
  await page.getByLabel("Last day").fill("2020-01-31");
  await page.getByRole("button", { name: "Note certificate" }).click();
  await expect(page.getByText("This day is over.")).toBeVisible();
  await page.getByLabel("Last day").fill("2090-01-31");
  await page.getByRole("button", { name: "Note certificate" }).click();
  const row = page.getByRole("row").filter({ hasText: certificate });
  await expect(row).toContainText(`${group} 0 customers`);
  await expect(row).toContainText("good");
  await row.getByRole("button", { name: `End certificate ${certificate}` }).click();
  await expect(row).toContainText("ended");

  await page.getByRole("link", { name: "Rates", exact: true }).click();
  await page.getByRole("searchbox", { name: "State or postcode" }).fill("WA");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("table", { name: "Tax rates" })).toContainText("Washington");
  await expect(page.getByRole("table", { name: "Tax rates" })).not.toContainText("Oregon");
  await page.getByRole("link", { name: "Collected" }).click();
  await expect(page.getByRole("table", { name: /^Tax of / }).getByRole("row").nth(1)).toContainText("$");
});
