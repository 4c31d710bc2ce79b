import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import sharp from "sharp";
import { demoPin } from "../db/seed/demo-password.mjs";

/** People and places of the seeded demo world. */
export const password = "alderway-demo-2026";
export const people = {
  admin: "admin@alderway.example",
  manager: "manager@alderway.example",
  associate: "associate@alderway.example",
  agent: "agent@alderway.example",
  shopper: "shopper@alderway.example",
} as const;

/** Every page of every test: a policy violation, a script error or a failed own request fails the test. */
export const test = base.extend<{ quiet: string[] }>({
  quiet: [async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(`script error: ${error.message}`));
    page.on("console", (message) => {
      if (/Content Security Policy|Hydration|did not match/i.test(message.text())) complaints.push(message.text().slice(0, 400));
    });
    page.on("response", (response) => {
      if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
    });
    await use(complaints);
    expect(complaints, "what the browser complained about").toEqual([]);
  }, { auto: true }],
});

export { expect };

type Cookies = Parameters<BrowserContext["addCookies"]>[0];
/** What each person's browser held after signing in, for the later tests of this process. */
const signedIn = new Map<string, Cookies>();

/** Leaves the browser on a page of the console, a small one. Typed once for each person; later tests come back with that session while it lasts. */
export async function signInStaff(page: Page, email: string): Promise<void> {
  const known = signedIn.get(email);
  if (known) {
    await page.context().addCookies(known);
    await page.goto("/staff/sessions");
    if (!new URL(page.url()).pathname.endsWith("/sign-in")) return;
  }
  await page.goto("/staff/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/staff") && !url.pathname.endsWith("/sign-in"));
  signedIn.set(email, (await page.context().cookies()).filter(({ name }) => /session/i.test(name)));
}

/** A new register of the manager's store in this browser, unlocked by Rosalind Vega, an associate, with an open drawer. */
export async function openRegister(page: Page, name: string): Promise<void> {
  await signInStaff(page, people.manager);
  await page.goto("/staff/till");
  await page.getByLabel("New register").fill(`${name} ${Date.now()}`);
  await page.getByRole("button", { name: "Add" }).click();
  await unlockRegister(page);
  await page.getByLabel("Float").fill("100.00");
  await page.getByRole("button", { name: "Open and sell" }).click();
  await expect(page.getByText("Ready for the first item")).toBeVisible();
}

export async function unlockRegister(page: Page, pin: string = demoPin): Promise<void> {
  await page.getByRole("button", { name: /^Rosalind Vega/ }).click();
  await page.getByLabel("PIN of Rosalind Vega").fill(pin);
  await page.getByRole("button", { name: "Unlock" }).click();
}

export async function signInShopper(page: Page, email: string = people.shopper, secret: string = password): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/account"));
}

/** A test card of the built-in gateway. */
export const cards = { approved: "4242 4242 4242 4242", declined: "4000 0000 0000 0002", challenge: "4000 0025 0000 3155", silent: "4000 0000 0000 0119" } as const;

export async function fillCard(page: Page, number: string): Promise<void> {
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel("Expires").fill("1230");
  await page.getByLabel("Security code").fill("123");
}

/** Small things that the demo world has plenty of at the associate's store. */
export const goods = {
  toaster: { slug: "ludlow-toaster", title: "Ludlow toaster" },
  frame: { slug: "herm-photo-frame", title: "Herm photo frame" },
  mat: { slug: "bude-bath-mat", title: "Bude bath mat" },
  bamboo: { slug: "bowland-lucky-bamboo", title: "Bowland lucky bamboo" },
  box: { slug: "melton-bread-box", title: "Melton bread box" },
} as const;

export const newAddress = (): string => `e2e-${crypto.randomUUID()}@alderway.example`;

export async function chooseStore(page: Page, slug = "south-loop"): Promise<void> {
  await page.goto(`/stores/${slug}`);
  await page.getByRole("main").getByRole("button", { name: /^Set .+ as my store$/ }).first().click();
  await expect(page.getByRole("banner")).toContainText(new RegExp(slug.replace("-", " "), "i"));
}

/**
 * Puts one of a product in the cart, to be had in the named way. Many tests share the shelves of one store: where this
 * product has just sold out for the way wanted, or has to be sent to the store first, another of the small goods serves.
 */
