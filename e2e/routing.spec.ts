import { expect, people, signInStaff, test } from "./world";

test("a planner drafts rules by keyboard and by dragging, tries them on the past, publishes them and returns", async ({ page }) => {
  test.slow();
  await signInStaff(page, people.admin);
  await page.goto("/staff/routing");
  if (await page.getByRole("button", { name: "Discard draft" }).isVisible()) {
    await page.getByRole("button", { name: "Discard draft" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Discard", exact: true }).click();
  }
  await expect(page.getByText(/^These are the rules in force/)).toBeVisible();
  const ranking = page.getByRole("list", { name: /^Ranking of/ }).first();
  const names = () => ranking.getByRole("listitem").allInnerTexts();
  const before = await names();
  const handle = ranking.getByRole("button", { name: /: arrow keys or drag$/ });
  await handle.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(handle.nth(1)).toBeFocused();
  await expect.poll(names).toEqual([before[1], before[0], ...before.slice(2)]);
  await expect(page.getByText(`${before[0]?.trim()}, now 2 of ${before.length}.`)).toBeAttached();

  const from = await handle.nth(1).boundingBox();
  const to = await handle.first().boundingBox();
  if (!from || !to) throw new Error("no handles");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 2, { steps: 8 });
  await page.mouse.up();
  await expect.poll(names).toEqual(before);

  await page.getByLabel("Within, kilometers").first().fill("far");
  await expect(page.getByText("Enter a number.")).toBeVisible();
  await page.getByLabel("Within, kilometers").first().fill("");
  await page.getByLabel("Units each keeps back").first().fill("-1");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Not below zero.")).toBeVisible();
  await page.getByLabel("Units each keeps back").first().fill("0");
  await ranking.getByRole("button", { name: /^Remove / }).first().click();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText(/^This is a draft of /)).toBeVisible();

  await page.getByRole("link", { name: "Back-test" }).click();
  await expect(page.getByRole("table", { name: "Published rules and draft side by side" }).getByRole("row", { name: /^Landed cost/ })).toContainText("$");
  await page.getByRole("table", { name: "Deliveries that would be sent otherwise" }).getByRole("link").first().click();
  await expect(page.getByText("sent otherwise", { exact: true })).toBeVisible();
  await expect(page.getByRole("table", { name: "Places considered, Draft" })).toContainText("chosen");

  await page.goto("/staff/routing");
  await page.getByRole("button", { name: "Publish draft" }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Say in a few words what changes.")).toBeVisible();
  await page.getByLabel("What changes").fill("Near places before warehouses");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText(/is in force: Near places before warehouses/)).toBeVisible();
  await page.getByRole("button", { name: "Return to the built-in rules" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Return to it" }).click();
  await expect(page.getByText(/is in force: Back to the built-in rules/)).toBeVisible();
  await page.goto("/staff/audit?group=routing");
  await expect(page.getByRole("main")).toContainText("Routing rules published");
});

test("who may not plan is told so, and finds no way there", async ({ page }) => {
  await signInStaff(page, people.associate);
  await expect(page.getByRole("link", { name: "Routing" })).toHaveCount(0);
  await page.goto("/staff/routing");
  await expect(page.getByText("Your role does not include routing")).toBeVisible();
});
