import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { db } from "@/db/client";
import { raceTest } from "@/db/testing";
import { protocolVersions } from "@/lib/domain/agents/protocol-version";
import { openAgentShop } from "./agents.testing";
import { readProfile } from "./profile";
import { validator, type AnswerKind } from "./schemas.testing";
import { address, amountOf, ask, buyer, card, optionsOf, post, put, read, readyCheckout, shipping, openPlatformForTests, type Given } from "./ucp.testing";

openPlatformForTests();

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