export async function addToCart(page: Page, slug: string, way: "Pickup" | "Curbside" | "Delivery"): Promise<void> {
  const candidates = [slug, ...Object.values(goods).map((one) => one.slug).filter((one) => one !== slug)];
  for (const candidate of candidates) {
    await page.goto(`/products/${candidate}`);
    const option = page.getByRole("radio", { name: new RegExp(`^${way}: `) });
    await expect(option).toBeVisible();
    if ((await option.isDisabled()) || (await option.and(page.getByRole("radio", { name: /We send it to/ })).count()) > 0) continue;
    await option.check();
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expect(page.getByRole("dialog", { name: "Added to your cart" })).toBeVisible();
    return;
  }
  throw new Error(`No product of ${candidates.join(", ")} can be had by ${way}`);
}

/** A new account that is signed in and whose e-mail is not yet confirmed. */
export async function signUp(page: Page, person: { name: string; email: string; secret: string }): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.secret);
  await page.getByRole("button", { name: "Create my account" }).click();
  await expect(page.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
}

/** Opens the part of an order at the counter by what a shopper would say: the number. */
export async function openAtCounter(desk: Page, number: string): Promise<void> {
  await desk.goto(`/staff/orders?q=${number}`);
  await desk.getByRole("main").locator('a[href^="/staff/pickups/"]', { hasText: number }).first().click();
  await desk.waitForURL(/\/staff\/pickups\//);
}

export async function scan(desk: Page, text: string): Promise<void> {
  const field = desk.getByLabel("Scan an item");
  await field.fill(text);
  await field.press("Enter");
}

export type Guest = { name: string; email: string };

/** Contact, pickup time where there is a pickup, address where there is a delivery; ends before the card. */
export async function fillCheckout(page: Page, guest: Guest, parts: { pickup: boolean; delivery: boolean }): Promise<void> {
  await page.goto("/checkout");
  await page.getByLabel("Full name").fill(guest.name);
  await page.getByLabel("E-mail").fill(guest.email);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  if (parts.pickup) await choosePickupTime(page);
  if (parts.delivery) {
    await page.getByLabel("Street and number").fill("340 W Market");
    await page.getByLabel("City").fill("Bloomington");
    await page.getByLabel("ZIP code").fill("55425");
    await page.getByLabel("State").selectOption("MN");
    await page.getByRole("button", { name: "Continue", exact: true }).click();
  }
  await expect(page.getByLabel("Card number")).toBeVisible();
}

/** A free time of the pickup step, one that others do not take the last place of meanwhile, and on. */
export async function choosePickupTime(page: Page): Promise<void> {
  await page.locator("label:has(input[name=slot]:enabled):visible").filter({ hasNotText: "left" }).first().click();
  await expect(page.locator("input[name=slot]:checked")).toHaveCount(1);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}

/** Presses the button and waits for the confirmation. */
export async function placeOrder(page: Page, card: string = cards.approved): Promise<string> {
  await fillCard(page, card);
  await page.getByRole("button", { name: /^Place order/ }).click();
  await page.waitForURL(/\/orders\/AH-\d+/);
  const number = /AH-\d+/.exec(page.url())?.[0];
  if (!number) throw new Error(`No order number in ${page.url()}`);
  return number;
}

/** A guest's pickup order at the associate's store, from the product page to the confirmation. */
export async function orderPickup(page: Page, guest: Guest, slug: string = goods.toaster.slug): Promise<{ number: string; code: string }> {
  await chooseStore(page);
  await addToCart(page, slug, "Pickup");
  await fillCheckout(page, guest, { pickup: true, delivery: false });
  const number = await placeOrder(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Thank you");
  const code = (await page.getByLabel(/^Pickup code/).innerText()).replace(/\D/g, "");
  expect(code).toMatch(/^\d{6}$/);
  return { number, code };
}

/** The text of the newest mail to an address with this subject, read in the console's inbox. */
export async function readMail(desk: Page, to: string, subject: RegExp): Promise<string> {
  await expect(async () => {
    await desk.goto(`/staff/messages?q=${encodeURIComponent(to)}`);
    await expect(desk.getByRole("link", { name: subject }).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await desk.getByRole("link", { name: subject }).first().click();
  await desk.getByText("Plain text").click();
  return desk.locator("pre").innerText();
}

/** The first link of a mail whose path starts so, as a path of the server under test. */
export function pathIn(mail: string, start: string): string {
  const link = mail.split(/\s+/).find((word) => word.includes(start));
  if (!link) throw new Error(`No link to ${start} in: ${mail}`);
  const url = new URL(link);
  return url.pathname + url.search;
}

/** Noise, so that every run uploads another picture. */
export const noisyPhoto = (): Promise<Buffer> => sharp({ create: { width: 1200, height: 900, channels: 3, background: "#3A6A5A", noise: { type: "gaussian", mean: 120, sigma: 30 } } }).jpeg().toBuffer();
