import { readFileSync } from "node:fs";
import path from "node:path";
import { people, signInShopper, signInStaff, test, expect } from "./world";

/** Doors are taken from the build, so that a new one cannot be forgotten. */
const dist = process.env.NEXT_DIST_DIR || ".next";
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(dist, "server", file), "utf8"));
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const pages = Object.keys(read("app-paths-manifest.json") as object).filter((route) => route.endsWith("/page")).map((route) => route.replace(/\/\([^)]+\)/g, "").replace(/\/page$/, "") || "/");
const staffPages = [...new Set(pages.filter((route) => route.startsWith("/staff") && !route.includes("[...") && !route.endsWith("sign-in")))];
const filled = (route: string) => route.replace(/\[[^\]]+\]/g, "00000000-0000-7000-8000-000000000000");

/** An action answers only where a page carries it. */
type Door = { id: string; name: string; file: string; path: string };
function actionDoors(): Door[] {
  const manifest = read("server-reference-manifest.json");
  const node = isRecord(manifest) && isRecord(manifest["node"]) ? manifest["node"] : {};
  return Object.entries(node).flatMap(([id, entry]) => {
    if (!isRecord(entry) || typeof entry["exportedName"] !== "string" || entry["exportedName"].startsWith("$$") || !isRecord(entry["workers"])) return [];
    const worker = Object.keys(entry["workers"]).find((each) => each.endsWith("/page")) ?? "";
    const path = worker.replace(/^app/, "").replace(/\/page$/, "").replace(/\/\([^)]+\)/g, "").replace(/^\/\[locale\]/, "") || "/";
    return [{ id, name: entry["exportedName"], file: typeof entry["filename"] === "string" ? entry["filename"] : "", path: filled(path) }];
  });
}

/** Doors that any shopper may knock on; every other one must send a guest away. */
const open = new Set([
  "addToCart", "restoreLine", "changeQuantity", "moveLine", "removeLine", "applyCoupon", "removeCoupon", "takeSharedCart",
  "signUp", "signIn", "signInStaff", "requestVerification", "requestPasswordReset", "confirmEmail", "chooseNewPassword", "chooseStore",
  "startCheckout", "saveContact", "savePickup", "chooseSlot", "saveAddress", "applyCheckoutCoupon", "prepareCheckout", "completeCheckout", "resumePayment",
  "cancelOrder", "requestOrderLink", "changePickupPerson", "sayOnMyWay", "arrive", "chooseInstead", "movePickupTime",
]);

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
  for (const route of ["/staff/team", "/staff/audit", "/staff/messages"]) {
    await page.goto(route);
    await expect(page.getByRole("heading", { name: "Not for your role" }), route).toBeVisible();
  }
});

test("every action but the shopper's own refuses a guest before it reads the form", async ({ request }) => {
  const wrong: string[] = [];
  for (const door of actionDoors().filter((each) => !open.has(each.name))) {
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
