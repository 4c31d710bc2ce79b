import { randomUUID } from "node:crypto";
import { Client, InMemoryTransport, StreamableHTTPClientTransport, type CallToolResult } from "@modelcontextprotocol/client";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { db } from "@/db/client";
import { raceTest } from "@/db/testing";
import { house } from "@/lib/domain/agents/house";
import { openAgentShop, openPlatform, signed, type Platform } from "@/lib/endpoints/ucp/agents.testing";
import { validator, type AnswerKind } from "@/lib/endpoints/ucp/schemas.testing";
import { meetGuest } from "@/lib/endpoints/ucp/meet-agent";
import { answerMcp } from "./answer-mcp";
import { post, url } from "./mcp.testing";
import { shopServer } from "./shop-server";
import { tools } from "./tools";

let platform: Platform;
beforeAll(async () => (platform = await openPlatform()));
afterAll(() => platform.close());

const open: Client[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((client) => client.close()))));

type Era = "legacy" | { pin: string };
type Sending = (request: Request) => Promise<Request> | Request;
const asIs: Sending = (request) => request;

/** An assistant with the protocol's own client library; its requests go straight to our door. */
async function assistant(mode: Era = "legacy", send: Sending = asIs): Promise<Client> {
  const client = new Client({ name: "assistant", version: "1" }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { fetch: async (to, init) => answerMcp(await send(new Request(to, init))) }));
  open.push(client);
  await client.listTools();
  return client;
}

/** What the tests read of an answer; whether it is right, the published schemas and the listed ones say. */
type Json = {
  id: string; code: string; status: string; messages: { code: string; path: string }[]; totals: { type: string; amount: number }[]; line_items: { quantity: number }[]; order: { id: string }; place: string; not_found: string[];
  products: { id: string; variants: { id: string }[] }[]; stores: Store[]; items: { id: string; quantity: number; delivery: { available: boolean; description: string }; stores: Store[] }[]; ucp: { status: string };
  fulfillment: { methods: { id: string; destinations: { id: string }[]; groups: { options: { id: string }[] }[] }[] };
};
type Store = { id: string; name: string; available: boolean; description: string; address: string; hours_today: string; hours: { day: string; hours: string }[]; pickup: boolean; ready: string; distance_km: number };
type Said = { json: Json; text: string; isError: boolean };

async function ask(client: Client, name: string, args: Record<string, unknown> = {}): Promise<Said> {
  const result: CallToolResult = await client.callTool({ name, arguments: args });
  const [first] = result.content;
  return { json: result.structuredContent as Json, text: first?.type === "text" ? first.text : "", isError: result.isError === true };
}

const buyer = { first_name: "Maya", last_name: "Lin", email: "maya@example.com" };
const address = { id: "home", street_address: "1 Pine St", address_locality: "Seattle", address_region: "WA", postal_code: "98101", address_country: "US" };
const delivered = { buyer, fulfillment: { methods: [{ type: "shipping", destinations: [address], selected_destination_id: "home", groups: [{ selected_option_id: "standard" }] }] } };
const paid = (token = "success_token", more: object = {}) => ({ payment: { instruments: [{ id: "card", handler_id: "card_token", type: "card", credential: { type: "token", token }, ...more }] } });
const one = (item: string) => [{ item: { id: item }, quantity: 1 }];

const validate = validator("2026-04-08");
const right = (kind: AnswerKind, { json, text, isError }: Said) => {
  expect(isError, text).toBe(false);
  expect(validate(kind, json), kind).toEqual([]);
  expect(JSON.parse(text)).toEqual(json);
};

