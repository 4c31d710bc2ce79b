import { expect, test } from "./world";

test("a misspelled search finds lamps and says what was searched instead", async ({ page }) => {
  await page.goto("/search?q=deks+lamp");
  await expect(page.getByText("so here is “desk lamp”")).toBeVisible();
  await expect(page.getByRole("link", { name: /desk lamp/i }).first()).toBeVisible();
});

test("a synonym finds what the shop calls by another name", async ({ page }) => {
  await page.goto("/search?q=couch");
  await expect(page.getByRole("link", { name: /sofa/i }).first()).toBeVisible();
});

test("nothing found offers ways on instead of a blank page", async ({ page }) => {
  await page.goto("/search?q=zzqqxxyy");
  await expect(page.getByRole("main")).toContainText("We found nothing for “zzqqxxyy”");
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
});

test("a question is answered, a measure is met, and a misspelled word is asked about", async ({ page }) => {
  await page.goto("/search?q=desk+120+cm");
  await expect(page.getByRole("status").filter({ hasText: /have all of these words\. The others have some of them/ })).toBeVisible();
  await page.goto("/search?q=wirtng+desk");
  await expect(page.getByRole("status").filter({ hasText: "No product has all of these words." })).toBeVisible();
  await page.getByRole("link", { name: "writing desk", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("“writing desk”");
  await page.goto("/search?q=refund");
  await expect(page.getByText("No product is called “refund”")).toBeVisible();
  await page.getByRole("link", { name: "When do I get my money back?" }).click();
  await expect(page).toHaveURL(/\/help\/returns#money$/);
});

test("a filter's count is what is left after choosing it, lives in the address, is undone by Back and can be taken off", async ({ page, isMobile }) => {
  await page.goto("/categories/lighting");
  await page.evaluate(() => { document.documentElement.dataset["kept"] = "yes"; });
  if (isMobile) await page.getByRole("button", { name: "Filter" }).click();
  const choice = page.locator("label:has(input[name=material]):visible").first();
  const count = Number(/(\d+)\s*$/.exec((await choice.innerText()).trim())?.[1] ?? Number.NaN);
  expect(count).toBeGreaterThan(0);
  const value = await choice.locator("input").inputValue();
  await choice.click();
  if (isMobile) await page.getByRole("button", { name: "Show results" }).click();
  await expect(page).toHaveURL(/material=/);
  const main = page.getByRole("main");
  const total = main.getByText(new RegExp(`^${count} products?$`));
  await expect(total).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/categories\/lighting$/);
  await expect(total).toBeHidden();
  await page.goForward();
  expect(await page.evaluate(() => document.documentElement.dataset["kept"]), "no page was loaded for it").toBe("yes");
  await expect(page.getByRole("list", { name: "Applied filters" }).getByRole("link", { name: "Clear all" })).toHaveAttribute("href", "/categories/lighting");
  await page.getByRole("link", { name: `Remove ${value}` }).click();
  await expect(page).not.toHaveURL(/material=/);
});

test("search suggestions are worked by keyboard, and remember what was searched", async ({ page }) => {
  await page.goto("/");
  const box = page.getByRole("combobox").first();
  await box.fill("lamp");
  await expect(page.getByRole("option").first()).toBeVisible();
  await box.fill("chicago store");
  await expect(page.getByRole("option", { name: /Chicago, IL/ }).first()).toBeVisible();
  await box.fill("how do i return");
  await expect(page.getByRole("option", { name: /How do I return something\?/ })).toBeVisible();
  await box.fill("lamp");
  await expect(page.getByRole("option", { name: /lamp/i }).first()).toBeVisible();
  await box.press("ArrowDown");
  await box.press("Enter");
  await expect(page).not.toHaveURL(/\/$/);
  await box.fill("couch");
  await box.press("Enter");
  await expect(page).toHaveURL(/q=couch$/);
  await box.fill("");
  await expect(page.getByRole("option", { name: "couch" }), "what was searched before").toBeVisible();
});

test("a search for what we do not have leads to the category most like it", async ({ page }) => {
  await page.goto("/search?q=lampadaire");
  await expect(page.getByText("We found nothing for “lampadaire”")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Table lamps" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Table lamps" })).toBeVisible();
});
