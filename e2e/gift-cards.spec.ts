import { addToCart, chooseStore, expect, fillCheckout, goods, newAddress, people, signInStaff, test } from "./world";

test("a gift card that a manager issues pays a guest's order, and its ledger says so", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const desk = await browser.newPage();
  await signInStaff(desk, people.manager);
  await desk.goto("/staff/gift-cards");
  await desk.getByRole("button", { name: "Issue a gift card" }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByLabel("Amount in dollars").fill("200.01");
  await dialog.getByLabel("Why").fill("Thanks for waiting");
  await dialog.getByRole("button", { name: "Issue" }).click();
  await expect(dialog.getByRole("alert")).toContainText("more than your role may move at once");
  await dialog.getByLabel("Amount in dollars").fill("200");
  await dialog.getByRole("button", { name: "Issue" }).click();
  const shown = dialog.getByText(/^([0-9A-Z]{4} ?){4}$/);
  await expect(shown).toBeVisible();
  const code = await shown.innerText();

  await chooseStore(page);
  await addToCart(page, goods.frame.slug, "Pickup");
  await fillCheckout(page, { name: "Nadia Brandt", email: newAddress() }, { pickup: true, delivery: false });
  await page.getByText("Pay with a gift card").click();
  await page.getByLabel("Gift card code").fill("0000 0000 0000 0000");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText(/We do not know a gift card/)).toBeVisible();
  await page.getByLabel("Gift card code").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText(new RegExp(`Gift card ending in ${code.slice(-4)}.*stays on it`))).toBeVisible();
  await expect(page.getByLabel("Card number")).toHaveCount(0);
  await page.getByRole("button", { name: "Place order" }).click();
  await page.waitForURL(/\/orders\/AH-\d+/);
  const number = /AH-\d+/.exec(page.url())?.[0] ?? "";
  await expect(page.getByText(new RegExp(`Gift card ending in ${code.slice(-4)}: .* set aside`))).toBeVisible();

  await desk.goto("/staff/gift-cards");
  await desk.getByRole("button", { name: "Check a code" }).click();
  await desk.getByLabel("Gift card code").fill(code);
  await desk.getByRole("button", { name: "Check", exact: true }).click();
  await expect(desk.getByRole("listitem").filter({ hasText: "Spent" })).toContainText(number);
});
