import type { Page } from "@playwright/test";
import { z } from "zod";
import { addToCart, cards, chooseStore, expect, fillCard, fillCheckout, goods, newAddress, orderPickup, pathIn, people, placeOrder, readMail, signInStaff, test } from "./world";

// Shoppers of this file sit on the other side of the world: what they read is by the store's clock.
test.use({ timezoneId: "Pacific/Auckland" });

test("a guest's pickup order asks for no address and no account, and says who, where, when and what to bring", async ({ page }) => {
  await chooseStore(page);
  await addToCart(page, goods.toaster.slug, "Pickup");
  await page.goto("/checkout");
  await expect(page.getByText("No account needed.")).toBeVisible();
  for (const [label, autocomplete, inputMode] of [["Full name", "name", ""], ["E-mail", "email", "email"], ["Phone", "tel", "tel"]] as const) {
    expect(await page.getByLabel(label).evaluate((field: HTMLInputElement) => [field.autocomplete, field.inputMode]), label).toEqual([autocomplete, inputMode]);
  }
  await expect(page.getByLabel("Phone")).toHaveAccessibleDescription("Only if the store has a question about this order.");
  await fillCheckout(page, { name: "Wren Olsen", email: newAddress() }, { pickup: true, delivery: false });
  await expect(page.getByLabel("Street and number")).toHaveCount(0);
  const review = page.getByRole("article").filter({ hasText: "Pickup at Alderway South Loop" });
  for (const words of ["Wren Olsen", "Chicago, IL", /When.+, .*\d [AP]M/, "six-digit code", "charged when you pick it up"]) await expect(review).toContainText(words);
  await expect(page.getByText("Your items and times are held for")).toBeVisible();
  await fillCard(page, cards.approved.replaceAll(" ", ""));
  await expect(page.getByLabel("Card number")).toHaveValue(cards.approved);
  await expect(page.getByLabel("Expires")).toHaveValue("12 / 30");
  await expect(page.getByRole("main").getByRole("link", { name: "Create an account" })).toHaveCount(0);
  const number = await placeOrder(page);
  await expect(page.getByText(`Order ${number}`)).toBeVisible();
  await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
  await expect(page.getByText("authorized, charged when you pick it up")).toBeVisible();
  const pickup = page.getByRole("region", { name: "Pickup at Alderway South Loop" });
  for (const words of [/Your time: .+ C[SD]T/, "Chicago, IL", /Open until \d|Closed/, "Bring the code above"]) await expect(pickup).toContainText(words);
  await expect(pickup.locator("svg").filter({ has: page.locator("title", { hasText: "Alderway South Loop" }) }), "a map").toBeVisible();
  for (const way of ["Directions", "Add to calendar", "Store and hours"]) await expect(pickup.getByRole("link", { name: way })).toBeVisible();
  const placed = pickup.getByRole("listitem").filter({ hasText: "Placed" }).locator("time");
  const inChicago = (parts: Intl.DateTimeFormatOptions, at: string) => new Intl.DateTimeFormat("en-US", { ...parts, timeZone: "America/Chicago" }).format(new Date(at));
  const at = (await placed.getAttribute("datetime")) ?? "";
  await expect(placed).toContainText(`${inChicago({ weekday: "short", month: "short", day: "numeric" }, at)}, ${inChicago({ hour: "numeric" }, at).split(/\s/)[0]}`);
  await expect(page.getByRole("main").getByRole("link", { name: "Create an account" })).toBeVisible();
});

test("pressing twice places one order, and whoever looks at the last one sees it go", async ({ page, browser }) => {
  await chooseStore(page);
  const other = await page.context().newPage();
  const slug = await openLastOne(other, await browser.newPage());
  await addToCart(page, slug, "Pickup");
  await fillCheckout(page, { name: "Wren Olsen", email: newAddress() }, { pickup: true, delivery: false });
  await fillCard(page, cards.approved);
  await page.getByRole("button", { name: /^Place order/ }).dblclick();
  await page.waitForURL(/\/orders\/AH-\d+/);
  await expect(other.getByText("Sold out at Alderway South Loop", { exact: true }), "seen without a reload").toBeVisible({ timeout: 5_000 });
  await page.goto("/checkout");
  await page.waitForURL((url) => url.pathname !== "/checkout" || url.search !== "");
});

/** Leaves the browser on a product that the store can hand over and of which it has one; the desk knows which are few. */
async function openLastOne(page: Page, desk: Page): Promise<string> {
  await signInStaff(desk, people.manager);
  const { rows } = z.object({ rows: z.array(z.object({ title: z.string(), available: z.number() })) }).parse(await (await desk.request.get("/api/staff/inventory/rows?show=low&sort=available&direction=desc")).json());
  for (const { title } of rows.filter(({ available }) => available === 1)) {
    const slug = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
    await page.goto(`/products/${slug}`);
    await expect(page.getByText(/at Alderway South Loop|Not sold at/).first()).toBeVisible();
    if (await page.getByText("Only 1 left at Alderway South Loop", { exact: true }).isVisible()) return slug;
  }
  throw new Error("the store has of nothing a last one");
}

