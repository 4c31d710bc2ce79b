import { addToCart, chooseStore, expect, fillCheckout, goods, newAddress, placeOrder, test } from "./world";

const published = [["/", "Departments"], ["/categories/sofas", "Sofas"], ["/products/anvil-table-lamp", "Anvil table lamp"], ["/stores", "Stores"], ["/stores/south-loop", "South Loop"], ["/credits", "Credits"]] as const;
const requested = [["/search?q=lamp", "lamp"], ["/cart", "Cart"], ["/sign-in", "Sign in"], ["/find-store?near=60605", "Alderway"]] as const;

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("published and request pages show what they are about", async ({ page }) => {
    for (const [path, words] of [...published, ...requested]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
      await expect(page.getByRole("main"), path).toContainText(new RegExp(words, "i"));
    }
  });

  test("a product goes into the cart by a plain form, and its quantity changes there", async ({ page }) => {
    await page.goto(`/products/${goods.frame.slug}`);
    await page.getByRole("radio").filter({ visible: true }).last().check();
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.waitForURL((url) => url.pathname === "/cart");
    await expect(page.getByRole("main")).toContainText(goods.frame.title);
  });
});

test("no page breaks its own content policy, published or not", async ({ page }) => {
  for (const [path, words] of [...published, ...requested]) {
    const answer = await page.goto(path);
    const policy = answer?.headers()["content-security-policy"] ?? "";
    expect(policy, path).toContain("script-src 'self'");
    expect(/script-src[^;]*'unsafe-inline'/.test(policy), path).toBe(false);
    await expect(page.getByRole("main"), path).toContainText(new RegExp(words, "i"));
  }
});

test("private pages are kept by nobody", async ({ page }) => {
  for (const path of ["/cart", "/sign-in", "/staff/sign-in"]) {
    const answer = await page.goto(path);
    expect(answer?.headers()["cache-control"] ?? "", path).toContain("no-store");
  }
});

test("pages link to each other without a full load, and Back returns to the list", async ({ page }) => {
  await page.goto("/categories/sofas");
  await page.locator("main a[href^='/products/']").first().click();
  await page.waitForURL(/\/products\//);
  await expect(page.getByRole("heading", { level: 1 }).filter({ visible: true })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/categories\/sofas$/);
});

test("one order mixes a pickup and a delivery, each with its own part", async ({ page }) => {
  await chooseStore(page);
  await addToCart(page, goods.toaster.slug, "Pickup");
  await addToCart(page, goods.box.slug, "Delivery");
  await page.goto("/cart");
  await expect(page.getByRole("main")).toContainText("Pickup at Alderway South Loop");
  await expect(page.getByRole("main")).toContainText("Delivery");
  await fillCheckout(page, { name: "Wren Olsen", email: newAddress() }, { pickup: true, delivery: true });
  await placeOrder(page);
  await expect(page.getByRole("region", { name: "Pickup at Alderway South Loop" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Delivery" })).toContainText("340 W Market");
});
