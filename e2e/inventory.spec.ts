import { readFile } from "node:fs/promises";
import { expect, people, signInStaff, test } from "./world";

test("many rows change at once after a preview, and nothing changes for a row that cannot", async ({ page }) => {
  await signInStaff(page, people.manager);
  await page.goto("/staff/inventory?q=AW-1007");
  const onHand = page.locator('[data-row="0"][data-cell="0"]');
  await expect(onHand).toBeVisible();
  const before = Number((await onHand.innerText()).replace(/\D/g, ""));
  for (const at of [0, 1]) await page.locator('[role=row][aria-rowindex]').nth(at + 1).getByRole("checkbox").click();
  await page.getByRole("button", { name: "Change…" }).click();
  const dialog = page.getByRole("dialog", { name: "Change 2 rows" });
  await dialog.getByLabel("Units").fill("+4");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog).toContainText("Choose a reason");
  await dialog.getByLabel("Reason").selectOption({ index: 1 });
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog.getByRole("status")).toHaveText("2 can change");
  await expect(dialog).toContainText(`${before} → ${before + 4}`);
  await expect(onHand).toHaveText(String(before));
  await dialog.getByRole("button", { name: "Change 2 rows" }).click();
  await expect(page.getByText("2 rows changed")).toBeVisible();
  await expect(onHand).toHaveText(String(before + 4));

  await onHand.getByRole("button").click();
  const ledger = page.getByRole("dialog").getByRole("region", { name: "Ledger" });
  await expect(ledger.getByRole("listitem").first()).toContainText(`${before} → ${before + 4}`);
  const deltas = await ledger.getByRole("listitem").locator(".text-positive, .text-negative").allInnerTexts();
  const [newest] = await ledger.getByRole("listitem").first().locator("p").last().allInnerTexts();
  expect(deltas[0]).toBe("+4");
  expect(newest).toMatch(new RegExp(`→ ${before + 4}$`));
});

test("the grid goes out as CSV and comes back: what changes is shown first, bad rows are named by line, a second time nothing changes", async ({ page }) => {
  await signInStaff(page, people.manager);
  await page.goto("/staff/inventory?q=AW-1009");
  await expect(page.locator('[data-row="0"][data-cell="0"]')).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export CSV" }).click()]);
  const [header = "", first = ""] = (await readFile(await download.path(), "utf8")).replace(/^\uFEFF/, "").split(/\r?\n/);
  const columns = header.split(",");
  const at = (name: string) => columns.indexOf(name);
  expect(at("sku")).toBeGreaterThanOrEqual(0);
  const cells = first.split(",");
  const sku = cells[at("sku")] ?? "";
  const place = cells[at("location")] ?? "";
  const safety = Number(cells[at("safety_stock")] ?? 0);
  const file = [`sku,location,safety_stock`, `${sku},${place},${safety === 3 ? 4 : 3}`, `NO-SUCH-SKU,${place},1`, `${sku},Atlantis,1`, `${sku},${place},-7`, ""].join("\r\n");
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import stock" });
  await dialog.getByLabel("File").setInputFiles({ name: "stock.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await expect(dialog.getByRole("status")).toContainText("Nothing is changed yet");
  for (const line of ["Line 3", "Line 4", "Line 5"]) await expect(dialog.getByRole("listitem").filter({ hasText: line })).toBeVisible();
  await dialog.getByRole("button", { name: "Change 1 row" }).click();
  await expect(dialog.getByRole("status")).toContainText("Done");
  await dialog.locator("input[type=file]").setInputFiles({ name: "again.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await expect(dialog.getByRole("button", { name: "Nothing to change" })).toBeDisabled();
});

test("a view is kept under a name and opens again on another day", async ({ page }) => {
  const name = `Low lamps ${Date.now() % 100_000}`;
  await signInStaff(page, people.manager);
  await page.goto("/staff/inventory?q=lamp&sort=onHand&direction=asc");
  await expect(page.locator('[data-row="0"][data-cell="0"]')).toBeVisible();
  await page.getByRole("button", { name: /^(Views|Low lamps \d+)$/ }).click();
  await page.getByLabel("Name of this view").fill(name);
  await page.getByRole("button", { name: "Keep" }).click();
  await expect(page.getByRole("button", { name: `Remove ${name}` })).toBeVisible();
  await page.getByLabel("Name of this view").fill(` ${name.toUpperCase()} `);
  await page.getByRole("button", { name: "Replace" }).click();
  await expect(page.getByLabel("Name of this view")).toHaveValue("");
  await expect(page.getByRole("button", { name: new RegExp(`^Remove ${name}$`, "i") })).toHaveCount(1);
  await page.goto("/staff/inventory");
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("button", { name, exact: true }).click();
  await expect(page).toHaveURL(/q=lamp/);
  await expect(page.getByRole("button", { name: `Remove ${name}` })).toHaveCount(0);
  const ofAnotherOrder = encodeURIComponent(JSON.stringify(["a lamp", "019aae70-8100-7349-bd14-735445c88f0b", "019aae70-8100-780a-a699-1539aa2dd546"]));
  expect((await page.request.get(`/api/staff/inventory/rows?sort=onHand&at=${ofAnotherOrder}`)).status()).toBe(400);
  await page.getByRole("button", { name: /^(Views|Low lamps \d+)$/ }).click();
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(page.getByRole("button", { name: `Remove ${name}` })).toHaveCount(0);
});

test("of two who type over one number, the second sees what the first made of it before anything is overwritten", async ({ page, context }) => {
  await signInStaff(page, people.manager);
  const other = await context.newPage();
  for (const each of [page, other]) {
    await each.goto("/staff/inventory?q=AW-1011");
    await each.locator('[data-row="0"][data-cell="5"]').click({ position: { x: 4, y: 4 } });
    await each.keyboard.press("Enter");
  }
  const before = Number(await other.getByLabel("New amount").inputValue());
  for (const [each, units] of [[other, before + 1], [page, before + 2]] as const) {
    await each.getByLabel("New amount").fill(String(units));
    await each.getByLabel("Reason").selectOption("correction");
    await each.getByRole("button", { name: "Save", exact: true }).click();
    if (each === other) await expect(each.getByLabel("New amount")).toHaveCount(0);
  }
  await expect(page.getByRole("alert").filter({ hasText: "A colleague changed this row" })).toContainText(`It now says ${before + 1}`);
  await page.getByRole("button", { name: "Save over it" }).click();
  await expect(page.locator('[data-row="0"][data-cell="5"]')).toHaveText(String(before + 2));
});
