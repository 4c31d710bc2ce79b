import { createPublicKey, randomUUID, verify } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { db } from "@/db/client";
import { raceTest } from "@/db/testing";
import { notifyAgent } from "@/lib/domain/agents/notify-agent";
import { protocolVersions, type ProtocolVersion } from "@/lib/domain/agents/protocol-version";
import { ownSigningKey } from "@/lib/domain/agents/signing-key";
import { systemPermit } from "@/lib/domain/identity/permit";
import { openAgentShop, openPlatform, requestOf, signed, type Platform, type Sent } from "./agents.testing";
import { answerUcp } from "./answer-ucp";
import { readProfile } from "./profile";
import { validator, type AnswerKind } from "./schemas.testing";

let platform: Platform;
beforeAll(async () => (platform = await openPlatform()));
afterAll(() => platform.close());

/** What the tests read of an answer; whether it is right, the published schemas say. */
type Json = {
  id: string; code: string; status: string; event_id: string; continue_url: string; ucp: { version: string; supported_versions?: Record<string, string> }; messages: { code: string }[]; totals: { type: string; amount: number }[];
  line_items: { id: string }[]; order: { id: string }; payment: { instruments: unknown[] }; discounts: { applied: unknown[] }; pagination: { cursor: string; has_next_page: boolean };
  fulfillment: { methods: Method[]; expectations: unknown[] }; products: Product[]; product: Product;
};
type Method = { id: string; destinations: { id: string; availability: { available: boolean } }[]; groups: { options: { id: string; totals: { amount: number }[] }[] }[] };
type Product = { id: string; title: string; variants: { metadata: { pickup: unknown[] }; inputs: unknown[] }[] };
type Given = { status: number; json: Json };

const ask = async (path: string, sent: Sent = {}, profile: string = "2026-04-08"): Promise<Given> => read(await answerUcp(requestOf(platform, profile, path, sent), path));
const read = async (answer: Response): Promise<Given> => ({ status: answer.status, json: (await answer.json()) as Json });
const put = (path: string, body: unknown, profile?: string) => ask(path, { method: "PUT", body }, profile);
const post = (path: string, body: unknown, profile?: string, key?: string) => ask(path, { method: "POST", body, ...(key && { key }) }, profile);

const buyer = { first_name: "Maya", last_name: "Lin", email: "maya@example.com", phone_number: "(206) 555-0142", consent: { marketing: false, analytics: true } };
const address = { id: "home", street_address: "1 Pine St", address_locality: "Seattle", address_region: "WA", postal_code: "98101", address_country: "US" };
const shipping = (option?: string) => ({ methods: [{ type: "shipping", destinations: [address], selected_destination_id: "home", ...(option && { groups: [{ selected_option_id: option }] }) }] });
const card = (version: string, token = "success_token", more: object = {}): object => {
  const instrument = { id: "card-1", handler_id: "card_token", type: "card", credential: { type: "token", token }, ...more };
  return version === "2026-01-11" ? { payment_data: { ...instrument, brand: "Visa", last_digits: "4242" } } : { payment: { instruments: [{ ...instrument, display: { brand: "Visa", last_digits: "4242" }, selected: true }] } };
};

/** A checkout of one mug, ready to pay. */
async function readyCheckout(item: string, version: ProtocolVersion = "2026-04-08", more: object = {}): Promise<Json> {
  const created = await post("checkout-sessions", { line_items: [{ item: { id: item }, quantity: 1 }], buyer, fulfillment: shipping("standard"), ...more }, version);
  expect(created.json.messages).toEqual([]);
  expect(created).toMatchObject({ status: 201, json: { status: "ready_for_complete" } });
  return created.json;
}

