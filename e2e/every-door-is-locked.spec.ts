import { actionDoors, filled, openDoors, staffPages } from "./doors";
import { people, signInShopper, signInStaff, test, expect } from "./world";

test("there are doors to try", () => {
  expect(staffPages.length).toBeGreaterThan(10);
  expect(actionDoors().length).toBeGreaterThan(30);
});

test("every page of the console sends a guest to the staff sign-in", async ({ request }) => {
  for (const route of staffPages) {
    const answer = await request.get(filled(route), { maxRedirects: 0 });
    expect(answer.status(), route).toBeGreaterThanOrEqual(303);
    expect(answer.status(), route).toBeLessThan(309);
    expect(answer.headers()["location"], route).toContain("/staff/sign-in");
  }
});

test("a signed-in shopper gets no further than a guest", async ({ page }) => {
  await signInShopper(page);
  for (const route of staffPages) {
    const answer = await page.request.get(filled(route), { maxRedirects: 0 });
    expect(answer.headers()["location"], route).toContain("/staff/sign-in");
  }
});

test("an associate sees no page for administrators and merchandisers", async ({ page }) => {
  await signInStaff(page, people.associate);
  for (const route of ["/staff/team", "/staff/audit", "/staff/messages", "/staff/search/ranking"]) {
    await page.goto(route);
    await expect(page.getByRole("heading", { name: "Not for your role" }), route).toBeVisible();
  }
});

test("every action but the shopper's own refuses a guest before it reads the form", async ({ request }) => {
  const wrong: string[] = [];
  for (const door of actionDoors().filter((each) => !openDoors.has(each.name))) {
    const answer = await request.post(door.path, { headers: { "next-action": door.id, accept: "text/x-component", "content-type": "text/plain;charset=UTF-8" }, data: "[{}]" });
    const body = await answer.text();
    if (answer.status() >= 500 || !/"code":"(unauthenticated|forbidden)"/.test(body)) wrong.push(`${door.file} ${door.name}: ${answer.status()} ${body.slice(0, 200)}`);
  }
  expect(wrong).toEqual([]);
});

test("an action posted from another site is refused", async ({ request }) => {
  const door = actionDoors().find((each) => each.name === "addToCart");
  const answer = await request.post("/", { headers: { "next-action": door?.id ?? "", origin: "https://evil.example", "content-type": "text/plain" }, data: "[{}]" });
  expect(answer.status()).toBe(403);
});
