import { addToCart, expect, fillCheckout, newAddress, people, placeOrder, signInStaff, test } from "./world";

const planner = "dmitri.reyes@alderway.example";

test("a planner ticks a suggestion and orders it, the dock receives it by scan with one over and one rejected, and the delivery is costed", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await signInStaff(page, planner);
  await page.goto("/staff/purchasing/suggestions?weeks=26&cover=90");
  await page.getByLabel("For", { exact: true }).selectOption({ label: "Alderway South Loop" });
  await page.getByLabel("Supplier", { exact: true }).selectOption({ label: "Green Acre Nursery" });
  await page.getByRole("button", { name: "Show" }).click();
  const row = page.getByRole("region", { name: "Suggested orders" }).getByRole("row").nth(1);
  await row.getByRole("spinbutton").fill("3");
  await page.getByRole("button", { name: "Draft 1 order" }).click();
  await page.getByRole("status").getByRole("link", { name: /^PO-\d+$/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^PO-\d+$/);
  const number = await page.getByRole("heading", { level: 1 }).innerText();
  const sku = /AW-\d+(?:-\w+)*/.exec(await page.getByRole("list", { name: "Items" }).innerText())?.[0] ?? "";
  await page.getByRole("button", { name: "Order…" }).click();
  await page.getByRole("button", { name: "Order", exact: true }).click();
  await expect(page.getByText("Ordered", { exact: true }).first()).toBeVisible();

  const rosalind = await (await browser.newContext()).newPage();
  await signInStaff(rosalind, people.associate);
  await rosalind.goto(`/staff/purchasing/${number}`);
  const scan = async () => {
    await rosalind.getByLabel("Scan an item").fill(sku);
    await rosalind.getByLabel("Scan an item").press("Enter");
  };
  await scan();
  await scan();
  await expect(rosalind.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "2 of 3 units");
  await rosalind.getByRole("button", { name: /^More for/ }).click();
  await rosalind.getByRole("menuitem", { name: "Reject units" }).click();
  await rosalind.getByRole("button", { name: "Reject 1 unit" }).click();
  await expect(rosalind.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "3 of 3 units");
  await scan();
  await rosalind.getByRole("button", { name: "Take it in as over" }).click();
  const discrepancies = rosalind.getByRole("list", { name: "Discrepancies" });
  await expect(discrepancies).toContainText("Over");
  await expect(discrepancies).toContainText("Damaged");

  await page.getByRole("button", { name: "Cost delivery…" }).click();
  await page.getByLabel("Freight").fill("7.00");
  await page.getByRole("button", { name: "Cost this delivery" }).click();
  await expect(page.getByRole("region", { name: "Landed cost" }).getByRole("row").nth(1)).toContainText("$7.00");
});

test("a shopper orders an armchair that is still on its way, reads when it ships from the product to the order, and need not wait", async ({ page }) => {
  test.setTimeout(120_000);
  const ships = /Backorder: ships by \w{3}, \w{3} \d+, arrives/;
  await addToCart(page, "aldeburgh-rattan-armchair", "Delivery");
  await expect(page.getByText(/Backorder: ships by \w{3}, \w{3} \d+/).first()).toBeVisible();
  await page.goto("/cart");
  await expect(page.getByText(ships).first()).toBeVisible();
  await fillCheckout(page, { name: "Wanda Ito", email: newAddress() }, { pickup: false, delivery: true });
  await placeOrder(page);
  await expect(page.getByText("Waiting for stock").first()).toBeVisible();
  await expect(page.getByText(/^Ships by \w{3}, \w{3} \d+, arrives by/)).toBeVisible();
  await page.getByRole("button", { name: "Cancel this delivery" }).click();
  await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible();
});