describe.each(protocolVersions)("an agent that speaks %s", (version) => {
  const validate = validator(version);
  const right = (kind: AnswerKind, { json }: Given) => expect(validate(kind, json), kind).toEqual([]);

  raceTest("is told what the shop offers", async () => {
    const profile = await read(readProfile(new Request("http://shop.test/.well-known/ucp"), version));
    right("profile", profile);
    expect(profile.json.ucp.version).toBe(version);
    expect(profile.json.ucp.supported_versions).toBeUndefined();
  });

  raceTest("buys a mug by delivery, from the first look to the order", async () => {
    const shop = await openAgentShop();
    const created = await post("checkout-sessions", { line_items: [{ item: { id: shop.mug, title: "Cheap", price: 1 }, quantity: 2 }], buyer }, version);
    expect(created.status).toBe(201);
    right("checkout", created);
    expect(created.json).toMatchObject({ status: "incomplete", line_items: [{ item: { id: shop.mug, price: 1450 }, quantity: 2 }] });
    const path = `checkout-sessions/${created.json.id}`;

    const addressed = await put(path, { fulfillment: shipping(), discounts: { codes: ["TEN", "NOPE"] } }, version);
    right("checkout", addressed);
    const option = optionsOf(addressed.json)[0]!;
    expect(addressed.json.discounts.applied).toMatchObject([{ code: "TEN", amount: 290 }]);
    expect(addressed.json.messages).toContainEqual(expect.objectContaining({ type: "warning", code: "discount_code_invalid" }));

    const chosen = await put(path, { fulfillment: shipping(option.id) }, version);
    right("checkout", chosen);
    expect(chosen.json.status).toBe("ready_for_complete");
    expect(amountOf(chosen.json, "total")).toBe(2900 - 290 + option.totals.at(-1)!.amount + amountOf(chosen.json, "tax"));

    const placed = await post(`${path}/complete`, card(version), version);
    expect(placed).toMatchObject({ status: 200, json: { status: "completed" } });
    right("checkout", placed);
    expect(JSON.stringify(placed.json.payment.instruments)).not.toContain("credential");

    const order = await ask(`orders/${placed.json.order.id}`, {}, version);
    right("order", order);
    expect(order.json).toMatchObject({ id: placed.json.order.id, checkout_id: created.json.id, line_items: [{ id: placed.json.line_items[0]!.id, status: "processing" }], fulfillment: { expectations: [{ method_type: "shipping", destination: { postal_code: "98101" } }] } });
    expect(amountOf(order.json, "total")).toBe(amountOf(chosen.json, "total"));
    right("checkout", await ask(path, {}, version));
    const { rows } = await db.execute(sql`select o.channel, o.email, p.status, p.amount_minor, o.total_minor from "order" o join payment p on p.order_id = o.id`);
    expect(rows).toEqual([{ channel: "agent", email: "maya@example.com", status: "authorized", amount_minor: amountOf(order.json, "total"), total_minor: amountOf(order.json, "total") }]);
  });

  raceTest("has a lamp picked up in a store near a ZIP code, at an hour of its choice", async () => {
    const shop = await openAgentShop();
    const created = await post("checkout-sessions", { line_items: [{ item: { id: shop.lamp }, quantity: 1 }], buyer, context: { postal_code: "98101" }, fulfillment: { methods: [{ type: "pickup", destinations: [{ id: "near", postal_code: "98101" }] }] } }, version);
    right("checkout", created);
    const method = created.json.fulfillment.methods[0]!;
    const store = method.destinations.find((one) => one.availability.available)!;
    expect(store).toMatchObject({ id: shop.seattle, name: "Seattle", address: { address_region: "WA" } });

    const path = `checkout-sessions/${created.json.id}`;
    const atStore = await put(path, { fulfillment: { methods: [{ id: method.id, type: "pickup", selected_destination_id: store.id }] } }, version);
    right("checkout", atStore);
    const options = optionsOf(atStore.json);
    expect(options.some((one) => one.id.startsWith("curbside/"))).toBe(true);
    const chosen = await put(path, { fulfillment: { methods: [{ id: method.id, type: "pickup", selected_destination_id: store.id, groups: [{ selected_option_id: options[1]!.id }] }] } }, version);
    right("checkout", chosen);
    expect(chosen.json).toMatchObject({ status: "ready_for_complete" });

    const placed = await post(`${path}/complete`, card(version), version);
    right("checkout", placed);
    expect(placed.json.status).toBe("completed");
    const order = await ask(`orders/${placed.json.order.id}`, {}, version);
    right("order", order);
    expect(order.json.fulfillment.expectations).toMatchObject([{ method_type: "pickup", destination: { address_locality: "Seattle" } }]);
    const { rows } = await db.execute(sql`select f.method, f.status, f.location_id, f.slot_starts_at is not null as has_slot from fulfillment f`);
    expect(rows).toEqual([{ method: "pickup", status: "open", location_id: shop.seattle, has_slot: true }]);
  });
});

