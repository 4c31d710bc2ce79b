import { expect, signInStaff, test } from "./world";

const packer = "ruth.olsen@alderway.example";

test("a packer picks an order in a wave, boxes it as suggested, buys its labels and hands it to the carrier", async ({ page }) => {
  test.setTimeout(90_000);
  await signInStaff(page, packer);
  await page.goto("/staff/waves/new");
  await page.getByRole("radio", { name: /To ship/ }).check();
  await page.getByRole("spinbutton", { name: "Orders at most" }).fill("1");
  await page.getByRole("spinbutton", { name: "Orders at most" }).press("Tab");
  await page.getByRole("button", { name: "Make the wave" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^W-\d+$/);
  const items = page.getByRole("list", { name: "Items in the order of the shelves" }).getByRole("listitem");
  for (const text of await items.allInnerTexts()) {
    await page.getByRole("spinbutton", { name: "Units of the next scan" }).fill(/\/(\d+)/.exec(text)?.[1] ?? "1");
    await page.getByRole("textbox", { name: "Scan an item" }).fill(/AW-\d+(?:-\w+)*/.exec(text)?.[0] ?? "");
    await page.getByRole("textbox", { name: "Scan an item" }).press("Enter");
  }
  await expect(page.getByText("Picked", { exact: true }).first()).toBeVisible();

  await page.getByRole("link", { name: /^AH-\d+-\d+$/ }).click();
  await page.getByRole("button", { name: /^Pack as suggested/ }).click();
  await expect(page.getByRole("list", { name: "Boxes" }).getByRole("listitem").first()).toBeVisible();
  await page.getByRole("button", { name: /Parcel is packed|All boxes are packed/ }).click();
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Buy labels" }).click();
  const label = page.getByRole("link", { name: "Label", exact: true }).first();
  const answer = await page.request.get((await label.getAttribute("href")) ?? "");
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  expect((await answer.body()).toString("latin1")).toMatch(/^%PDF-1\.4[\s\S]*\[0 0 288 432\]/);
  await page.getByRole("button", { name: "Given to the carrier" }).click();
  await expect(page.getByText("On its way").first()).toBeVisible();
});
