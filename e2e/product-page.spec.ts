import { addToCart, expect, fillCheckout, newAddress, people, placeOrder, signInShopper, signInStaff, test } from "./world";
import sharp from "sharp";

test("a member reviews with a photo what they collected, a colleague publishes it, and the page and its data count it alike", async ({ page, browser }) => {
  const title = `Keeps the salt dry ${Date.now()}`;
  await signInShopper(page);
  await page.goto("/products/derwent-lounge-chair/reviews/new");
  await expect(page.getByText("Reviews here are by people who have it")).toBeVisible();
  await page.goto("/products/bryher-lidded-pot/reviews/new");
  await page.getByRole("radio", { name: /Good/ }).check();
  await page.getByLabel("In a few words").fill(title);
  await page.getByLabel("What is it like?").fill("The lid closes well and nothing clumps, even beside the stove.");
  await page.getByLabel("Photos").setInputFiles({ name: "pot.jpg", mimeType: "image/jpeg", buffer: await sharp({ create: { width: 2_400, height: 1_800, channels: 3, background: "#8a5a3c" } }).jpeg().toBuffer() });
  await page.getByRole("button", { name: "Send the review" }).click();
  await expect(page.getByRole("status").filter({ hasText: "We have your review" })).toBeVisible();

  const desk = await (await browser.newContext()).newPage();
  await signInStaff(desk, people.manager);
  await desk.goto("/staff/reviews");
  await desk.getByRole("button", { name: `Publish “${title}”` }).click();
  await expect(desk.getByText("Everybody sees it now")).toBeVisible();

  await page.goto("/products/bryher-lidded-pot");
  const review = page.getByRole("article").filter({ hasText: title });
  await expect(review).toContainText("Verified, bought online");
  await expect(review.getByRole("img", { name: /in full size/ })).toHaveJSProperty("complete", true);
  const shown = await page.getByRole("region", { name: "Reviews" }).getByRole("img", { name: /out of 5, .* reviews/ }).first().getAttribute("aria-label");
  const data = await page.locator('script[type="application/ld+json"]').allTextContents();
  const [, value, count] = /"ratingValue":([\d.]+),"reviewCount":(\d+)/.exec(data.join("")) ?? [];
  expect(shown).toBe(`${Number(value).toFixed(1)} out of 5, ${count} reviews`);
});

test("products turn in 3D when somebody asks for it, and not before", async ({ page }) => {
  const fetched: string[] = [];
  page.on("response", (answer) => fetched.push(`${answer.status()} ${new URL(answer.url()).pathname}`));
  await page.goto("/products/longstone-desk-lamp");
  const open = page.getByRole("button", { name: "View in 3D" });
  await expect(open).toBeVisible();
  expect(fetched.filter((path) => path.endsWith(".glb"))).toEqual([]);
  await open.click();
  await expect.poll(() => fetched.filter((path) => path.endsWith(".glb"))).toEqual([expect.stringMatching(/^200 \/models\/.+\.glb$/)]);
  await expect(page.locator("model-viewer")).toHaveAttribute("ar-scale", "fixed");
  await expect(page.getByText("Fetching the 3D view")).toHaveCount(0);
  expect(fetched.filter((path) => !path.startsWith("200 ") && !path.startsWith("204 ") && !path.startsWith("304 "))).toEqual([]);
});

test("where something is sold out, a guest asks to hear of it and sees what can be had instead", async ({ page }) => {
  const email = newAddress();
  await page.goto("/products/bardsey-candlestick-lamp");
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await expect(page.getByRole("button", { name: "Add to cart" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Instead of it" }).getByRole("link")).toHaveCount(3);
  await page.getByRole("button", { name: "Notify me when it is back" }).click();
  await expect(page.getByRole("status").filter({ hasText: `We will write to ${email}` })).toBeVisible();
});

test("ticked products stand side by side under an address that can be kept", async ({ page }) => {
  await page.goto("/categories/sofas");
  for (const at of [0, 1]) await page.getByRole("checkbox", { name: /^Compare / }).nth(at).check();
  await page.getByRole("button", { name: "Compare" }).click();
  await page.waitForURL(/\/compare\?item=[a-z-]+&item=[a-z-]+$/);
  const table = page.getByRole("region", { name: "Comparison" });
  await expect(table.getByRole("columnheader").getByRole("link", { name: /^Take / })).toHaveCount(2);
  await expect(page.getByText(/They differ in \d+ of \d+ points/)).toBeVisible();
  await table.getByRole("link", { name: /^Take / }).first().click();
  await page.waitForURL(/\/compare\?item=[a-z-]+$/);
});

test("a shopper sees what is inside a bundle, buys it as one, and staff pick it by its parts", async ({ page, browser }) => {
  await page.goto("/products/slow-morning-set");
  await expect(page.getByRole("region", { name: "What is inside" }).getByRole("link")).toHaveCount(3);
  await addToCart(page, "slow-morning-set", "Delivery");
  await fillCheckout(page, { name: "Nora Field", email: newAddress() }, { pickup: false, delivery: true });
  const number = await placeOrder(page);
  await expect(page.getByRole("region", { name: "What you ordered" }).getByRole("listitem").filter({ hasText: "Slow morning set" })).toContainText("Ludlow whistling kettle, Cream");
  const desk = await (await browser.newContext()).newPage();
  await signInStaff(desk, people.admin);
  await desk.goto(`/staff/orders/${number}`);
  await expect(desk.getByText("Part of Slow morning set")).toHaveCount(3);
});
