import type { BrowserContext } from "@playwright/test";
import { actionDoors, filled, machineDoors, openDoors, type Door } from "./doors";
import { expect, openRegister, people, signInShopper, signInStaff, test } from "./world";

/** What nobody should send as the value of a field. */
const nobody = "00000000-0000-7000-8000-000000000000";
const values: unknown[] = [
  7, -1, 1.5, 1e308, 2 ** 53, true, null, [], {}, [[]], "", " ", "x".repeat(100_000), "a\u0000b", "\ud800", "\u202egnp.exe", "<script>alert(1)</script>", "' or 1=1 --", "=cmd|'/C calc'!A0", "$undefined", "__proto__", nobody,
];
/** What is no object at all; React's own signs (`$…`) among them. */
const bodies = ["", "{", "[]", "[null]", "[7]", '["x"]', "[[]]", '["$undefined"]', '["$F1"]', '["$@1"]', '[{"__proto__":{"isAdmin":true}}]', `[${'{"a":'.repeat(500)}1${"}".repeat(500)}]`, `[${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}]`];
/** Words of our inside that no answer may carry. */
const inside = /node_modules|\.tsx?:\d|\bat \w+ \(|select .+ from|insert into|constraint "|SQLSTATE|ECONNREFUSED|postgres/i;
/** Taking away what is not there, and a choice that is judged when it is read, are no refusals. */
const harmless = new Set(["removeWish", "stopWatching", "removeCoupon", "forgetView", "chooseStaffStore"]);
/** They end the session, or lock the register, that the sweep needs. */
const endings = new Set(["signOut", "signOutEverywhere", "signOutStaff", "lockTill"]);

type Answer = { status: number; body: string };
type Found = { wrong: string[]; done: string[] };

type Send = (path: string, request: Omit<RequestInit, "headers"> & { headers?: Record<string, string> }) => Promise<Answer>;

/** Sends what a browser would, with its cookies and at a fraction of its work: thousands of knocks cost more than their answers otherwise. */
async function senderFor(context: BrowserContext, baseURL = ""): Promise<Send> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  return async (path, { headers, ...request }) => {
    const answer = await fetch(new URL(path, baseURL), { ...request, headers: { ...headers, cookie }, signal: AbortSignal.timeout(30_000) });
    return { status: answer.status, body: await answer.text() };
  };
}

const knock = (send: Send, door: Door, body: string): Promise<Answer> => send(door.path, { method: "POST", headers: { "next-action": door.id, accept: "text/x-component", "content-type": "text/plain;charset=UTF-8" }, body });

/** The names a form asks for, by its own complaint about an empty one, and a few that it may take besides. */
function namesOf(complaint: string): string[] {
  const [, fields = "{}"] = /"fields":(\{[^}]*\})/.exec(complaint) ?? [];
  return [...new Set([...Object.keys(JSON.parse(fields) as object).map((name) => name.split(".")[0] ?? ""), "id", "customerId", "storeIds", "role", "priceMinor", "version"])].filter(Boolean);
}

async function sweep(send: Send, doors: readonly Door[]): Promise<Found> {
  const found: Found = { wrong: [], done: [] };
  for (const door of doors) {
    const { body: complaint } = await knock(send, door, "[{}]");
    const takesNothing = /"ok":true/.test(complaint);
    const names = namesOf(complaint);
    const forms = values.map((value) => JSON.stringify([Object.fromEntries(names.map((name) => [name, value]))]));
    await Promise.all([...bodies, ...forms].map(async (data) => {
      const { status, body } = await knock(send, door, data);
      if (status >= 500 || inside.test(body)) found.wrong.push(`${door.name} ${data.slice(0, 80)}: ${status} ${body.slice(0, 160)}`);
      if (!takesNothing && !harmless.has(door.name) && /"ok":true/.test(body)) found.done.push(`${door.name} ${data.slice(0, 120)}`);
    }));
  }
  return found;
}

test.describe.configure({ timeout: 300_000 });

test("a guest's bad input is refused at every open door, and does nothing", async ({ context, baseURL }) => {
  expect(await sweep(await senderFor(context, baseURL), actionDoors().filter(({ name }) => openDoors.has(name)))).toEqual({ wrong: [], done: [] });
});

test("a member's bad input is refused at every door", async ({ page, context, baseURL }) => {
  await signInShopper(page);
  expect(await sweep(await senderFor(context, baseURL), actionDoors().filter(({ path, name }) => !path.startsWith("/staff") && !openDoors.has(name) && !endings.has(name)))).toEqual({ wrong: [], done: [] });
});

test("an administrator's bad input is refused at every door of the console", async ({ page, context, baseURL }) => {
  await signInStaff(page, people.admin);
  expect(await sweep(await senderFor(context, baseURL), actionDoors().filter(({ path, name }) => path.startsWith("/staff") && !openDoors.has(name) && !endings.has(name)))).toEqual({ wrong: [], done: [] });
});

test("a seller's bad input is refused at every door of an unlocked register with an open drawer", async ({ page, context, baseURL }) => {
  await openRegister(page, "Swept till");
  const doors = actionDoors().filter(({ path, name }) => path === "/staff/till" && !endings.has(name));
  expect(doors.map(({ name }) => name)).toEqual(expect.arrayContaining(["sell", "park", "moveDrawerCash", "countDrawer", "unlockTill"]));
  expect(await sweep(await senderFor(context, baseURL), doors)).toEqual({ wrong: [], done: [] });
  await page.reload();
  await expect(page.getByText("Ready for the first item"), "it is unlocked still, and has sold nothing").toBeVisible();
});

test("every machine door answers bad input with a problem, and tells nothing of the inside", async ({ page, context, baseURL }) => {
  await signInStaff(page, people.admin);
  const wrong: string[] = [];
  const judge = (what: string, { status, body }: Answer) => {
    if (status >= 500 || inside.test(body)) wrong.push(`${what}: ${status} ${body.slice(0, 160)}`);
  };
  const names = ["q", "id", "ids", "variants", "variant", "near", "store", "stores", "cursor", "page", "sort", "quantity", "part", "token", "product", "path", "slug", "date", "orders"];
  const send = await senderFor(context, baseURL);
  for (const door of machineDoors.filter((each) => each !== "/api/live")) {
    await Promise.all(values.filter((each) => String(each).length < 5_000).map(async (value) => {
      const query = new URLSearchParams(names.map((name) => [name, typeof value === "string" ? value : JSON.stringify(value)]));
      const { status, body } = await send(`${filled(door)}?${query}`, { redirect: "manual" });
      judge(`GET ${door} ${String(value)}`, { status, body: status < 300 ? "" : body });
    }));
    await Promise.all(["POST", "PUT", "PATCH", "DELETE"].flatMap((method) => [...bodies, "x".repeat(300_000)].map(async (body) => {
      judge(`${method} ${door} ${body.slice(0, 40)}`, await send(filled(door), { method, body, headers: { "content-type": "application/json" }, redirect: "manual" }));
    })));
  }
  expect(wrong).toEqual([]);
});
