import { choosePickupTime, chooseStore, expect, newAddress, openAtCounter, people, placeOrder, signInStaff, test } from "./world";

test("what the store lacks is sent to it, what it has is collected at an hour: chosen with its later day, sent by the warehouse, taken in by the label of its box, staged and handed over", async ({ page, browser }) => {
  test.setTimeout(180_000);
  const split = /\d+ at Alderway South Loop, (\d+) sent there for you, ready/;
  await chooseStore(page);
  await page.goto("/products/ludlow-toaster");
  await page.getByRole("spinbutton", { name: "Quantity" }).fill("45");
  await page.getByRole("spinbutton", { name: "Quantity" }).press("Tab");
  await page.getByRole("radio", { name: /^Pickup: .* sent there for you, ready .*We send the rest to Alderway South Loop for you/ }).check();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("dialog", { name: "Added to your cart" })).toBeVisible();
  await page.goto("/cart");
  const [, sent] = split.exec(await page.getByText(split).first().innerText()) ?? [];
  await page.goto("/checkout");
  await page.getByLabel("Full name").fill("Noor Vance");
  await page.getByLabel("E-mail").fill(newAddress());
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByText(`${sent} of 45 × Ludlow toaster`)).toBeVisible();
  await choosePickupTime(page);
  await expect(page.getByRole("article").filter({ hasText: "Pickup at Alderway South Loop" })).toContainText("sent there for you");
  const number = await placeOrder(page);
  await expect(page.getByText("Coming to the store").first()).toBeVisible();

  const desk = await (await browser.newContext()).newPage();
  await signInStaff(desk, people.associate);
  await openAtCounter(desk, `${number}-2`);
  await expect(desk.getByRole("region", { name: "Incoming" })).toContainText("has not sent it yet");
  const part = desk.url();

  const ruth = await (await browser.newContext()).newPage();
  await signInStaff(ruth, "ruth.olsen@alderway.example");
  await ruth.goto(`/staff/transfers?q=${number}`);
  await ruth.getByRole("main").getByRole("link", { name: /^TR-/ }).click();
  await expect(ruth.getByText("For Noor Vance")).toBeVisible();
  await ruth.getByRole("button", { name: "Send…", exact: true }).click();
  await ruth.getByRole("button", { name: `Send ${sent} units` }).click();
  await expect(ruth.getByText("On the way", { exact: true }).first()).toBeVisible();

  await desk.goto(part);
  await desk.getByLabel("Scan the box").fill(`${number}-2`);
  await desk.getByLabel("Scan the box").press("Enter");
  await desk.getByRole("button", { name: "Claim and stage" }).click();
  await expect(page.getByText("It has come to the store.")).toBeVisible();
  await desk.getByLabel("Shelf").fill("A9");
  await desk.getByRole("button", { name: "Ready for pickup" }).click();
  await expect(desk.getByText(/Shelf A9/).first()).toBeVisible();
  await expect(page.getByText("It is waiting for you at the counter.")).toBeVisible();
});
