import { expectThumbFits } from "./thumb";
import { addToCart, cards, chooseStore, expect, fillCard, fillCheckout, goods, newAddress, placeOrder, test } from "./world";

test.use({ viewport: { width: 360, height: 740 } });

test("a guest orders for pickup on a phone, with a first card that is declined", async ({ page }) => {
  test.setTimeout(90_000);
  await chooseStore(page);
  await addToCart(page, goods.bamboo.slug, "Pickup");
  await fillCheckout(page, { name: "Nadia Brandt", email: newAddress() }, { pickup: true, delivery: false });
  await expect(page.getByText("Your items and times are held for")).toBeVisible();

  const summary = page.getByText("Your order", { exact: true });
  await summary.click();
  await expect(page.getByRole("main").locator("details").filter({ has: summary })).toContainText("Subtotal");

  await expectThumbFits(page, "the last step");
  await fillCard(page, cards.declined);
  await page.getByRole("button", { name: /^Place order/ }).click();
  await expect(page.getByText(/The card was declined and nothing was charged/)).toBeVisible();
  await expect(page.getByLabel("Card number")).toHaveValue(cards.declined);
  await placeOrder(page);

  await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
  await expect(page.getByLabel(/^Pickup code/)).toBeVisible();
  await expectThumbFits(page, "the confirmation");
});

test("the steps fold to summaries, Back goes one step back, and what was typed stays", async ({ page }) => {
  await chooseStore(page);
  await addToCart(page, goods.mat.slug, "Pickup");
  const guest = { name: "Nadia Brandt", email: newAddress() };
  await fillCheckout(page, guest, { pickup: true, delivery: false });
  const heading = page.getByRole("heading", { name: "Review and payment" });
  await expect(heading).toBeFocused();
  expect((await heading.boundingBox())?.y, "the open step begins at the top of the screen").toBeLessThan(120);
  await page.goBack();
  await expect(page.locator("input[name=slot]:checked")).toHaveCount(1);
  await page.getByLabel("Someone else picks this up").check();
  for (const field of ["Their name", "Their e-mail or phone"]) await expect(page.getByLabel(field)).toBeEditable();
  await expectThumbFits(page, "the times");
  await page.goBack();
  const email = page.getByLabel("E-mail");
  await expect(email).toHaveValue(guest.email);
  await email.fill("nadia at home");
  await email.blur();
  await expect(page.getByText("Write an e-mail like name@example.com.")).toBeVisible();
  await email.fill(guest.email);
  await email.blur();
  await expect(email).not.toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.locator("input[name=slot]:checked")).toHaveCount(1);
});
