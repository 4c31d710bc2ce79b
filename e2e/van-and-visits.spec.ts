import { addToCart, chooseStore, expect, goods, newAddress, noisyPhoto, openAtCounter, pathIn, people, placeOrder, readMail, scan, signInStaff, test } from "./world";

const desk = { viewport: { width: 1280, height: 900 } };

test("a window of the store's own van is chosen, moved by the tracking link, packed, driven and delivered at the door", async ({ page, browser }) => {
  test.setTimeout(240_000);
  const email = newAddress();
  await chooseStore(page);
  await addToCart(page, goods.frame.slug, "Delivery");
  await page.goto("/checkout");
  await page.getByLabel("Full name").fill("Wren Olsen");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByLabel("Street and number").fill("1401 S Michigan Ave");
  await page.getByLabel("City").fill("Chicago");
  await page.getByLabel("ZIP code").fill("60605");
  await page.getByLabel("State").selectOption("IL");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  const van = page.getByRole("region", { name: "Brought by Alderway South Loop" });
  await expect(van).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), "its days fit a phone").toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
  await van.getByRole("tab").last().click();
  await van.locator("label:has(input[name=slot]:enabled):visible").first().click();
  await expect(van).toContainText("Chosen");
  await page.getByRole("link", { name: "Continue", exact: true }).click();
  await expect(page.getByRole("article").filter({ hasText: "Delivery by Alderway South Loop" })).toContainText("charged when it is at your door");
  await expect(page.getByLabel("Card number")).toBeVisible();
  const number = await placeOrder(page);

  const associate = await (await browser.newContext(desk)).newPage();
  await signInStaff(associate, people.associate);
  const agent = await (await browser.newContext(desk)).newPage();
  await signInStaff(agent, people.agent);
  await page.goto(pathIn(await readMail(agent, email, new RegExp(`${number}: thank you`)), "/track/"));
  await page.getByText("Move to another time").click();
  await page.locator("label:has(input[name=startsAt])").last().click();
  await page.getByRole("button", { name: "Come then" }).click();
  await expect(page.getByText(/^Moved\. Your time is now/)).toBeVisible();

  await openAtCounter(associate, number);
  await associate.getByRole("button", { name: "Claim and pick" }).click();
  await expect(associate.getByLabel("Scan an item")).toBeVisible();
  const [sku = ""] = (await associate.getByRole("main").innerText()).match(/AW-\d+(-[A-Z-]+)?/) ?? [];
  await scan(associate, sku);
  await associate.getByRole("button", { name: "Parcel is packed" }).click();
  await associate.getByRole("link", { name: "To the run of that day" }).click();
  const stop = associate.getByRole("listitem").filter({ hasText: number });
  await stop.getByRole("button", { name: "Load", exact: true }).click();
  await expect(stop).toContainText("On your van");
  await stop.getByRole("button", { name: "Delivered…", exact: true }).click();
  const door = associate.getByRole("dialog");
  await door.getByRole("radio", { name: "Left at the door" }).check();
  await door.getByLabel("Where it stands").fill("behind the planter");
  await door.getByLabel("Photo").setInputFiles({ name: "door.jpg", mimeType: "image/jpeg", buffer: await noisyPhoto() });
  await door.getByRole("button", { name: "It is delivered" }).click();
  await expect(stop).toContainText("Left at the door: behind the planter");
  await page.reload();
  await expect(page.getByRole("main")).toContainText("Left at the door: behind the planter.");
  await expect(page.getByRole("img", { name: "Photo of the delivery at the door" })).toBeVisible();
});

test("a guest books an appointment on the store's page, the store sees it, and the link of the mail cancels it", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const email = newAddress();
  await page.goto("/stores/south-loop");
  await expect(page.getByRole("main").getByRole("link", { name: /^Directions to Alderway South Loop/ })).toHaveAttribute("href", /destination=41\.\d+,-87\.\d+$/);
  expect((await page.locator("script[type='application/ld+json']").allTextContents()).join("\n")).toMatch(/"@type":"\w*Store"[\s\S]*"name":"Alderway South Loop"/);
  await page.getByRole("link", { name: "Design consultation" }).click();
  await page.getByRole("tab").last().click();
  await page.locator("label:has(input[name=slot]:enabled):visible").first().click();
  await page.getByLabel("Full name").fill("Ines Kaplan");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Book it" }).click();
  await page.waitForURL(/\/appointments\//);
  const number = /AP-\d+/.exec(await page.getByRole("main").innerText())?.[0] ?? "";

  const agent = await (await browser.newContext(desk)).newPage();
  await signInStaff(agent, people.agent);
  await page.goto(pathIn(await readMail(agent, email, /^Booked: Design consultation/), "/appointments/"));
  await page.getByText("Cancel it").click();
  await page.getByRole("button", { name: "Cancel my appointment" }).click();
  await expect(page.getByRole("main")).toContainText("It is cancelled.");
  await readMail(agent, email, /^Called off: Design consultation/);
  expect(number).toMatch(/^AP-\d+$/);
});