describe.each<{ era: string; mode: Era }>([{ era: "of 2025", mode: "legacy" }, { era: "of 2026-07-28", mode: { pin: "2026-07-28" } }])("an assistant that speaks the protocol $era", ({ mode }) => {
  raceTest("is told what the tools do, take and give", async () => {
    const client = await assistant(mode);
    const { tools: listed } = await client.listTools();
    expect(listed.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
    for (const { description, inputSchema, outputSchema, annotations } of listed) {
      expect(description?.length).toBeGreaterThan(20);
      expect(inputSchema).toMatchObject({ type: "object" });
      expect(outputSchema).toMatchObject({ type: "object" });
      expect(annotations?.title).toBeTruthy();
    }
    expect(listed.find(({ name }) => name === "create_checkout")?.inputSchema).toMatchObject({ required: ["checkout"], properties: { checkout: { properties: { line_items: { items: { required: ["item", "quantity"] } } } } } });
    expect(client.getInstructions()).toContain("cents");
  });

  raceTest("finds a lamp, sees which store has it, and has it picked up there", async () => {
    const shop = await openAgentShop();
    const client = await assistant(mode);
    const found = await ask(client, "search_catalog", { catalog: { query: "lamp", context: { postal_code: "98101" } } });
    right("search", found);
    const lamp = found.json.products[0]!.variants[0]!.id;
    right("lookup", await ask(client, "lookup_catalog", { catalog: { ids: [lamp] } }));
    right("product", await ask(client, "get_product", { catalog: { id: found.json.products[0]!.id } }));

    const there = await ask(client, "check_availability", { items: [{ id: lamp, quantity: 2 }], near: "98101" });
    expect(there.json).toMatchObject({ place: "Seattle, WA 98101", items: [{ id: lamp, quantity: 2, delivery: { available: false } }] });
    expect(there.json.items[0]!.stores[0]).toMatchObject({ id: shop.seattle, name: "Seattle", available: true, stock: "In stock", description: expect.stringMatching(/^Ready /) });
    const stores = await ask(client, "find_stores", { near: "Seattle, WA", needs: ["pickup"], limit: 1 });
    expect(stores.json.stores).toMatchObject([{ id: shop.seattle, name: "Seattle", pickup: true, ready: expect.stringMatching(/^Order now, ready /), address: expect.stringContaining("Seattle") }]);
    expect(stores.json.stores[0]!.hours.map(({ day }) => day)).toContain("Monday");

    const created = await ask(client, "create_checkout", { checkout: { line_items: one(lamp), buyer, fulfillment: { methods: [{ type: "pickup", destinations: [{ postal_code: "98101" }] }] } } });
    right("checkout", created);
    const { id } = created.json;
    const method = created.json.fulfillment.methods[0]!;
    const atStore = await ask(client, "update_checkout", { id, checkout: { fulfillment: { methods: [{ id: method.id, type: "pickup", selected_destination_id: shop.seattle }] } } });
    const hour = atStore.json.fulfillment.methods[0]!.groups[0]!.options[0]!.id;
    const chosen = await ask(client, "update_checkout", { id, checkout: { fulfillment: { methods: [{ id: method.id, type: "pickup", selected_destination_id: shop.seattle, groups: [{ selected_option_id: hour }] }] } } });
    right("checkout", chosen);
    expect(chosen.json).toMatchObject({ status: "ready_for_complete", messages: [] });

    const placed = await ask(client, "complete_checkout", { id, checkout: paid(), meta: { "idempotency-key": randomUUID() } });
    right("checkout", placed);
    expect(placed.json.status).toBe("completed");
    right("checkout", await ask(client, "get_checkout", { id }));
    right("order", await ask(client, "get_order", { id: placed.json.order.id }));
    const { rows } = await db.execute(sql`select o.channel, f.method, f.location_id, f.slot_starts_at is not null as has_slot from "order" o join fulfillment f on f.order_id = o.id`);
    expect(rows).toEqual([{ channel: "agent", method: "pickup", location_id: shop.seattle, has_slot: true }]);
  });

  raceTest("fills a cart, changes it, takes it to checkout, and gives up another", async () => {
    const shop = await openAgentShop();
    const client = await assistant(mode);
    const cart = await ask(client, "create_cart", { cart: { line_items: one(shop.mug), discounts: { codes: ["TEN"] } } });
    right("cart", cart);
    const changed = await ask(client, "update_cart", { id: cart.json.id, cart: { line_items: [{ item: { id: shop.mug }, quantity: 2 }] } });
    right("cart", changed);
    expect(changed.json.totals.at(-1)).toMatchObject({ type: "total", amount: 2_610 });
    right("cart", await ask(client, "get_cart", { id: cart.json.id }));
    const checkout = await ask(client, "create_checkout", { checkout: { cart_id: cart.json.id } });
    right("checkout", checkout);
    const ended = await ask(client, "cancel_checkout", { id: checkout.json.id });
    right("checkout", ended);
    expect(ended.json.status).toBe("canceled");
    const other = await ask(client, "create_cart", { cart: { line_items: one(shop.lamp) } });
    right("cart", await ask(client, "cancel_cart", { id: other.json.id }));
    expect(await ask(client, "get_cart", { id: other.json.id })).toMatchObject({ isError: true, text: "not_found: Cart not found.", json: { messages: [{ code: "not_found" }] } });
  });
});

describe("a no", () => {
  raceTest("is an error of the tool, in words that say what to change", async () => {
    const shop = await openAgentShop({ mugs: 1 });
    const client = await assistant();
    const said = async (name: string, args: Record<string, unknown>) => {
      const { text, isError } = await ask(client, name, args);
      return isError ? text : `went well: ${text.slice(0, 80)}`;
    };
    expect(await said("create_checkout", { checkout: { line_items: one("pink_wumpus") } })).toBe("item_unavailable: Item pink_wumpus was not found.");
    expect(await said("create_checkout", { checkout: { line_items: [{ item: { id: shop.mug }, quantity: 0 }] } })).toMatch(/^invalid_request: \$\.checkout\.line_items\.0\.quantity: /);
    expect(await said("create_checkout", {})).toMatch(/^invalid_request: \$\.checkout: /);
    expect(await said("get_checkout", {})).toMatch(/^invalid_request: \$\.id: /);
    expect(await said("search_catalog", { catalog: {} })).toBe("invalid_request: $.query: search by words or by a filter.");
    expect(await said("find_stores", { near: "Atlantis" })).toMatch(/^not_found: We do not know the place “Atlantis”/);
    expect(await said("check_availability", { items: [{ id: "nothing" }] })).toBe("not_found: There is no item nothing. Take ids from search_catalog.");
    expect(await said("check_availability", { items: [{ id: shop.mug }], store_ids: ["nowhere"] })).toBe("not_found: There is no store nowhere. Take ids from find_stores.");
    const some = await ask(client, "check_availability", { items: [{ id: shop.mug, quantity: 3 }, { id: "nothing" }], store_ids: [shop.seattle] });
    expect(some.json).toMatchObject({ not_found: ["nothing"], items: [{ stores: [{ available: false, stock: "Only 1 left", description: "Only 1 left at Seattle; you want 3" }] }] });

    const checkout = await ask(client, "create_checkout", { checkout: { line_items: one(shop.mug), ...delivered } });
    const complete = (more: object) => said("complete_checkout", { id: checkout.json.id, ...more });
    expect(await complete({ checkout: paid("success_token", { credential: { type: "card", number: "4242424242424242" } }) })).toBe("invalid_payment_credential: Card numbers are not taken. Send a token of the handler.");
    expect(await complete({ checkout: paid("success_token", { handler_id: "somebody_else" }) })).toMatch(/^invalid_payment_handler/);
    expect((await ask(client, "complete_checkout", { id: checkout.json.id, checkout: paid("fail_token") })).json).toMatchObject({ status: "ready_for_complete", messages: [{ code: "payment_failed" }] });
    await expect(client.callTool({ name: "steal", arguments: {} })).rejects.toThrow("There is no tool steal.");
    const { rows } = await db.execute(sql`select count(*)::int as orders from "order"`);
    expect(rows).toEqual([{ orders: 0 }]);
  });

  raceTest("a call that is repeated with its key gives the same answer and happens once", async () => {
    const shop = await openAgentShop();
    const client = await assistant();
    const meta = { "idempotency-key": randomUUID() };
    const [first, again] = [await ask(client, "create_checkout", { meta, checkout: { line_items: one(shop.mug), ...delivered } }), await ask(client, "create_checkout", { meta, checkout: { line_items: one(shop.mug), ...delivered } })];
    expect(again).toEqual(first);
    expect((await ask(client, "create_checkout", { meta, checkout: { line_items: one(shop.lamp) } })).text).toMatch(/^idempotency_conflict/);
    const key = { "idempotency-key": randomUUID() };
    const together = await Promise.all(Array.from({ length: 8 }, (_, i) => ask(client, "complete_checkout", { id: first.json.id, checkout: paid(), ...(i % 2 && { meta: key }) })));
    expect(together.some(({ json }) => json.status === "completed")).toBe(true);
    const { rows } = await db.execute(sql`select (select count(*)::int from "order") as orders, (select count(*)::int from payment where status = 'authorized') as payments`);
    expect(rows).toEqual([{ orders: 1, payments: 1 }]);
  });
});

describe("who asks", () => {
  const profile = (path: string) => ({ meta: { "ucp-agent": { profile: `${platform.url}/${path}` } } });

  raceTest("an agent that names its profile has carts of its own, over both ways", async () => {
    const shop = await openAgentShop();
    const client = await assistant();
    const mine = await ask(client, "create_cart", { ...profile("2026-04-08"), cart: { line_items: one(shop.mug) } });
    right("cart", mine);
    right("cart", await ask(client, "get_cart", { ...profile("2026-04-08"), id: mine.json.id }));
    expect((await ask(client, "get_cart", { id: mine.json.id })).text).toBe("not_found: Cart not found.");
    const { rows } = await db.execute(sql`select a.profile_url from agent_cart k join agent a on a.id = k.agent_id`);
    expect(rows).toEqual([{ profile_url: `${platform.url}/2026-04-08` }]);
  });

  raceTest("a profile that is none is refused by name, before any tool", async () => {
    await openAgentShop();
    const call = (name: string) => answerMcp(post({ jsonrpc: "2.0", id: 7, method: "tools/call", params: { name: "search_catalog", arguments: { ...profile(name), catalog: { query: "lamp" } } } }));
    const answer = await call("missing");
    expect(answer.status).toBe(424);
    expect(await answer.json()).toMatchObject({ jsonrpc: "2.0", id: 7, error: { code: -32001, data: { code: "profile_unreachable" } } });
    expect((await call("broken")).status).toBe(422);
  });

  raceTest("who publishes a key signs, and its order's answer is signed by us", async () => {
    const shop = await openAgentShop();
    const sign: Sending = (request) => signed(platform, new Request(request, { headers: { ...Object.fromEntries(request.headers), "ucp-agent": `profile="${platform.url}/signing/2026-04-08"` } }));
    const client = await assistant("legacy", sign);
    const checkout = await ask(client, "create_checkout", { checkout: { line_items: one(shop.mug), ...delivered } });
    right("checkout", checkout);
    const body = { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "complete_checkout", arguments: { id: checkout.json.id, checkout: paid() } } };
    const unsigned = await answerMcp(new Request(url, { method: "POST", headers: { "content-type": "application/json", "ucp-agent": `profile="${platform.url}/signing/2026-04-08"` }, body: JSON.stringify(body) }));
    expect(unsigned.status).toBe(401);
    expect(await unsigned.json()).toMatchObject({ error: { code: -32000, data: { code: "signature_missing" } } });
    const placed = await answerMcp(await sign(post(body)));
    expect(await placed.clone().json()).toMatchObject({ result: { structuredContent: { status: "completed" } } });
    expect(placed.headers.get("signature-input")).toContain("content-digest");
  });

  raceTest("assistants without a profile are one agent, which can be shut out, and which buys only where signatures are not asked for", async () => {
    const shop = await openAgentShop();
    const client = await assistant();
    right("cart", await ask(client, "create_cart", { cart: { line_items: one(shop.mug) } }));
    const { agent, ...guest } = await meetGuest();
    const strict = shopServer("Strict", { ...guest, house: { ...house(), requiresSignatures: true }, isGuest: true, caller: { agentId: agent.agentId, requestId: "1" } });
    const [here, there] = InMemoryTransport.createLinkedPair();
    const stranger = new Client({ name: "assistant", version: "1" });
    open.push(stranger);
    await Promise.all([strict.connect(there), stranger.connect(here)]);
    expect((await ask(stranger, "create_cart", { cart: { line_items: one(shop.mug) } })).text).toMatch(/^signature_missing/);
    right("search", await ask(stranger, "search_catalog", { catalog: { query: "lamp" } }));
    await db.execute(sql`update agent set status = 'blocked' where profile_url = 'urn:mcp:guest'`);
    await expect(ask(client, "search_catalog", { catalog: { query: "lamp" } })).rejects.toThrow(/may not shop here/);
  });

  raceTest("one address may not ask without end", async () => {
    await openAgentShop();
    const call = () => answerMcp(post({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "find_stores", arguments: {} } }));
    expect((await call()).status).toBe(200);
    // A slow machine would need longer than the minute that is counted.
    await db.execute(sql`update throttle set count = 119, window_ends_at = window_ends_at + interval '1 hour' where key like 'mcp:guest:%'`);
    expect((await call()).status).toBe(200);
    expect((await call()).status).toBe(429);
    const answer = await call();
    expect(answer.headers.get("retry-after")).toBe("60");
    expect(await answer.json()).toMatchObject({ error: { code: -32000, data: { code: "rate_limited", retry_after: 60 } } });
  });
});
