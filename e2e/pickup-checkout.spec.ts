import { addToCart, cards, chooseStore, expect, fillCard, fillCheckout, goods, newAddress, orderPickup, pathIn, people, placeOrder, readMail, signInStaff, test } from "./world";

test("a guest's pickup order asks for no address and says who, where, when and what to bring", async ({ page }) => {
  await chooseStore(page);
  await addToCart(page, goods.toaster.slug, "Pickup");
  await fillCheckout(page, { name: "Wren Olsen", email: newAddress() }, { pickup: true, delivery: false });
  await expect(page.getByLabel("Street and number")).toHaveCount(0);
  const review = page.getByRole("article").filter({ hasText: "Pickup at Alderway South Loop" });
  await expect(review).toContainText("Wren Olsen");
  await expect(review).toContainText("six-digit code");
  await expect(review).toContainText("charged when you pick it up");
  await expect(page.getByText("Your items and times are held for")).toBeVisible();
  const number = await placeOrder(page);
  await expect(page.getByText(`Order ${number}`)).toBeVisible();
  await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
  await expect(page.getByText("authorized, charged when you pick it up")).toBeVisible();
});

test("pressing twice places one order", async ({ page }) => {
  await chooseStore(page);
  await addToCart(page, goods.frame.slug, "Pickup");
  await fillCheckout(page, { name: "Wren Olsen", email: newAddress() }, { pickup: true, delivery: false });
  await fillCard(page, cards.approved);
  await page.getByRole("button", { name: /^Place order/ }).dblclick();
  await page.waitForURL(/\/orders\/AH-\d+/);
  await page.goto("/checkout");
  await page.waitForURL((url) => url.pathname !== "/checkout" || url.search !== "");
});

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
