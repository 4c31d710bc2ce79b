import { addToCart, chooseStore, expect, test } from "./world";

test("a line that asks for more than there is says so, is put right in one tap, and moves to another way in place", async ({ page }) => {
  await chooseStore(page);
  // More than all places together have, or it would be sent to the store.
  await addToCart(page, "dalby-gas-lift-bar-stool", "Pickup");
  await page.goto("/cart");
  const line = page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) }).first();
  const quantity = line.getByRole("spinbutton");
  await quantity.fill("99");
  await quantity.press("Enter");
  await expect(line).toContainText(/Only \d+ left at Alderway South Loop; you want 99/);
  await expect(page.getByRole("link", { name: "Fix 1 item to check out" }).first()).toBeVisible();
  const less = line.getByRole("button", { name: /^Take \d+ instead$/ });
  const left = /\d+/.exec(await less.innerText())?.[0] ?? "";
  await less.click();
  await expect(quantity).toHaveValue(left);
  await expect(page.getByRole("link", { name: "Check out" }).first()).toBeVisible();

  await line.getByText("Change the store or have it delivered").click();
  await line.getByRole("button", { name: /^Delivery/ }).click();
  await expect(page.getByRole("region", { name: "Delivery" }).getByRole("heading", { level: 3 })).toBeVisible();
  await expect(page, "moved where it stands").toHaveURL(/\/cart$/);
});

test("from a department into the cart by keyboard alone, with the focus always in sight", async ({ page }) => {
  await chooseStore(page);
  await page.goto("/categories/kitchen");
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return { name: "", isMarked: true };
        const isMarked = [element, element.closest("label") ?? element].some((one) => Number.parseFloat(getComputedStyle(one).outlineWidth) > 0 && getComputedStyle(one).outlineStyle !== "none");
        return { name: (element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 60), isMarked };
      });
      expect(focus.isMarked, `focus on ${focus.name}`).toBe(true);
      if (name.test(focus.name)) return;
    }
    throw new Error(`${name} is not reached by Tab`);
  };
  await tabTo(/^Skip to/);
  await page.keyboard.press("Enter");
  await tabTo(/ toaster$/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/products\//);
  await expect(page.getByRole("radio", { name: /^Pickup: / })).toBeVisible();
  await tabTo(/^Add to cart$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Added to your cart" })).toBeVisible();
  await tabTo(/^View cart$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByRole("heading", { name: "Cart", level: 1 })).toBeVisible();
});
