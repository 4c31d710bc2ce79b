import { demoPin } from "../db/seed/demo-password.mjs";
import { expect, people, signInStaff, test } from "./world";

test("a manager sets up a register, an associate sells in cash under a PIN, the stock falls, the receipt prints, and the drawer is counted blind and closed", async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1024, height: 768 });
  await signInStaff(page, people.manager);
  await page.goto("/staff/till");
  await page.getByLabel("New register").fill(`Test till ${Date.now()}`);
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByRole("button", { name: /^Rosalind Vega/ }).click();
  await page.getByLabel("PIN of Rosalind Vega").fill("0000");
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "4 tries left" })).toBeVisible();
  await page.getByLabel("PIN of Rosalind Vega").fill(demoPin);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByLabel("Float").fill("100.00");
  await page.getByRole("button", { name: "Open and sell" }).click();

  const scan = page.getByRole("textbox", { name: "Scan or type an item" });
  const lines = page.getByRole("list", { name: "Lines" }).getByRole("listitem");
  await scan.fill("ludlow toaster");
  await page.getByRole("list", { name: "Found items" }).getByRole("button").first().click();
  await expect(lines).toHaveCount(1);
  const sku = (await lines.first().getAttribute("data-sku")) ?? "";
  await scan.fill(sku);
  await scan.press("Enter");
  await expect(lines.getByRole("spinbutton")).toHaveValue("2");

  await page.reload();
  await expect(lines.getByRole("spinbutton"), "the sale outlives a reload").toHaveValue("2");
  await page.getByRole("button", { name: "Add the customer" }).click();
  await page.getByRole("textbox", { name: "Find a customer" }).fill(people.shopper);
  await page.getByRole("list", { name: "Customers" }).getByRole("button").first().click();
  await page.getByRole("button", { name: "Park", exact: true }).click();
  await page.getByLabel("How to find it again").fill("Blue coat");
  await page.getByRole("button", { name: "Park it" }).click();
  await page.getByRole("button", { name: /^Parked sales/ }).click();
  await page.getByRole("listitem").filter({ hasText: "Blue coat" }).getByRole("button", { name: "Take up" }).click();
  await expect(lines.getByRole("spinbutton")).toHaveValue("2");

  await page.getByRole("button", { name: "Take payment" }).click();
  await page.getByLabel("Given").fill("1000");
  await page.getByRole("button", { name: /^Change / }).click();
  await expect(page.getByRole("status").filter({ hasText: "Change" })).toBeVisible();
  const receipt = await page.getByRole("link", { name: "Print the receipt" }).getAttribute("href");
  const number = receipt?.split("/").at(-1) ?? "";
  await page.goto(receipt ?? "");
  await expect(page.getByRole("article")).toContainText("sold by Rosalind Vega");
  await page.goto(`/staff/orders/${number}`);
  await expect(page.getByRole("main")).toContainText(/Bought at/);
  await expect(page.getByRole("main")).toContainText(people.shopper);

  await page.goto("/staff/till");
  await page.getByRole("button", { name: "Drawer" }).click();
  await page.getByRole("button", { name: "Count and close" }).click();
  await page.getByLabel("$100 ×").fill("1");
  await page.getByRole("button", { name: "This is the count" }).click();
  await expect(page.getByRole("heading", { name: /^Missing: / })).toBeVisible();
  await page.getByLabel("Why it differs").fill("Counted the float only");
  await page.getByLabel("Approved by").selectOption({ label: "Marcus Bell" });
  await page.getByLabel("Their PIN").fill(demoPin);
  await page.getByRole("button", { name: "Close the drawer" }).click();
  await expect(page.getByRole("heading", { name: "Open the drawer" })).toBeVisible();
  await page.goto("/staff/drawers?show=differing");
  await expect(page.getByRole("row").filter({ hasText: "Counted the float only" })).toContainText("approved by Marcus Bell");
});
