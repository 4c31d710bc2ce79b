import type { Browser, Page } from "@playwright/test";
import { addToCart, expect, fillCheckout, goods, newAddress, openAtCounter, orderPickup, people, placeOrder, scan, signInStaff, test } from "./world";

const staffed = async (browser: Browser, email: string): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await signInStaff(page, email);
  return page;
};

test("what one place cannot send another one sends, and the order says why", async ({ page, browser }) => {
  await addToCart(page, goods.mat.slug, "Delivery");
  await fillCheckout(page, { name: "Farah Nasser", email: newAddress() }, { pickup: false, delivery: true });
  const number = await placeOrder(page);

  const admin = await staffed(browser, people.admin);
  await openAtCounter(admin, number);
  await admin.getByRole("button", { name: "More actions" }).click();
  await admin.getByRole("menuitem", { name: "Reject this order" }).click();
  const why = admin.getByRole("dialog");
  await why.getByLabel("Reason").selectOption({ label: "No time for it" });
  await why.getByRole("button", { name: "Send from elsewhere" }).click();
  await expect(admin.getByText("The decision is on the order.")).toBeVisible();
  await admin.goto(`/staff/orders/${number}`);
  await admin.getByText(/^Why Alderway .+\?$/).last().click();
  await expect(admin.getByText(/gave it back \(No time for it\)/)).toBeVisible();
  await page.goto(`/orders/${number}`);
  await expect(page.getByRole("main")).toContainText(/Arrives by/);
  await expect(page.getByRole("main")).not.toContainText("No time for it");
});

test("whoever the buyer sends collects with a pass that works once, after the buyer named somebody and had it kept longer", async ({ page, browser }) => {
  const { number } = await orderPickup(page, { name: "Ines Kaplan", email: newAddress() }, goods.box.slug);
  await page.goto(`/orders/${number}`);
  await page.getByText("Someone else picks up").click();
  await expect(page.getByText(/^They need the code or a photo ID\. It costs nothing\./)).toBeVisible();
  await page.getByLabel("Their name").fill("Milo Kaplan");
  await page.getByLabel("Their e-mail or phone").fill("milo@alderway.example");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Collected by Milo Kaplan.")).toBeVisible();
  await page.getByText("Send somebody with a pass").click();
  await page.getByLabel("Who comes?").fill("Noor Haddad");
  await page.getByRole("button", { name: "Make a pass" }).click();
  await expect(page.getByText("can be used once")).toBeVisible();

  const bearer = await (await browser.newContext()).newPage();
  await bearer.goto((await page.getByRole("link", { name: "Open the pass" }).getAttribute("href")) ?? "");
  await expect(bearer.getByRole("heading", { level: 1 })).toHaveText("Collect for Ines");
  const code = await bearer.getByLabel(/^Pass [0-9A-Z] /).innerText();

  const desk = await staffed(browser, people.associate);
  await openAtCounter(desk, number);
  await desk.getByRole("button", { name: "Claim and pick" }).click();
  await expect(desk.getByLabel("Scan an item")).toBeVisible();
  for (const sku of new Set((await desk.getByRole("main").innerText()).match(/AW-\d+(-[A-Z-]+)?/g))) await scan(desk, sku);
  await desk.getByLabel("Shelf").fill("P1");
  await desk.getByRole("button", { name: "Ready for pickup" }).click();
  const until = page.getByText(/^We keep it until /);
  const before = await until.innerText();
  await expect(page.getByText("It costs nothing.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Keep it longer" }).click();
  await expect(until).not.toHaveText(before);
  await desk.getByRole("button", { name: "They have a pass" }).click();
  const pass = desk.getByRole("textbox", { name: "Pass" });
  await pass.fill("0000000000");
  await desk.getByRole("button", { name: /^Hand over/ }).click();
  await expect(desk.getByText("This is no pass for this order.")).toBeVisible();
  await pass.fill(code);
  await desk.getByRole("button", { name: /^Hand over/ }).click();
  await expect(desk.getByText("Handed to Noor Haddad")).toBeVisible();
  await expect(desk.getByRole("main")).toContainText("by the buyer’s pass");

  await bearer.reload();
  await expect(bearer.getByText("This pass was used. It works only once.")).toBeVisible();
});
