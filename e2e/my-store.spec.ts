import { addToCart, chooseStore, expect, goods, newAddress, password, signInShopper, signUp, test } from "./world";

const banner = /Your store|Choose your store/;

test("my store is found by ZIP code, by city and by the device, which is asked only on tap, and every line speaks of it", async ({ page, context }) => {
  await context.grantPermissions([]);
  let asked = 0;
  await page.exposeFunction("sayAsked", () => { asked += 1; });
  await page.addInitScript(() => {
    const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    navigator.geolocation.getCurrentPosition = (...given) => {
      (window as unknown as { sayAsked: () => void }).sayAsked();
      ask(...given);
    };
  });
  await page.goto("/");
  await page.getByRole("banner").getByRole("button", { name: banner }).first().click();
  const finder = page.getByRole("dialog", { name: "Choose your store" });
  await finder.getByLabel("ZIP code or city").fill("60607");
  await finder.getByRole("button", { name: "Find stores" }).click();
  await expect(finder.getByRole("status")).toContainText("Nearest to Chicago");
  await expect(finder.getByRole("listitem").first()).toContainText("South Loop");
  await finder.getByLabel("ZIP code or city").fill("Nowhereville 99");
  await finder.getByRole("button", { name: "Find stores" }).click();
  await expect(finder.getByRole("status")).toContainText("We do not know this place");
  await finder.getByLabel("ZIP code or city").fill("Seattle");
  await finder.getByRole("button", { name: "Find stores" }).click();
  await expect(finder.getByRole("status")).toContainText("Nearest to Seattle");
  expect(asked).toBe(0);
  await finder.getByRole("button", { name: "Use my location" }).click();
  await expect(finder.getByRole("status")).toContainText("Your device did not say where it is");
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 41.87, longitude: -87.64 });
  await finder.getByRole("button", { name: "Use my location" }).click();
  await expect(finder.getByRole("listitem").first()).toContainText("South Loop");
  expect(asked).toBe(2);
  await finder.getByRole("button", { name: /South Loop.* as my store$/ }).click();
  await expect(finder).toBeHidden();
  await expect(page, "without leaving the page").toHaveURL(/\/$/);
  await expect(page.getByRole("banner")).toContainText(/South Loop.*(Open until \d|Closed)/);
  await page.reload();
  await expect(page.getByRole("banner")).toContainText("South Loop");

  const main = page.getByRole("main");
  const first = page.locator("#filters label").first();
  await expect(async () => {
    await page.goto("/categories/kitchen");
    await expect(first).toHaveText(/^Available .+ at Alderway South Loop\d+$/, { timeout: 5_000 });
    const [count] = /\d+$/.exec(await first.innerText()) ?? [];
    await first.click();
    await expect(main.getByText(new RegExp(`^${count} products?$`))).toBeVisible({ timeout: 5_000 });
  }, "as many are left as the first filter said; others buy meanwhile").toPass({ timeout: 30_000 });
  const card = main.getByRole("article").first();
  for (const each of [card.locator("img"), card.getByRole("heading"), card.getByText(/\$\d/).first(), card.getByText(/^Pickup \w+/)]) await expect(each).toBeVisible();
  await expect(main.getByRole("article").getByRole("img", { name: /out of 5, \d+ reviews$/ }).first()).toBeVisible();
  await expect(main.getByRole("article").getByText(/^In .+, .+\.$/).first(), "the colors it comes in").toBeAttached();

  expect(await (await page.request.get("/search?q=sofa&today=1&price=0-1")).text(), "nothing here leads beyond the store").toContain("Look beyond");

  await addToCart(page, goods.mat.slug, "Pickup");
  const variant = await page.locator("input[name=variantId]").first().inputValue();
  await page.goto(`/stores?near=60607&variant=${variant}`);
  const nearest = main.getByRole("list", { name: "Stores" }).getByRole("listitem");
  await expect(nearest.first()).toContainText(/Alderway South Loop[\d.]+ mi.*(Open until \d|Closed).*(left|In stock) · Ready.*Returns.*Your store.*Directions/s);
  await nearest.nth(1).getByRole("link", { name: /^Alderway/ }).focus();
  await expect(main.locator("svg g").filter({ has: page.locator("path[transform]") }).locator("title"), "list and map choose together").toHaveText(await nearest.nth(1).getByRole("heading").innerText());
  await page.goto("/cart");
  await expect(page.getByRole("main")).toContainText("South Loop");
});

test("a member's store and cart are there on another device, and a guest's cart joins them", async ({ page, browser }) => {
  const member = { name: "Ines Moreau", email: newAddress(), secret: password };
  await signUp(page, member);
  const laptop = await (await browser.newContext()).newPage();
  await signInShopper(laptop, member.email);
  await chooseStore(laptop, "michigan-avenue");
  await addToCart(laptop, goods.frame.slug, "Delivery");

  const phone = await (await browser.newContext()).newPage();
  await chooseStore(phone);
  await addToCart(phone, goods.toaster.slug, "Pickup");
  await addToCart(phone, goods.mat.slug, "Delivery");
  await signInShopper(phone, member.email);
  await expect(phone.getByRole("banner")).toContainText("Michigan Avenue");
  await phone.goto("/cart");
  const main = phone.getByRole("main");
  for (const words of ["Pickup at Alderway South Loop", "Delivery"]) await expect(main).toContainText(words);
  await expect(phone.getByRole("banner").getByRole("link", { name: /^Cart, 3 items/ })).toBeVisible();
  await laptop.goto("/cart");
  await expect(laptop.getByRole("banner").getByRole("link", { name: /^Cart, 3 items/ })).toBeVisible();
});
