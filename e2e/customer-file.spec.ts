import { expect, people, signInShopper, signInStaff, test } from "./world";

const secret = "walnut table, six chairs";

test("opening a file is an act on record; what was looked at suggests things until the shopper declines, and stays hidden from stores until they share it", async ({ page, browser }) => {
  const email = `e2e-${crypto.randomUUID()}@alderway.example`;
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Quill Sandoval");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Create my account" }).click();
  await expect(page.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
  await page.goto("/products/longstone-desk-lamp");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForResponse((response) => response.url().includes("/api/seen")).catch(() => undefined);
  await page.goto("/products/anvil-table-lamp");
  await page.waitForResponse((response) => response.url().includes("/api/seen") && response.ok());
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Because you viewed Anvil table lamp" })).toBeVisible();
  await page.getByRole("button", { name: "Hide this" }).click();
  await expect(page.getByRole("heading", { name: "Most wanted this week" })).toBeVisible();
  const suggestedBy = async (headers: Record<string, string> = {}) => {
    const { viewed }: { viewed: { because: string } | null } = await (await page.request.get("/api/home", { headers })).json();
    return viewed?.because;
  };
  expect(await suggestedBy()).toBe("Anvil table lamp");
  expect(await suggestedBy({ "sec-gpc": "1" }), "declined by the browser").toBeUndefined();

  const console_ = await browser.newContext();
  const desk = await console_.newPage();
  await signInStaff(desk, people.associate);
  await desk.goto(`/staff/customers?q=${encodeURIComponent(email)}`);
  await desk.getByRole("button", { name: "Open the file of Quill Sandoval" }).click();
  await expect(desk.getByRole("heading", { name: "Quill Sandoval" })).toBeVisible();
  await expect(desk.getByText(/browsing entr(y|ies) (is|are) hidden/)).toBeVisible();
  await expect(desk.getByText("Looked at", { exact: true })).toHaveCount(0);

  await page.goto("/account/profile");
  await expect(page.getByRole("region", { name: "Who opened my file" }).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("switch", { name: /Stores may see what I browse/ }).check();
  await expect(page.getByRole("switch", { name: /Stores may see what I browse/ })).toBeChecked();
  await page.getByRole("switch", { name: /Suggestions by what I looked at/ }).uncheck();
  await expect.poll(() => suggestedBy(), "declined by the shopper").toBeUndefined();
  await expect(async () => {
    await desk.reload();
    await expect(desk.getByText("Looked at", { exact: true }).first()).toBeVisible({ timeout: 2_000 });
  }).toPass();

  await desk.getByLabel("Note for colleagues").fill("Prefers warm light.");
  await desk.getByRole("button", { name: "Add note" }).click();
  await expect(desk.getByText("Prefers warm light.")).toBeVisible();
  await console_.close();
});

test("a file that I did not open shows nothing of the person", async ({ page, browser }) => {
  await signInStaff(page, people.agent);
  await page.goto("/staff/customers?q=whitaker");
  await page.getByRole("button", { name: /Open the file of June/ }).click();
  await expect(page.getByRole("heading", { name: "June Whitaker" })).toBeVisible();
  const path = new URL(page.url()).pathname;
  const other = await browser.newContext();
  const colleague = await other.newPage();
  await signInStaff(colleague, people.admin);
  await colleague.goto(path.replace(/[0-9a-f]{4}$/, "0000"));
  await expect(colleague.getByText("This file is closed")).toBeVisible();
  await other.close();
});

test("a shopper finds every channel's orders in one history, and points with a card that opens without network", async ({ page, context }) => {
  await signInShopper(page);
  await expect(page.getByRole("link", { name: /20\d\d/ }).first()).toBeVisible();
  const all = await page.getByRole("main").getByRole("heading", { level: 2 }).count();
  await page.getByRole("link", { name: "In store" }).click();
  await page.waitForURL(/channel=store/);
  expect(await page.getByRole("main").getByRole("heading", { level: 2 }).count()).toBeLessThanOrEqual(all);

  await page.goto("/account/points");
  await expect(page.getByRole("region", { name: "Balance" })).toContainText(/[\d,]+ points.*Worth \$\d.*A point ends \d+ months after/s);
  await expect(page.getByRole("region", { name: "What moved them" }).getByRole("link", { name: /^AH-\d+$/ }).first()).toBeVisible();
  await expect.poll(() => page.evaluate(async () => (await (await caches.open("card-page")).keys()).length), "the page is kept").toBe(1);
  await context.setOffline(true);
  await expect(page.getByText("You are offline. You can read on; changes need the connection.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("region", { name: "Member card" }).getByRole("img", { name: /^Barcode / })).toBeVisible();
});
