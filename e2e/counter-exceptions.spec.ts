import type { Browser, Page } from "@playwright/test";
import { addToCart, chooseStore, expect, fillCheckout, goods, newAddress, openAtCounter, pathIn, people, placeOrder, readMail, scan, signInStaff, test } from "./world";

const desk = { viewport: { width: 1280, height: 900 } };
const staffed = async (browser: Browser, email: string): Promise<Page> => {
  const page = await (await browser.newContext(desk)).newPage();
  await signInStaff(page, email);
  return page;
};
const skusOf = async (page: Page): Promise<string[]> => [...new Set((await page.getByRole("main").innerText()).match(/AW-\d+(-[A-Z-]+)?/g) ?? [])];

async function pickAndStage(page: Page, shelf: string): Promise<void> {
  await page.getByLabel("Shelf").fill(shelf);
  await page.getByRole("button", { name: "Ready for pickup" }).click();
  await expect(page.getByLabel("Pickup code")).toBeVisible();
}

test("a colleague takes over, a slip is undone, a part is handed over, and the rest is cancelled at the counter", async ({ page, browser }) => {
  test.setTimeout(150_000);
  const email = newAddress();
  await chooseStore(page);
  for (const slug of [goods.frame.slug, goods.frame.slug]) await addToCart(page, slug, "Pickup");
  await fillCheckout(page, { name: "Ines Kaplan", email }, { pickup: true, delivery: false });
  const number = await placeOrder(page);
  const code = (await page.getByLabel(/^Pickup code/).innerText()).replace(/\D/g, "");

  const [associate, manager] = await Promise.all([staffed(browser, people.associate), staffed(browser, people.manager)]);
  await openAtCounter(associate, number);
  await associate.getByRole("button", { name: "Claim and pick" }).click();
  await expect(associate.getByLabel("Scan an item")).toBeVisible();
  await openAtCounter(manager, number);
  await expect(manager.getByRole("button", { name: "Claim and pick" })).toHaveCount(0);
  await manager.getByRole("button", { name: "Take over" }).click();
  const why = manager.getByRole("dialog");
  await why.getByRole("button", { name: "Take over" }).click();
  await expect(why.getByText("Say why you take it over.")).toBeVisible();
  await why.getByLabel("Why?").fill("End of shift");
  await why.getByRole("button", { name: "Take over" }).click();
  await expect(manager.getByLabel("Scan an item")).toBeVisible();
  await expect(associate.getByRole("button", { name: "Take over" })).toBeVisible();

  const [sku = ""] = await skusOf(manager);
  const picked = manager.getByRole("listitem").filter({ hasText: sku });
  let arrive = () => {};
  const late = new Promise<void>((resolve) => { arrive = resolve; });
  await manager.route("**/api/staff/scan", async (route) => { await late; await route.continue(); }, { times: 1 });
  await scan(manager, sku);
  await expect(picked).toContainText("Picked 1/2");
  await manager.getByRole("button", { name: "Undo" }).click();
  arrive();
  await expect(picked).toContainText("Picked 0/2");
  await scan(manager, sku);
  await scan(manager, sku);
  await pickAndStage(manager, "R1");
  await manager.getByRole("button", { name: "Undo" }).click();
  await pickAndStage(manager, "R2");

  await manager.getByRole("button", { name: "Send ready again" }).click();
  await expect(manager.getByText("Sent again")).toBeVisible();
  await manager.getByRole("button", { name: "More actions" }).click();
  await manager.getByRole("menuitem", { name: "Move to another time" }).click();
  const moving = manager.getByRole("dialog");
  await moving.getByRole("radio").last().check();
  await moving.getByRole("button", { name: "Move" }).click();
  await expect(manager.getByText("Moved to another time").first()).toBeVisible();

  await manager.getByRole("button", { name: "One fewer" }).click();
  await manager.getByLabel("Pickup code").fill(code);
  await manager.getByRole("button", { name: "Hand over 1 unit" }).click();
  await expect(manager.getByText("Part handed to Ines Kaplan")).toBeVisible();
  await manager.getByRole("button", { name: "More actions" }).click();
  await manager.getByRole("menuitem", { name: "Cancel an item" }).click();
  const cancel = manager.getByRole("dialog");
  const back = (await cancel.getByText(/^Goes back/).innerText()).replace("Goes back: ", "");
  await cancel.getByLabel("Reason").fill("Changed their mind");
  await cancel.getByRole("button", { name: "Cancel 1 unit" }).click();
  await expect(manager.getByText("Handed to Ines Kaplan")).toBeVisible();

  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Complete", { timeout: 2_000 });
    await expect(page.getByRole("main")).toContainText(`${back} released without a charge`, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
});

test("a store closes at short notice: its shopper moves the order to another store, and from there to a delivery that arrives", async ({ page, browser }) => {
  test.setTimeout(150_000);
  const email = newAddress();
  await chooseStore(page, "northgate");
  await addToCart(page, goods.box.slug, "Pickup");
  await fillCheckout(page, { name: "Joaquin Ferreira", email }, { pickup: true, delivery: false });
  const number = await placeOrder(page);

  const [admin, associate] = await Promise.all([staffed(browser, people.admin), staffed(browser, people.associate)]);
  const day = await dayOfPickup(admin, number);
  await admin.goto("/staff/today");
  await admin.getByRole("complementary").getByLabel("Store").selectOption({ label: "Alderway Northgate" });
  await admin.getByRole("button", { name: "Close store" }).click();
  const closing = admin.getByRole("dialog");
  await closing.getByRole("radio", { name: /A whole day/ }).check();
  await closing.locator("input[name=day]").fill(day);
  await closing.getByRole("button", { name: "Close the store" }).click();
  await expect(closing.getByText("Say why: shoppers read it.")).toBeVisible();
  await closing.getByLabel("Reason").fill("Burst pipe");
  await closing.getByRole("button", { name: "Close the store" }).click();
  await expect(admin.getByText(/asked what they want instead/)).toBeVisible();

  const choose = async (answer: RegExp, fill: () => Promise<void> = async () => undefined) => {
    await page.goto(pathIn(await readMail(admin, email, new RegExp(`We need your answer: ${number}`)), "/choose/"));
    await page.getByRole("radio", { name: answer }).first().check();
    await fill();
    await page.getByRole("button", { name: "Do this" }).click();
    await expect(page.getByText("Nothing is asked any more")).toBeVisible();
  };
  await choose(/^Pick up at/);

  await associate.goto(`/staff/orders?q=${number}`);
  await expect(associate.getByText(/not here/).first()).toBeVisible();
  await expect(associate.getByRole("main")).toContainText("Joaquin Ferreira");
  await associate.getByRole("link", { name: "Open" }).last().click();
  await expect(associate.getByText(/^This order waits at Alderway/)).toBeVisible();
  await expect(associate.getByRole("button", { name: "Claim and pick" })).toHaveCount(0);
  await expect(associate.getByRole("main")).not.toContainText(email);

  await openPart(admin, `${number}-2`);
  await admin.getByRole("button", { name: "Claim and pick" }).click();
  await admin.getByRole("button", { name: /^More for/ }).click();
  await admin.getByRole("menuitem", { name: "Can't find it" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Ask the shopper" }).click();
  await expect(admin.getByText("Shopper choosing").first()).toBeVisible();
  await choose(/^Deliver it to me/, async () => {
    await page.getByLabel("Street and number").fill("340 W Market");
    await page.getByLabel("City").fill("Bloomington");
    await page.getByLabel("ZIP code").fill("55425");
    await page.getByLabel("State").selectOption("MN");
  });

  await openPart(admin, `${number}-3`);
  await admin.getByRole("button", { name: "Claim and pick" }).click();
  await expect(admin.getByLabel("Scan an item")).toBeVisible();
  for (const sku of await skusOf(admin)) await scan(admin, sku);
  await expect(admin.getByText("340 W Market")).toBeVisible();
  await admin.getByRole("button", { name: "Parcel is packed" }).click();
  await admin.getByLabel("Tracking number").fill("1Z999AA10123456784");
  await admin.getByRole("button", { name: "Given to the carrier" }).click();
  await admin.getByRole("button", { name: "It was delivered" }).click();
  await expect(async () => {
    await page.goto(`/orders/${number}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Complete", { timeout: 2_000 });
    await expect(page.getByRole("main")).toContainText(/\$\d+\.\d\d charged/, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole("main")).toContainText("1Z999AA10123456784");
});

async function openPart(page: Page, number: string): Promise<void> {
  await page.goto(`/staff/orders?q=${number}`);
  await page.getByRole("link", { name: number, exact: true }).click();
  await page.waitForURL(/\/staff\/pickups\//);
}

/** The day of the pickup's hour, as the store's calendar has it. */
async function dayOfPickup(page: Page, number: string): Promise<string> {
  await openPart(page, `${number}-1`);
  const answer = await page.request.get(`/api/staff/pickup?fulfillmentId=${new URL(page.url()).pathname.split("/").pop()}`);
  const { slot, store }: { slot: { startsAt: string }; store: { timeZone: string } } = await answer.json();
  return new Intl.DateTimeFormat("en-CA", { timeZone: store.timeZone }).format(new Date(slot.startsAt));
}
