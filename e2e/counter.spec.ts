import { expect, goods, newAddress, openAtCounter, orderPickup, pathIn, people, readMail, scan, signInStaff, test } from "./world";
import type { Page } from "@playwright/test";

const skuOf = async (desk: Page): Promise<string> => /AW-\d+(-[A-Z-]+)?/.exec(await desk.getByRole("main").innerText())?.[0] ?? "";

test("a new order comes up on Today by itself, is picked by scan, staged, and handed over against the code", async ({ page, browser }) => {
  test.setTimeout(150_000);
  const email = newAddress();
  const desk = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await hearTones(desk);
  await signInStaff(desk, people.associate);
  await desk.goto("/staff/today");
  await expect(desk.getByRole("heading", { name: "Today" })).toBeVisible();
  const { number, code } = await orderPickup(page, { name: "Linnea Voss", email }, goods.frame.slug);
  await expect(desk.getByText(new RegExp(`${number}|new`)).first()).toBeVisible({ timeout: 15_000 });

  await openAtCounter(desk, number);
  await desk.getByRole("button", { name: "Claim and pick" }).click();
  const sku = await skuOf(desk);
  await tonesOf(desk);
  await scan(desk, "AW-00000");
  await expect(desk.getByText(/not part of this order|Expected|No item/i).first()).toBeVisible();
  expect(await tonesOf(desk), "a wrong scan is heard").toEqual(["sawtooth 196", "sawtooth 147"]);
  await scan(desk, sku);
  await expect.poll(() => tonesOf(desk), "a right scan sounds otherwise").toEqual(["sine 1320"]);
  const manager = await (await browser.newContext()).newPage();
  await signInStaff(manager, people.manager);
  await manager.goto(`/staff/messages?q=${encodeURIComponent(email)}`);
  await expect(manager.getByRole("link", { name: new RegExp(`${number}: thank you`) })).toBeVisible();
  await expect(manager.getByRole("link", { name: new RegExp(`Ready to collect: ${number}`) }), "nobody is called before it stands there").toHaveCount(0);
  await desk.getByLabel("Shelf").fill("Q7");
  await desk.getByRole("button", { name: "Ready for pickup" }).click();
  await expect(desk.getByText(/Shelf Q7/).first()).toBeVisible();

  await page.goto("/");
  await expect(page.getByText("Ready at Alderway South Loop")).toBeInViewport();
  await page.getByRole("link", { name: "Show pickup code" }).click();
  await expect(page.getByText("Ready for pickup").first()).toBeVisible();
  const timesOf = (step: string) => page.getByRole("listitem").filter({ hasText: step }).locator("time");
  for (const step of ["Placed", "Picking", "Ready for pickup"]) await expect(timesOf(step), step).toHaveText(/\w{3}, \w{3} \d+, \d+(:\d\d)? [AP]M/);
  await expect(timesOf("Handed over")).toHaveCount(0);
  expect(await readMail(manager, email, new RegExp(`Ready to collect: ${number}`))).toContain(code);
  await manager.goto(`/staff/messages?q=${encodeURIComponent(email)}`);
  await expect(manager.getByRole("link", { name: new RegExp(`Ready to collect: ${number}`) })).toHaveCount(1);

  await page.getByRole("button", { name: "I’m here" }).click();
  await expect(page.getByText("Alderway South Loop knows you are here")).toBeVisible();
  await expect(desk.getByText("At Alderway South Loop")).toBeVisible();
  await page.getByRole("button", { name: "I’m not there yet" }).click();
  await expect(desk.getByText("At Alderway South Loop")).toHaveCount(0);
  await page.getByRole("button", { name: "I’m here" }).click();
  await expect(desk.getByText("At Alderway South Loop")).toBeVisible();
  const wrong = code === "000000" ? "000001" : "000000";
  await typeCode(desk, wrong);
  await expect(desk.getByText(/That code is not right/)).toBeVisible();
  await typeCode(desk, code);
  await expect(desk.getByText("Handed over").first()).toBeVisible();
  await expect(page.getByText("Picked up").first()).toBeVisible({ timeout: 40_000 });
  await expect(timesOf("Handed over")).toBeVisible();
  await readMail(manager, email, new RegExp(`Collected: ${number}`));
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/charged/).first()).toBeVisible({ timeout: 2_000 });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Complete", { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
});

test("what cannot be found is the shopper's to decide, by the link of the mail", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const email = newAddress();
  const { number } = await orderPickup(page, { name: "Tove Lindqvist", email }, goods.bamboo.slug);
  const desk = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await signInStaff(desk, people.associate);
  await openAtCounter(desk, number);
  await desk.getByRole("button", { name: "Claim and pick" }).click();
  await desk.getByRole("button", { name: /^More for/ }).click();
  await desk.getByRole("menuitem", { name: "Can't find it" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Ask the shopper" }).click();
  await expect(desk.getByText(/Shopper choosing/i).first()).toBeVisible();

  const manager = await (await browser.newContext()).newPage();
  await signInStaff(manager, people.manager);
  const choose = pathIn(await readMail(manager, email, new RegExp(`We need your answer: ${number}`)), "/choose/");
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(choose);
  await expect(stranger.getByRole("heading", { name: "We could not find everything" })).toBeVisible();
  await expect(stranger.getByText(/If we hear nothing by \w{3}, \w{3} \d+, \d+(:\d\d)? [AP]M( \w+)?, we refund them/)).toBeVisible();
  await stranger.getByRole("radio", { name: /Give me my money back/ }).check();
  await stranger.getByRole("button", { name: /^Refund \$\d/ }).click();
  await expect(stranger.getByText("Nothing is asked any more")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cancelled");
});

/** Keeps what the page's speaker is given, from its next page on. */
async function hearTones(desk: Page): Promise<void> {
  await desk.addInitScript(() => {
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when) {
      const heard = sessionStorage.getItem("tones");
      sessionStorage.setItem("tones", `${heard ? `${heard},` : ""}${this.type} ${this.frequency.value}`);
      start.call(this, when);
    };
  });
}

/** What sounded since it was last asked. */
const tonesOf = (desk: Page): Promise<string[]> => desk.evaluate(() => {
  const heard = sessionStorage.getItem("tones");
  sessionStorage.removeItem("tones");
  return heard?.split(",") ?? [];
});

async function typeCode(desk: Page, code: string): Promise<void> {
  await desk.getByLabel("Pickup code").fill(code);
  await desk.getByRole("button", { name: /^Hand over \d/ }).click();
}
