import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { stock } from "@/lib/domain/carts/testing";
import { newId } from "@/lib/kernel/ids";
import { openAgentShop, requestOf, signed } from "./agents.testing";
import { answerUcp } from "./answer-ucp";
import { address, ask, buyer, card, platform, post, put, read, readyCheckout, shipping, openPlatformForTests } from "./ucp.testing";

openPlatformForTests();

describe("keys, identity and limits", () => {
  raceTest("the same key gives the same answer, another body under it is refused, and twenty at once make one order", async () => {
    const shop = await openAgentShop();
    const body = { line_items: [{ item: { id: shop.mug }, quantity: 1 }] };
    const key = randomUUID();
    const [first, again] = [await post("checkout-sessions", body, undefined, key), await post("checkout-sessions", body, undefined, key)];
    expect(again).toEqual(first);
    expect(await post("checkout-sessions", { ...body, buyer }, undefined, key)).toMatchObject({ status: 409, json: { code: "idempotency_conflict" } });
    expect((await answerUcp(requestOf(platform, "2026-04-08", "checkout-sessions", { method: "POST", body, headers: { "idempotency-key": "" } }), "checkout-sessions")).status).toBe(400);

    const checkout = await readyCheckout(shop.mug);
    const together = await Promise.all(Array.from({ length: 20 }, (_, i) => post(`checkout-sessions/${checkout.id}/complete`, card("2026-04-08"), undefined, i % 2 ? "one-key-for-half-of-them" : randomUUID())));
    expect(together.filter(({ status }) => status >= 500)).toEqual([]);
    expect(together.some(({ json }) => json.status === "completed")).toBe(true);
    const { rows } = await db.execute(sql`select (select count(*)::int from "order") as orders, (select count(*)::int from payment where status = 'authorized') as payments`);
    expect(rows).toEqual([{ orders: 1, payments: 1 }]);
  });

  raceTest("the last units go to one of many agents that want them", async () => {
    const shop = await openAgentShop({ mugs: 3 });
    const checkouts = await Promise.all(Array.from({ length: 6 }, () => post("checkout-sessions", { line_items: [{ item: { id: shop.mug }, quantity: 1 }], buyer, fulfillment: shipping("standard") })));
    await Promise.all(checkouts.filter(({ json }) => json.id).map(({ json }) => post(`checkout-sessions/${json.id}/complete`, card("2026-04-08"))));
    const { rows } = await db.execute(sql`select (select count(*)::int from "order") as orders, (select min(on_hand - allocated) from stock_level where variant_id = ${shop.mug}) as left`);
    expect(rows).toEqual([{ orders: 3, left: 0 }]);
  });

  raceTest("a pickup without a store is neither dropped nor shipped: what has to be chosen is said, and nothing is sold", async () => {
    const shop = await openAgentShop();
    await transaction((tx) => stock(tx, shop.lamp, shop.warehouse, 5));
    const methods = (pickup: object) => [
      { type: "shipping", line_item_ids: [shop.lamp], destinations: [address], selected_destination_id: "home", groups: [{ selected_option_id: "standard" }] }, { type: "pickup", line_item_ids: [shop.mug], destinations: [{ postal_code: "98101" }], ...pickup },
    ];
    const body = (pickup: object) => ({ line_items: [shop.lamp, shop.mug].map((id) => ({ item: { id }, quantity: 1 })), buyer, fulfillment: { methods: methods(pickup) } });
    const open = await post("checkout-sessions", body({}));
    const missing = { code: "fulfillment_destination_required", path: "$.fulfillment.methods[1].selected_destination_id" };
    expect(open.json).toMatchObject({ status: "incomplete", messages: [missing], fulfillment: { methods: [{ type: "shipping" }, { type: "pickup", line_item_ids: [expect.any(String)] }] } });
    expect((await post(`checkout-sessions/${open.json.id}/complete`, card("2026-04-08"))).json).toMatchObject({ ucp: { status: "error" }, messages: [missing] });
    const nowhere = await put(`checkout-sessions/${open.json.id}`, body({ selected_destination_id: newId() }));
    expect(nowhere.json).toMatchObject({ status: "incomplete", messages: expect.arrayContaining([expect.objectContaining({ code: "invalid_pickup_location" })]) });
    expect((await post("checkout-sessions", { line_items: [{ item: { id: shop.mug }, quantity: 1 }], fulfillment: { methods: [{ type: "locker" }] } })).status).toBe(400);
    expect((await db.execute(sql`select count(*)::int as orders from "order"`)).rows).toEqual([{ orders: 0 }]);
  });

  raceTest("another agent's cart, checkout and order are not there", async () => {
    const shop = await openAgentShop();
    const checkout = await readyCheckout(shop.mug);
    const cart = await post("carts", { line_items: [{ item: { id: shop.mug }, quantity: 1 }] });
    const placed = await post(`checkout-sessions/${checkout.id}/complete`, card("2026-04-08"));
    const other = "2026-01-23";
    for (const [path, sent] of [[`checkout-sessions/${checkout.id}`, {}], [`orders/${placed.json.order.id}`, {}], [`checkout-sessions/${checkout.id}`, { method: "PUT", body: { buyer } }], [`checkout-sessions/${checkout.id}/cancel`, { method: "POST" }], [`checkout-sessions/${checkout.id}/complete`, { method: "POST", body: card(other) }]] as const) {
      expect(await ask(path, sent, other), path).toMatchObject({ status: 404, json: { code: "not_found" } });
    }
    expect((await post("checkout-sessions", { cart_id: cart.json.id }, other)).status).toBe(404);
  });

  raceTest("who publishes a key must sign with it", async () => {
    const shop = await openAgentShop();
    const sent = () => requestOf(platform, "signing/2026-04-08", "checkout-sessions", { method: "POST", body: { line_items: [{ item: { id: shop.mug }, quantity: 1 }] } });
    const answer = async (request: Request) => read(await answerUcp(request, "checkout-sessions"));
    expect(await answer(sent())).toMatchObject({ status: 401, json: { code: "signature_missing" } });
    expect((await answer(await signed(platform, sent()))).status).toBe(201);
    expect(await answer(await signed(platform, sent(), { kid: "nobody" }))).toMatchObject({ status: 401, json: { code: "key_not_found" } });
    expect(await answer(await signed(platform, sent(), { components: ["@method", "@authority", "@path"] }))).toMatchObject({ status: 401, json: { code: "signature_invalid" } });
    expect(await answer(await signed(platform, sent(), { created: 1_700_000_000 }))).toMatchObject({ status: 401, json: { code: "signature_invalid" } });
    const good = await signed(platform, sent());
    expect(await answer(new Request(good.url, { method: "POST", headers: good.headers, body: JSON.stringify({ line_items: [{ item: { id: shop.mug }, quantity: 9 }] }) }))).toMatchObject({ status: 400, json: { code: "digest_mismatch" } });
    const moved = new Headers(good.headers);
    moved.set("idempotency-key", randomUUID());
    expect(await answer(new Request(good.url, { method: "POST", headers: moved, body: await good.clone().text() }))).toMatchObject({ status: 401, json: { code: "signature_invalid" } });
  });

  raceTest("a profile that is none, not there or of no known version is refused by its name", async () => {
    await openAgentShop();
    const status = async (headers: Record<string, string>) => read(await answerUcp(requestOf(platform, "2026-04-08", "orders/1", { headers }), "orders/1"));
    expect(await status({ "ucp-agent": "" })).toMatchObject({ status: 400, json: { code: "invalid_profile_url" } });
    expect(await status({ "ucp-agent": 'profile="file:///etc/passwd"' })).toMatchObject({ status: 400, json: { code: "invalid_profile_url" } });
    expect(await status({ "ucp-agent": `profile="${platform.url}/missing"` })).toMatchObject({ status: 424, json: { code: "profile_unreachable" } });
    expect(await status({ "ucp-agent": `profile="${platform.url}/broken"` })).toMatchObject({ status: 422, json: { code: "profile_malformed" } });
    expect(await status({ "ucp-agent": `profile="${platform.url}/2025-01-01"` })).toMatchObject({ status: 422, json: { code: "version_unsupported" } });
    expect(await status({ "ucp-agent": `profile="${platform.url}/2026-04-08"; version="2099-01-01"` })).toMatchObject({ status: 422, json: { code: "version_unsupported" } });
    await db.execute(sql`update agent set status = 'blocked' where profile_url = ${`${platform.url}/2026-01-23`}`);
    await ask("orders/1", {}, "2026-01-23");
    await db.execute(sql`update agent set status = 'blocked' where profile_url = ${`${platform.url}/2026-01-23`}`);
    expect(await ask("orders/1", {}, "2026-01-23")).toMatchObject({ status: 403 });
  });

  raceTest("hostile bodies are refused in the protocol's words, and nothing happens", async () => {
    const shop = await openAgentShop();
    const item = { item: { id: shop.mug }, quantity: 1 };
    const bodies: unknown[] = ["{", "null", "[]", "7", { line_items: "all" }, { line_items: [{ item: { id: shop.mug }, quantity: -1 }] }, { line_items: [{ ...item, quantity: 1.5 }] }, { line_items: [{ ...item, quantity: 1e30 }] }, { line_items: [{ item: { id: "a\u0000b" }, quantity: 1 }] },
      { line_items: Array.from({ length: 101 }, () => item) }, { line_items: [item], buyer: { email: "x".repeat(1_000) } }, { line_items: [item], buyer: { first_name: "\u202egnp" } }, { line_items: [item], discounts: { codes: Array.from({ length: 11 }, String) } }, "x".repeat(200_000)];
    for (const body of bodies) {
      const { status } = await read(await answerUcp(requestOf(platform, "2026-04-08", "checkout-sessions", { method: "POST", body }), "checkout-sessions"));
      expect(status, JSON.stringify(body).slice(0, 80)).toBeGreaterThanOrEqual(400);
      expect(status, JSON.stringify(body).slice(0, 80)).toBeLessThan(500);
    }
    for (const id of ["' or 1=1", "%00", "..", newText(5_000)]) expect((await ask(`checkout-sessions/${encodeURIComponent(id)}`)).json.messages).toMatchObject([{ code: "not_found" }]);
    expect((await ask("nowhere")).status).toBe(404);
    expect((await ask("carts", { method: "DELETE" })).status).toBe(405);
    const { rows } = await db.execute(sql`select count(*)::int as carts from cart`);
    expect(rows).toEqual([{ carts: 0 }]);
  });
});

const newText = (length: number): string => "a".repeat(length);
