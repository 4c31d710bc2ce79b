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
  await expect(page.getByRole("banner")).toContainText("South Loop");
  await page.reload();
  await expect(page.getByRole("banner")).toContainText("South Loop");

  await page.goto("/categories/kitchen");
  await expect(page.getByRole("main")).toContainText(/Ready (today|tomorrow|\w+day)|left at|South Loop/);
  await addToCart(page, goods.mat.slug, "Pickup");
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
