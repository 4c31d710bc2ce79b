import { expect, noisyPhoto, people, signInStaff, test } from "./world";

test("a price changed in the console shows in the shop by itself, and the audit says who, before and after", async ({ page, browser }) => {
  const shop = await (await browser.newContext()).newPage();
  await shop.goto("/products/trevose-table-lamp");
  const former = await shop.getByRole("main").getByText(/^\$\d+\.\d\d$/).first().innerText();
  await signInStaff(page, people.admin);
  await page.goto("/staff/catalog?q=trevose");
  await page.getByRole("link", { name: /Trevose table lamp/ }).first().click();
  await page.waitForURL(/\/staff\/catalog\/.+/);
  const dollars = 20 + (Number(former.replace(/\D/g, "")) % 40);
  const amount = page.getByLabel("Price, USD").first();
  await amount.fill(`${dollars}.35`);
  await page.getByRole("button", { name: "Save price" }).click();
  await expect(page.getByText("Price saved").first()).toBeVisible();
  await expect(async () => {
    await shop.reload();
    await expect(shop.getByRole("main").getByText(`$${dollars}.35`).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 10_000 });
  await page.goto("/staff/audit");
  await expect(page.getByRole("main")).toContainText(/price/i);
});

test("a stock figure is changed only with a reason, and its ledger adds up to it", async ({ page }) => {
  await signInStaff(page, people.manager);
  await page.goto("/staff/inventory?q=AW-10089");
  const cell = page.locator('[data-row="0"][data-cell="0"]');
  await expect(cell).toBeVisible();
  const before = Number((await cell.innerText()).replace(/\D/g, ""));
  await cell.click({ position: { x: 4, y: 4 } });
  await page.keyboard.press("Enter");
  const amount = page.getByLabel("New amount");
  await amount.fill(String(before + 3));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Choose a reason.")).toBeVisible();
  await page.getByLabel("Reason").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(cell).toHaveText(String(before + 3));
});

test("stock cannot fall below what is promised; the orders are named and a count is one tap away", async ({ page }) => {
  await signInStaff(page, people.manager);
  await page.goto("/staff/inventory?show=promised&sort=allocated&direction=desc");
  const allocated = page.locator('[data-row="0"][data-cell="1"]');
  const cell = page.locator('[data-row="0"][data-cell="0"]');
  await expect(allocated).toBeVisible();
  await cell.click({ position: { x: 4, y: 4 } });
  await page.keyboard.press("Enter");
  await page.getByLabel("New amount").fill("0");
  await page.getByLabel("Reason").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/promised to orders/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /AH-\d+/ }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Count this shelf" })).toBeVisible();
});

test("a picture from the merchandiser's disk shows in the shop, and words typed meanwhile are kept", async ({ page, browser }) => {
  await signInStaff(page, people.admin);
  await page.goto("/staff/catalog?q=bakewell+stockpot");
  await page.getByRole("link", { name: /Bakewell stockpot/ }).first().click();
  await page.waitForURL(/\/staff\/catalog\/.+/);
  const summary = page.getByLabel("In one line");
  const former = await summary.inputValue();
  await summary.fill(`${former} Typed before.`);
  await page.getByRole("button", { name: "Add a picture" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a picture" });
  const file = dialog.getByLabel("File");
  await file.setInputFiles({ name: "pot.png", mimeType: "image/png", buffer: Buffer.from("<svg onload=alert(1)>") });
  await dialog.getByRole("button", { name: "Add picture" }).click();
  await expect(dialog.getByText("This is needed.")).toBeVisible();
  const words = `A pot on a stove, ${crypto.randomUUID()}`;
  await dialog.getByLabel("Words for who cannot see it").fill(words);
  await dialog.getByRole("button", { name: "Add picture" }).click();
  await expect(dialog.getByText(/not a picture we can take/)).toBeVisible();
  await file.setInputFiles({ name: "pot.jpg", mimeType: "image/jpeg", buffer: await noisyPhoto() });
  await dialog.getByRole("button", { name: "Add picture" }).click();
  await expect(page.getByText("Picture added").first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("img", { name: words })).toBeVisible();
  await expect(summary).toHaveValue(`${former} Typed before.`);
  const shop = await (await browser.newContext()).newPage();
  await expect(async () => {
    await shop.goto("/products/bakewell-stockpot");
    await expect(shop.getByRole("img", { name: words }).first()).toBeAttached({ timeout: 1_000 });
  }).toPass({ timeout: 10_000 });
  const src = (await shop.getByRole("img", { name: words }).first().getAttribute("src")) ?? "";
  expect((await shop.request.get(src)).headers()).toMatchObject({ "content-type": "image/webp", "cache-control": expect.stringContaining("immutable") });
  expect((await shop.request.get(src.replace(".webp", ".640.avif"))).headers()["content-type"]).toBe("image/avif");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("listitem").filter({ has: page.getByRole("img", { name: words }) }).getByRole("button", { name: "Remove this picture" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Product saved").first()).toBeVisible();
  await page.getByRole("link", { name: "Changes" }).click();
  await expect(page.getByRole("main")).toContainText(words);
});

test("of two people who change one product, the second is told, loses nothing and undoes nothing", async ({ page, browser }) => {
  const other = await (await browser.newContext()).newPage();
  for (const each of [page, other]) {
    await signInStaff(each, people.admin);
    await each.goto("/staff/catalog?q=bakewell+multicooker");
    await each.getByRole("link", { name: /Bakewell multicooker/ }).first().click();
    await each.waitForURL(/\/staff\/catalog\/.+/);
  }
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  await other.getByLabel("Materials").fill(`Steel ${first}`);
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByText("Product saved").first()).toBeVisible();
  await page.getByLabel("Care").fill(`Wipe clean ${second}`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/Somebody else saved changes meanwhile/)).toBeVisible();
  await expect(page.getByLabel("Materials")).toHaveValue(`Steel ${first}`);
  await expect(page.getByLabel("Care")).toHaveValue(`Wipe clean ${second}`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Product saved").first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Materials")).toHaveValue(`Steel ${first}`);
  await expect(page.getByLabel("Care")).toHaveValue(`Wipe clean ${second}`);
});
