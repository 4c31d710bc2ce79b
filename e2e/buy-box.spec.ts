import { chooseStore, expect, test } from "./world";

test("a product's page says how, when, where and for how much it can be had before it goes into the cart, and tells machines the same", async ({ page }) => {
  await chooseStore(page);
  await page.goto("/products/selborne-teapot");
  const main = page.getByRole("main");
  const way = (name: string) => page.getByRole("radio", { name: new RegExp(`^${name}: `) });
  await expect(way("Pickup")).toHaveAccessibleName(/ready .+ by \d+(:\d\d)? [AP]M.*Inside Alderway South Loop.*Free/i);
  await expect(way("Curbside")).toHaveAccessibleName(/ready .+ by \d+(:\d\d)? [AP]M.*To your car at Alderway South Loop.*Free/i);
  await expect(way("Delivery")).toHaveAccessibleName(/\w{3}, \w{3} \d+.*To your door.*(Free|\$\d)/);
  await expect(way("Our own van")).toHaveAccessibleName(/\d [AP]M.*From Alderway South Loop.*(Free|\$\d)/);
  for (const words of [/^(Only [1-5] left|A few left|In stock) at Alderway South Loop$/, /^Aisle \w+/, /^Delivery \$[\d.]+, free from \$\d+/, /^Return it unused within \d+ days, in any store/]) await expect(main.getByText(words)).toBeVisible();

  const price = (await main.getByText(/^\$[\d,]+\.\d\d$/).first().innerText()).slice(1);
  const told = (await page.locator("script[type='application/ld+json']").allTextContents()).find((text) => text.includes("OnSitePickup")) ?? "";
  expect(told).toContain(`"price":"${price}"`);
  expect(told).toMatch(/InStock"[^}]*OnSitePickup"[^}]*"branchCode":"south-loop"/);

  const views = page.getByRole("list", { name: "Choose a picture" }).getByRole("link");
  await page.getByRole("group", { name: /^Pictures, \d+/ }).press("ArrowRight");
  await expect(views.nth(1)).toHaveAttribute("aria-current", "true");
  await expect(views.last()).toHaveAccessibleName("Drawing to scale");
  await views.first().click();
  await expect(views.first()).toHaveAttribute("aria-current", "true");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.getByRole("dialog", { name: "Picture in full size" }).getByRole("button", { name: "Larger" }).click();
  await expect(page.getByRole("button", { name: "Smaller" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("video, [autoplay]")).toHaveCount(0);

  const stars = page.getByRole("navigation", { name: "Reviews by stars" });
  await expect(stars.getByRole("link")).toHaveCount(5);
  await stars.getByRole("link", { name: /^5 stars: [1-9]/ }).click();
  const reviews = page.getByRole("region", { name: "Reviews" }).getByRole("article");
  await expect(reviews.getByRole("img", { name: /^[1-4]\.0 out of 5/ })).toHaveCount(0);
  await expect(reviews.getByText(/^Verified, bought (online|in store)$/).first()).toBeVisible();

  await way("Pickup").check();
  await page.getByRole("button", { name: "Add to cart" }).click();
  const added = page.getByRole("dialog", { name: "Added to your cart" });
  for (const words of ["Selborne teapot", "Pickup at Alderway South Loop", /Subtotal, 1 item\$[\d.]+/]) await expect(added).toContainText(words);
  await expect(page).toHaveURL(/\/products\/selborne-teapot$/);
});

test("what one's store lacks is offered by the nearest that have it, and choosing one of them turns the page to it", async ({ page }) => {
  await chooseStore(page);
  await page.goto("/products/trevose-table-lamp");
  await expect(page.getByText("Sold out at Alderway South Loop", { exact: true })).toBeVisible();
  const offers = page.getByRole("region", { name: "Other stores that have it" }).getByRole("listitem");
  await expect(offers).toHaveCount(3);
  for (const text of await offers.allInnerTexts()) expect(text).toMatch(/^Alderway \D+[\d.]+ mi\s+(Only [1-5] left|A few left|In stock) · Ready .+\s+(Open until \d|Closed)/);
  const [name = ""] = /^Alderway \D+(?= \d)/.exec(await offers.first().innerText()) ?? [];
  await offers.first().getByRole("button", { name: `Set ${name} as my store` }).click();
  await expect(page.getByRole("radio", { name: new RegExp(`^Pickup: ready .+Inside ${name}`) })).toBeEnabled();
  await expect(page.getByRole("banner")).toContainText(name);
});
