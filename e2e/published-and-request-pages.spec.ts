import type { Route } from "@playwright/test";
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

  test("a refused form says what is wrong and keeps what was typed, except a password", async ({ page }) => {
    await page.goto("/sign-up");
    await page.getByLabel("Name").fill("Wren & <b>Olsen</b>");
    await page.getByLabel("E-mail").fill("wren at example");
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Create my account" }).click();
    await expect(page.getByRole("main")).toContainText("Write an e-mail like name@example.com.");
    await expect(page.getByRole("main")).toContainText("Use at least 10 characters.");
    await expect(page.getByLabel("Name")).toHaveValue("Wren & <b>Olsen</b>");
    await expect(page.getByLabel("E-mail")).toHaveValue("wren at example");
    await expect(page.getByLabel("Password")).toHaveValue("");
    expect(await page.content()).not.toContain("short");
  });

  test("a whole order is placed, past a refused step and a declined card", async ({ page }) => {
    const press = (name: string | RegExp) => page.getByRole("button", { name }).click();
    await page.goto(`/products/${goods.box.slug}`);
    await press("Add to cart");
    await page.goto("/checkout");
    await press("Continue to checkout");
    await page.getByLabel("Full name").fill("Wren Olsen");
    await page.getByLabel("E-mail").fill("nowhere");
    await press("Continue");
    await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("E-mail")).toHaveValue("nowhere");
    await expect(page.getByLabel("Full name")).toHaveValue("Wren Olsen");
    await page.getByLabel("E-mail").fill(newAddress());
    await press("Continue");
    await page.getByLabel("Street and number").fill("340 W Market");
    await page.getByLabel("City").fill("Chicago");
    await page.getByLabel("ZIP code").fill("606");
    await page.getByLabel("State").selectOption("IL");
    await press("Continue");
    await expect(page.getByRole("main")).toContainText("A ZIP code has five digits.");
    await expect(page.getByLabel("Street and number")).toHaveValue("340 W Market");
    await expect(page.getByLabel("State")).toHaveValue("IL");
    await page.getByLabel("ZIP code").fill("60605");
    await press("Continue");
    await press("Hold my items");
    await expect(page.getByLabel("Card number")).toBeHidden();
    await page.getByLabel("Test card").selectOption({ label: "Visa ending in 0002: Declined" });
    await press(/^Place order/);
    await expect(page.getByRole("alert")).toContainText("The card was declined and nothing was charged.");
    await page.getByLabel("Test card").selectOption({ label: "Visa ending in 4242: Approved" });
    await press(/^Place order/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Thank you, Wren");
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

test("no line moves when the fonts arrive late", async ({ page }) => {
  const held: Route[] = [];
  let late = true;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.route("**/*.woff2", (route) => (late ? void held.push(route) : route.continue()));
  await page.goto("/categories/sofas", { waitUntil: "domcontentloaded" });
  await expect(page.getByRole("main")).toContainText("Kennet Chesterfield sofa");
  await expect.poll(() => held.length).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.fonts.status)).toBe("loading");
  late = false;
  for (const route of held) await route.continue();
  const shift = await page.evaluate(async () => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += "value" in entry && typeof entry.value === "number" ? entry.value : 0)));
    observer.observe({ type: "layout-shift", buffered: true });
    await document.fonts.ready;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))));
    return sum;
  });
  expect(shift).toBeLessThan(0.005);
});

test("the credits lead to sources and licences, and name no company as one", async ({ page }) => {
  await page.goto("/credits");
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: "creativecommons.org/licenses/by/4.0" })).toHaveAttribute("href", "https://creativecommons.org/licenses/by/4.0");
  await expect(main.getByRole("link", { name: "doi 10.24432/C5BW33" })).toHaveAttribute("href", "https://doi.org/10.24432/C5BW33");
  await expect(main.getByRole("link", { name: "mazon" })).toHaveCount(0);
  await expect(main).toContainText("Kator Legaz: 9 models");
});

test("private pages are kept by nobody", async ({ page }) => {
  for (const path of ["/cart", "/sign-in", "/staff/sign-in"]) {
    const answer = await page.goto(path);
    expect(answer?.headers()["cache-control"] ?? "", path).toContain("no-store");
  }
});

test("pages link to each other without a full load, and Back returns to the product that was opened from a longer list", async ({ page }) => {
  await page.goto("/categories/living");
  const main = page.getByRole("main");
  await page.evaluate(() => { document.documentElement.dataset["kept"] = "yes"; });
  await expect(main.getByText("Pickup and delivery", { exact: true }), "the page is alive").toHaveCount(0);
  await main.getByRole("link", { name: "Show more" }).click();
  await expect(main.getByRole("status").filter({ hasText: /^\d+ of \d+ products$/ })).not.toHaveText(/^24 /);
  const product = main.getByRole("article").nth(26).getByRole("link");
  const title = await product.innerText();
  await product.click();
  await page.waitForURL(/\/products\//);
  await expect(page.getByRole("heading", { level: 1 }).filter({ visible: true })).toHaveText(title);
  await page.goBack();
  await expect(page).toHaveURL(/\/categories\/living\?shown=48$/);
  await expect(main.getByRole("link", { name: title, exact: true })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.dataset["kept"]), "no page was loaded for it").toBe("yes");
});

test("one order mixes a pickup and a delivery, each with its own part", async ({ page }) => {
  await chooseStore(page);
  await addToCart(page, goods.toaster.slug, "Pickup");
  await addToCart(page, goods.box.slug, "Delivery");
  await page.goto("/cart");
  await expect(page.getByRole("region", { name: "Pickup at Alderway South Loop" })).toContainText(/Ready .+ by \d+(:\d\d)? [AP]M/);
  await expect(page.getByRole("region", { name: "Delivery" })).toContainText(/Arrives \w{3}, \w{3} \d/);
  const summary = page.getByRole("region", { name: "Order summary" });
  for (const words of [/Delivery(Free|\$\d)/, /Estimated tax\$\d/, /Estimated total\$\d/, /Tax on delivery is (estimated for|added)/]) await expect(summary).toContainText(words);
  await fillCheckout(page, { name: "Wren Olsen", email: newAddress() }, { pickup: true, delivery: true });
  const [total = ""] = /\$[\d,.]+/.exec(await page.getByRole("button", { name: /^Place order · / }).innerText()) ?? [];
  await placeOrder(page);
  await expect(page.getByRole("region", { name: "What you ordered" })).toContainText(`Total${total}`);
  await expect(page.getByRole("region", { name: "Pickup at Alderway South Loop" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Delivery" })).toContainText("340 W Market");
});