const amountOf = (document: Json, type: string): number => document.totals.filter((one) => one.type === type).reduce((sum, one) => sum + one.amount, 0);
const optionsOf = (document: Json) => document.fulfillment.methods[0]!.groups[0]!.options;

describe("the newest version", () => {
  const validate = validator("2026-04-08");
  const right = (kind: AnswerKind, { json }: Given) => expect(validate(kind, json), kind).toEqual([]);

  raceTest("names its older sisters in the bare profile, and speaks them to who asks", async () => {
    const bare = await read(readProfile(new Request("http://shop.test/.well-known/ucp"), null));
    right("profile", bare);
    expect(Object.keys(bare.json.ucp.supported_versions ?? {})).toEqual(["2026-01-23", "2026-01-11"]);
    const old = await read(readProfile(new Request("http://shop.test/.well-known/ucp", { headers: { "ucp-agent": 'profile="https://a.example/p"; version="2026-01-11"' } }), null));
    expect(old.json.ucp.version).toBe("2026-01-11");
    expect(readProfile(new Request("http://shop.test/"), "2099-01-01").status).toBe(404);
  });

  raceTest("searches, looks up and details goods with the stores near a place", async () => {
    const shop = await openAgentShop();
    const found = await post("catalog/search", { query: "lamp", context: { postal_code: "98101" } });
    right("search", found);
    expect(found.json.products).toMatchObject([{ title: "Alder lamp", variants: [{ id: shop.lamp, price: { amount: 12_900, currency: "USD" }, availability: { available: true } }] }]);
    expect(found.json.products[0]!.variants[0]!.metadata.pickup).toContainEqual(expect.objectContaining({ name: "Seattle", available: true }));
    const first = await post("catalog/search", { filters: { price: { max: 20_000 } }, pagination: { limit: 1 } });
    right("search", first);
    const second = await post("catalog/search", { filters: { price: { max: 20_000 } }, pagination: { limit: 1, cursor: first.json.pagination.cursor } });
    expect(first.json.products[0]!.id).not.toBe(second.json.products[0]!.id);
    expect(second.json.pagination.has_next_page).toBe(false);

    const looked = await post("catalog/lookup", { ids: [shop.lamp, found.json.products[0]!.id, "012345678905", "nothing"] });
    right("lookup", looked);
    expect(looked.json.products).toHaveLength(1);
    expect(looked.json.products[0]!.variants[0]!.inputs).toEqual(expect.arrayContaining([{ id: shop.lamp, match: "exact" }, { id: "012345678905", match: "exact" }, { id: found.json.products[0]!.id, match: "featured" }]));
    expect(looked.json.messages).toMatchObject([{ code: "not_found", content: "nothing" }]);

    const detail = await post("catalog/product", { id: found.json.products[0]!.id, selected: [{ name: "Color", label: "Blue" }] });
    right("product", detail);
    expect(detail.json.product).toMatchObject({ selected: [], options: [{ name: "Color", values: [{ label: "Alder", available: true, exists: true }] }] });
    const unknown = await post("catalog/product", { id: "nothing" });
    right("error", unknown);
    expect(unknown.status).toBe(200);
    expect((await post("catalog/search", {})).status).toBe(400);
    expect((await post("catalog/lookup", { ids: Array.from({ length: 51 }, String) })).json.code).toBe("request_too_large");
  });

  raceTest("fills a cart, takes it to one checkout however often, and gives another up", async () => {
    const shop = await openAgentShop();
    const cart = await post("carts", { line_items: [{ item: { id: shop.mug }, quantity: 2 }], buyer, discounts: { codes: ["TEN"] } });
    expect(cart.status).toBe(201);
    right("cart", cart);
    expect(amountOf(cart.json, "total")).toBe(2610);
    const changed = await put(`carts/${cart.json.id}`, { line_items: [{ item: { id: shop.mug }, quantity: 1 }, { item: { id: "nothing" }, quantity: 1 }] });
    right("cart", changed);
    expect(changed.json).toMatchObject({ line_items: [{ quantity: 1 }], messages: [{ code: "item_unavailable" }] });
    const [one, other] = [await post("checkout-sessions", { cart_id: cart.json.id, line_items: [] }), await post("checkout-sessions", { cart_id: cart.json.id, line_items: [{ item: { id: shop.lamp }, quantity: 9 }] })];
    right("checkout", one);
    expect(other.json.id).toBe(one.json.id);
    expect(other.json).toMatchObject({ line_items: [{ item: { id: shop.mug } }], buyer: { email: "maya@example.com" }, discounts: { codes: ["TEN"] } });

    const second = await post("carts", { line_items: [{ item: { id: shop.lamp }, quantity: 1 }] });
    right("cart", await post(`carts/${second.json.id}/cancel`, {}));
    const gone = await ask(`carts/${second.json.id}`);
    right("error", gone);
    expect(gone).toMatchObject({ status: 200, json: { ucp: { status: "error" }, messages: [{ code: "not_found" }] } });
  });

  raceTest("says in messages what cannot be had, and opens no checkout for nothing", async () => {
    const shop = await openAgentShop({ mugs: 3 });
    const nothing = await post("checkout-sessions", { line_items: [{ item: { id: "pink_wumpus" }, quantity: 1 }] });
    right("error", nothing);
    expect(nothing).toMatchObject({ status: 200, json: { messages: [{ code: "item_unavailable", severity: "unrecoverable" }] } });
    const some = await post("checkout-sessions", { line_items: [{ item: { id: shop.mug }, quantity: 200 }, { item: { id: shop.lamp }, quantity: 1 }], buyer });
    right("checkout", some);
    expect(some.json.messages).toEqual(expect.arrayContaining([expect.objectContaining({ code: "quantity_adjusted", path: "$.line_items[0].quantity" }), expect.objectContaining({ code: "out_of_stock", path: "$.line_items[0]" })]));
    const refused = await post(`checkout-sessions/${some.json.id}/complete`, card("2026-04-08"));
    right("error", refused);
    expect(refused.json.messages.length).toBeGreaterThan(0);
    const { rows } = await db.execute(sql`select count(*)::int as orders from "order"`);
    expect(rows).toEqual([{ orders: 0 }]);
  });

  raceTest("names the field of an address that cannot be, and keeps the rest", async () => {
    const shop = await openAgentShop();
    const wrong = await post("checkout-sessions", { line_items: [{ item: { id: shop.mug }, quantity: 1 }], buyer, fulfillment: { methods: [{ type: "shipping", destinations: [{ ...address, postal_code: "97205" }], selected_destination_id: "home" }] } });
    right("checkout", wrong);
    expect(wrong.json.messages).toContainEqual(expect.objectContaining({ code: "invalid_address", path: "$.fulfillment.methods[0].destinations[0].postal_code" }));
    const abroad = await put(`checkout-sessions/${wrong.json.id}`, { fulfillment: { methods: [{ type: "shipping", destinations: [{ ...address, address_country: "FR" }], selected_destination_id: "home" }] } });
    right("checkout", abroad);
    expect(abroad.json.messages).toContainEqual(expect.objectContaining({ code: "address_undeliverable" }));
    const { json } = await put(`checkout-sessions/${wrong.json.id}`, { buyer: { ...buyer, email: "nonsense" } });
    expect(json.messages).toContainEqual(expect.objectContaining({ code: "invalid_email", path: "$.buyer.email" }));
  });

  raceTest("tells a declined card without losing the checkout, and asks for the bank's page where the bank asks", async () => {
    const shop = await openAgentShop();
    const checkout = await readyCheckout(shop.mug);
    const path = `checkout-sessions/${checkout.id}/complete`;
    const declined = await post(path, card("2026-04-08", "fail_token"));
    right("checkout", declined);
    expect(declined.json).toMatchObject({ status: "ready_for_complete", messages: [{ code: "payment_failed" }] });
    expect((await post(path, card("2026-04-08", "success_token", { handler_id: "somebody_else" }))).json.code).toBe("invalid_payment_handler");
    expect((await post(path, card("2026-04-08", "success_token", { credential: { type: "card", number: "4242424242424242" } }))).json.code).toBe("invalid_payment_credential");
    const challenged = await post(path, card("2026-04-08", "challenge_token"));
    right("checkout", challenged);
    expect(challenged.json).toMatchObject({ status: "requires_escalation", messages: [{ severity: "requires_buyer_review" }] });
    expect(challenged.json.continue_url).toMatch(/^http:\/\/shop\.test\/test-gateway\/challenge\//);
  });
});

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

describe("events of an order", () => {
  raceTest("the agent hears of its order once, whole and signed", async () => {
    const shop = await openAgentShop();
    for (const version of protocolVersions) {
      const checkout = await readyCheckout(shop.mug, version);
      const placed = await post(`checkout-sessions/${checkout.id}/complete`, card(version), version);
      const { rows } = await db.execute<{ id: number }>(sql`select id::int from event where kind = 'order.placed' and order_id = ${placed.json.order.id}`);
      const { rows: jobs } = await db.execute(sql`select count(*)::int as count from graphile_worker.jobs where task_identifier = 'notify_agent' and key like ${`${rows[0]!.id}:%`}`);
      expect(jobs).toEqual([{ count: 1 }]);
      platform.notices.length = 0;
      await notifyAgent(systemPermit("test"), { eventId: rows[0]!.id });
      await notifyAgent(systemPermit("test"), { eventId: rows[0]!.id });
      expect(platform.notices).toHaveLength(1);
      const [notice] = platform.notices;
      const said = JSON.parse(notice!.body) as Json;
      expect(validator(version)("order", said)).toEqual([]);
      expect(said).toMatchObject({ event_type: "order_placed", id: placed.json.order.id, checkout_id: checkout.id });
      expect(notice!.headers).toMatchObject({ "webhook-id": said.event_id, "ucp-agent": 'profile="http://shop.test/.well-known/ucp"' });
      expect(isOurs(notice!.headers, notice!.body)).toBe(true);
      expect("request-signature" in notice!.headers).toBe(version !== "2026-04-08");
    }
  });

  raceTest("nobody is told of a shopper's own order, and a receiver that is away is tried again", async () => {
    const shop = await openAgentShop();
    const checkout = await readyCheckout(shop.mug);
    await post(`checkout-sessions/${checkout.id}/complete`, card("2026-04-08"));
    await db.execute(sql`update agent set profile = jsonb_set(profile, '{webhookUrl}', '"http://localhost:1/away"')`);
    const { rows } = await db.execute<{ id: number }>(sql`select id::int from event where kind = 'order.placed'`);
    await expect(notifyAgent(systemPermit("test"), { eventId: rows[0]!.id })).rejects.toThrow(/did not take/);
    const { rows: notices } = await db.execute(sql`select attempts, delivered_at from agent_notice`);
    expect(notices).toEqual([{ attempts: 1, delivered_at: null }]);
    platform.notices.length = 0;
    await notifyAgent(systemPermit("test"), { eventId: 999_999 });
    expect(platform.notices).toEqual([]);
  });
});

/** Checks RFC 9421 as a platform would, from the header alone. */
function isOurs(headers: Record<string, string | string[] | undefined>, body: string): boolean {
  const [, list = "", parameters = ""] = /^sig1=\(([^)]*)\)(.*)$/.exec(String(headers["signature-input"])) ?? [];
  const names = [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? "");
  const value = (name: string) => ({ "@method": "POST", "@authority": String(headers.host), "@path": "/events" })[name] ?? String(headers[name]);
  const base = [...names.map((name) => `"${name}": ${value(name)}`), `"@signature-params": (${list})${parameters}`].join("\n");
  const signature = Buffer.from(String(headers.signature).slice("sig1=:".length, -1), "base64");
  return body !== "" && names.includes("content-digest") && verify("sha256", Buffer.from(base), { key: createPublicKey({ format: "jwk", key: { ...ownSigningKey().jwk } }), dsaEncoding: "ieee-p1363" }, signature);
}
