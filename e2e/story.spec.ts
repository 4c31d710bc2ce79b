import type { Browser, Page } from "@playwright/test";
import { addToCart, choosePickupTime, chooseStore, expect, goods, newAddress, openAtCounter, pathIn, people, placeOrder, readMail, scan, signInShopper, signInStaff, signUp, test } from "./world";

const secret = "walnut table, six chairs";
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const laptop = { viewport: { width: 1440, height: 900 } };

/** Waits for what was done in one channel to be seen in another, and notes how long that took. */
async function hop(name: string, seen: () => Promise<void>): Promise<void> {
  const began = performance.now();
  await seen();
  test.info().annotations.push({ type: "hop", description: `${name}: ${Math.round(performance.now() - began)} ms` });
}

const newPage = async (browser: Browser, options: object): Promise<Page> => (await browser.newContext(options)).newPage();

async function mailsWith(manager: Page, email: string, subject: RegExp): Promise<number> {
  await manager.goto(`/staff/messages?q=${encodeURIComponent(email)}`);
  return manager.getByRole("link", { name: subject }).count();
}

test("looked at on a phone, advised in the store, bought on a laptop, picked, handed over, partly returned elsewhere, and known as one story", async ({ browser }) => {
  test.setTimeout(240_000);
  const shopper = { name: "Liv Aaberg", email: newAddress(), secret };
  const [mobile, desk, manager] = [await newPage(browser, phone), await newPage(browser, laptop), await newPage(browser, laptop)];
  await Promise.all([signInStaff(desk, people.associate), signInStaff(manager, people.manager)]);

  await test.step("a shopper researches on a phone and lets the stores see it", async () => {
    await signUp(mobile, shopper);
    await mobile.goto(pathIn(await readMail(manager, shopper.email, /Confirm your e-mail/), "/verify-email"));
    await mobile.getByRole("button", { name: "Confirm my e-mail" }).click();
    await expect(mobile.getByText("Your e-mail is confirmed")).toBeVisible();
    await mobile.goto("/account/profile");
    await mobile.getByRole("switch", { name: /Stores may see what I browse/ }).check();
    await expect(mobile.getByRole("switch", { name: /Stores may see what I browse/ })).toBeChecked();
    await chooseStore(mobile);
    for (const slug of ["longstone-desk-lamp", goods.toaster.slug]) {
      const seen = mobile.waitForResponse((response) => response.url().includes("/api/seen") && response.ok());
      await mobile.goto(`/products/${slug}`);
      await seen;
    }
    await mobile.getByRole("button", { name: "Save for later" }).click();
    await expect(mobile.getByRole("button", { name: "On your wish list" })).toBeVisible();
  });

  await test.step("in the store, the associate sees it with consent and puts something in the shopper's cart", async () => {
    await desk.goto(`/staff/customers?q=${encodeURIComponent(shopper.email)}`);
    await desk.getByRole("button", { name: `Open the file of ${shopper.name}` }).click();
    await hop("browsing on the phone → file in the store", async () => {
      await expect(desk.getByText("Looked at", { exact: true }).first()).toBeVisible();
    });
    await expect(desk.getByRole("region", { name: "Wish list" }).or(desk.locator("section", { has: desk.getByRole("heading", { name: "Wish list" }) }))).toContainText(goods.toaster.title);
    await desk.getByRole("button", { name: `Add ${goods.toaster.title} to the cart` }).click();
    await hop("associate's cart → shopper's phone", async () => {
      await expect(async () => {
        await mobile.goto("/cart");
        await expect(mobile.getByRole("main")).toContainText(goods.toaster.title, { timeout: 1_000 });
      }).toPass();
    });
    await desk.getByRole("button", { name: "Send as a link to pay" }).click();
    await expect(desk.getByLabel("Link to the cart")).toBeVisible();
  });

  const computer = await newPage(browser, laptop);
  const order = await test.step("the same day, the shopper buys on a laptop by the link of the mail and chooses pickup", async () => {
    await signInShopper(computer, shopper.email, secret);
    await computer.goto(pathIn(await readMail(manager, shopper.email, /Your cart from Alderway Home/), "/cart/shared/"));
    await computer.getByRole("button", { name: "Take to my cart" }).click();
    await computer.waitForURL((url) => url.pathname === "/cart");
    await addToCart(computer, goods.frame.slug, "Pickup");
    await computer.goto("/checkout");
    await expect(computer.getByText(shopper.email)).toBeVisible();
    await choosePickupTime(computer);
    await expect(computer.getByLabel("Card number")).toBeVisible();
    return placeOrder(computer);
  });

  await test.step("the store hears of it, picks by scan and stages", async () => {
    await desk.goto("/staff/today");
    await hop("order on the laptop → Today at the store", async () => {
      await expect(desk.getByText(order).first()).toBeVisible();
    });
    await openAtCounter(desk, order);
    await desk.getByRole("button", { name: "Claim and pick" }).click();
    await expect(desk.getByLabel("Scan an item")).toBeVisible();
    const skus = [...new Set((await desk.getByRole("main").innerText()).match(/AW-\d+(-[A-Z-]+)?/g) ?? [])];
    expect(skus.length).toBeGreaterThan(0);
    await expect(async () => {
      for (const sku of skus) await scan(desk, sku);
      await expect(desk.getByLabel("Shelf"), "once around for each unit of a line").toBeVisible({ timeout: 8_000 });
    }).toPass();
    await desk.getByLabel("Shelf").fill("K4");
    await desk.getByRole("button", { name: "Ready for pickup" }).click();
    await hop("staged at the store → the laptop's order page", async () => {
      await expect(computer.getByText("Ready for pickup").first()).toBeVisible({ timeout: 30_000 });
    });
  });

  const code = /(?<!AH-)\b\d{6}\b/.exec(await readMail(manager, shopper.email, new RegExp(`Ready to collect: ${order}`)))?.[0] ?? "";
  await test.step("the shopper drives there, says so, and is handed everything against the code", async () => {
    await mobile.goto(`/orders/${order}`);
    await mobile.getByRole("button", { name: "I’m on my way" }).click();
    await expect(mobile.getByText("knows you are coming.")).toBeVisible();
    await mobile.getByLabel("Stall number").fill("7");
    await mobile.getByRole("button", { name: "I’m here" }).click();
    await hop("arrival on the phone → the counter", async () => {
      await expect(desk.getByText(/Stall 7/i).first()).toBeVisible({ timeout: 5_000 });
    });
    await expect(desk.getByRole("status").filter({ hasText: "Stall 7" })).toContainText(/Waiting \d/);
    await desk.getByLabel("Pickup code").fill(code);
    await desk.getByRole("button", { name: /^Hand over \d/ }).click();
    await expect(desk.getByText("Handed over").first()).toBeVisible();
    await hop("handed over at the counter → the phone", async () => {
      await expect(mobile.getByText("Picked up").first()).toBeVisible({ timeout: 30_000 });
    });
  });

  await test.step("one item goes back in another store, which pays it back", async () => {
    await mobile.goto(`/orders/${order}/return`);
    await mobile.getByLabel("How many").first().selectOption("1");
    await mobile.getByLabel("Why").first().selectOption("Changed my mind");
    await mobile.getByRole("button", { name: "See what you get back" }).click();
    await mobile.getByRole("button", { name: "Confirm the return" }).click();
    const qr = await mobile.getByRole("img", { name: /^QR code of return RT-/ }).getAttribute("aria-label");
    const elsewhere = await newPage(browser, laptop);
    await signInStaff(elsewhere, people.admin);
    await elsewhere.getByLabel("Store", { exact: true }).selectOption({ label: "Alderway Evanston" });
    await elsewhere.goto(`/staff/returns?q=${/RT-\d+/.exec(qr ?? "")?.[0]}`);
    await elsewhere.getByRole("button", { name: "One more" }).click();
    await elsewhere.getByRole("button", { name: "Receive 1 item at Alderway Evanston" }).click();
    await elsewhere.getByLabel(/^What becomes of/).selectOption("Back on sale");
    await elsewhere.getByRole("button", { name: "Decide" }).click();
    await elsewhere.getByRole("button", { name: /^Refund \$/ }).click();
    await hop("paid back in another store → the phone", async () => {
      await expect(mobile.getByText(/^Refunded to /)).toBeVisible({ timeout: 30_000 });
    });
  });

  await test.step("follow-ups arrive once each, and one timeline holds it all", async () => {
    await readMail(manager, shopper.email, new RegExp(`Collected: ${order}`));
    for (const subject of [`Order ${order}: thank you`, `Ready to collect: ${order}`, `Collected: ${order}`]) {
      expect(await mailsWith(manager, shopper.email, new RegExp(subject)), subject).toBe(1);
    }
    await desk.goto(`/staff/customers?q=${encodeURIComponent(shopper.email)}`);
    await desk.getByRole("button", { name: `Open the file of ${shopper.name}` }).click();
    const timeline = desk.locator("section", { has: desk.getByRole("heading", { name: "Timeline" }) });
    for (const words of [/Looked at/, /Added to the wish list/, /Cart sent by a colleague/, /Placed an order/, /Ready to collect/, /Handed over/, /Asked to return/, /Return refunded/]) await expect(timeline.getByText(words).first(), String(words)).toBeVisible();
    for (const channel of ["Online", "In store"]) await expect(timeline.getByRole("listitem").getByText(channel, { exact: true }).first(), channel).toBeVisible();
  });
});