test("a declined card keeps everything, and another card places the order", async ({ page }) => {
  await chooseStore(page);
  await addToCart(page, goods.mat.slug, "Pickup");
  await fillCheckout(page, { name: "Wren Olsen", email: newAddress() }, { pickup: true, delivery: false });
  await fillCard(page, cards.declined);
  await page.getByRole("button", { name: /^Place order/ }).click();
  await expect(page.getByText(/The card was declined and nothing was charged/)).toBeVisible();
  await expect(page.getByLabel("Card number")).toHaveValue(cards.declined);
  await expect(page.getByText("Your items and times are held for")).toBeVisible();
  await placeOrder(page);
});

test("a bank that asks for confirmation is answered, and the order is placed on return", async ({ page }) => {
  await chooseStore(page);
  await addToCart(page, goods.mat.slug, "Pickup");
  await fillCheckout(page, { name: "Wren Olsen", email: newAddress() }, { pickup: true, delivery: false });
  await fillCard(page, cards.challenge);
  await page.getByRole("button", { name: /^Place order/ }).click();
  await page.waitForURL(/\/test-gateway\/challenge\//);
  await page.getByRole("button", { name: /confirm|approve/i }).click();
  await page.waitForURL(/\/orders\/AH-\d+/);
});

test("a bank whose answer is lost leads to one order by itself", async ({ page }) => {
  test.setTimeout(120_000);
  await chooseStore(page);
  await addToCart(page, goods.bamboo.slug, "Pickup");
  await fillCheckout(page, { name: "Wren Olsen", email: newAddress() }, { pickup: true, delivery: false });
  await fillCard(page, cards.silent);
  await page.getByRole("button", { name: /^Place order/ }).click();
  await page.waitForURL(/\/orders\/AH-\d+/, { timeout: 90_000 });
});

test("a promo code counts, and a wrong one says why", async ({ page }) => {
  await chooseStore(page);
  await addToCart(page, goods.toaster.slug, "Pickup");
  await fillCheckout(page, { name: "Wren Olsen", email: newAddress() }, { pickup: true, delivery: false });
  await page.getByText("Add a promo code").filter({ visible: true }).click();
  await page.getByLabel("Promo code").filter({ visible: true }).fill("NOPE99");
  await page.getByRole("button", { name: "Apply" }).filter({ visible: true }).click();
  await expect(page.getByText("We do not know this code. Check the spelling.").filter({ visible: true })).toBeVisible();
  await page.getByLabel("Promo code").filter({ visible: true }).fill("FIRST100");
  await page.getByRole("button", { name: "Apply" }).filter({ visible: true }).click();
  await expect(page.getByText(/^This code needs \$150\.00 of goods/).filter({ visible: true })).toBeVisible();
});

test("the link of the mail shows the order without signing in, adds it to a calendar, moves its hour, and cancels it", async ({ page, browser }) => {
  const email = newAddress();
  const { number } = await orderPickup(page, { name: "Wren Olsen", email }, goods.box.slug);
  const desk = await (await browser.newContext()).newPage();
  await signInStaff(desk, people.manager);
  const track = pathIn(await readMail(desk, email, new RegExp(`Order ${number}`)), "/track/");
  const picture = /src="[^"]*(\/media\/[^"]+)"/.exec((await desk.locator("iframe").getAttribute("srcdoc")) ?? "")?.[1] ?? "";
  expect((await desk.request.get(picture)).headers()["cross-origin-resource-policy"], "a mail's pictures may be shown elsewhere").toBe("cross-origin");
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(track);
  await expect(stranger.getByText(`Order ${number}`)).toBeVisible();
  const calendar = await stranger.request.get((await stranger.getByRole("link", { name: "Add to calendar" }).getAttribute("href")) ?? "");
  expect(calendar.headers()["content-type"]).toContain("text/calendar");
  expect(await calendar.text()).toContain(`SUMMARY:Collect order ${number}`);
  await stranger.getByText("Move to another time").click();
  const later = stranger.getByRole("radiogroup", { name: "Time" }).or(stranger.getByRole("group", { name: "Time" })).getByRole("radio").last();
  await later.check();
  await stranger.getByRole("button", { name: "Move pickup" }).click();
  const moved = stranger.getByRole("status").filter({ hasText: "Moved. Your time is now" });
  await expect(moved).toBeVisible();
  const hour = (await moved.textContent())?.replace(/^.*now /, "").replace(/\.$/, "") ?? "";
  await expect(stranger.getByText(`Your time: ${hour}`)).toBeVisible();
  await readMail(desk, email, new RegExp(`Changed: ${number}`));
  await stranger.getByRole("button", { name: "Cancel this order" }).click();
  await stranger.getByRole("dialog").getByRole("button", { name: "Cancel the order" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Cancelled");
  await readMail(desk, email, new RegExp(`Cancelled: ${number}`));
  expect((await stranger.request.get(`${track.slice(0, -3)}abc`)).status()).toBe(404);
  expect((await stranger.request.get(`/orders/${number}`)).status()).toBe(404);
});
