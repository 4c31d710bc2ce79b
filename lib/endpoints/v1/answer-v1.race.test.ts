import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { placeOrder } from "@/lib/domain/fulfillment/counter.testing";
import { revokeApiKey } from "@/lib/domain/integrations/revoke-api-key";
import { staffOf } from "@/lib/domain/identity/people.testing";
import { permit } from "@/lib/domain/identity/permit";
import { ask, type Answered, openForPrograms, openProgram, openShop } from "./v1.testing";

openForPrograms();

describe("a program's key", () => {
  raceTest("opens what it was given and nothing else, for as long as its maker may", async () => {
    await openShop();
    const reader = await openProgram(["orders.view"]);
    expect((await reader.ask("orders")).status).toBe(200);
    expect(await reader.ask("stock")).toMatchObject({ status: 403, json: { code: "forbidden" } });
    for (const key of [null, "tlk_aaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", `${reader.key}x`, "secret"]) {
      const refused = await ask(key, "orders");
      expect(refused).toMatchObject({ status: 401, json: { code: "unauthenticated" } });
      expect(refused.headers.get("www-authenticate")).toContain("Bearer");
    }
    await db.execute(sql`update staff set role = 'merchandiser' where id = ${reader.staffId}`);
    expect((await (await openProgram(["inventory.adjust"], 300, "merchandiser")).ask("stock/adjustments", { body: {}, once: "what-ever" })).status).toBe(403);
    await db.execute(sql`update staff set is_active = false where id = ${reader.staffId}`);
    expect((await reader.ask("orders")).status).toBe(401);
    const ended = await openProgram(["orders.view"]);
    await transaction(async (tx) => revokeApiKey(tx, permit(await staffOf(tx, "admin"), "integrations.manage", { channel: "store" }), ended));
    expect((await ended.ask("orders")).status).toBe(401);
    const old = await openProgram(["orders.view"]);
    await db.execute(sql`update api_key set expires_at = shop_clock() where id = ${old.apiKeyId}`);
    expect((await old.ask("orders")).status).toBe(401);
    const { rows } = await db.execute<{ text: string }>(sql`select string_agg(k::text, ' ') as text from api_key k`);
    expect(rows[0]!.text).not.toContain(reader.key.slice(13));
  });

  raceTest("has so many requests a minute, however many come at once", async () => {
    await openShop();
    const program = await openProgram(["locations.view"], 20);
    const answers = await Promise.all(Array.from({ length: 30 }, () => program.ask("locations")));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("ratelimit-remaining")).toBe("0");
    await db.execute(sql`update api_key set window_starts_at = window_starts_at - interval '61 seconds'`);
    expect((await program.ask("locations")).headers.get("ratelimit-remaining")).toBe("19");
  });

  raceTest("of somebody bound to stores reaches the stock and orders of those", async () => {
    const { portland, bend, lamp } = await openShop();
    await transaction(async (tx) => { await placeOrder(tx, portland, [{ variantId: lamp, quantity: 1 }]); await placeOrder(tx, bend, [{ variantId: lamp, quantity: 1 }]); });
    const local = await openProgram(["orders.view", "inventory.view", "inventory.adjust"], 300, "store_manager", [bend]);
    const { json } = await local.ask("orders");
    expect(json.data).toHaveLength(1);
    const stock = await local.ask("stock");
    expect(new Set(stock.json.data.map((row) => row.locationId))).toEqual(new Set([bend]));
    const { rows } = await db.execute<{ code: string; sku: string }>(sql`select (select code from location where id = ${portland}) as code, (select sku from variant where id = ${lamp}) as sku`);
    expect(await local.ask("stock/adjustments", { body: { sku: rows[0]!.sku, location: rows[0]!.code, delta: 1, reason: "found" }, once: "not-my-store" })).toMatchObject({ status: 404, json: { code: "not_found" } });
  });
});

describe("what a program reads and writes", () => {
  raceTest("lists go on where they ended, and tell every row once while others are added", async () => {
    const { portland, lamp, mug } = await openShop();
    const program = await openProgram();
    const place = () => transaction((tx) => placeOrder(tx, portland, [{ variantId: mug, quantity: 1 }]));
    await place(); await place(); await place();
    const numbers: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { json }: Answered = await program.ask(`orders?limit=2${cursor && `&cursor=${cursor}`}`);
      numbers.push(...json.data.map((order) => order.number));
      cursor = json.next;
      if (numbers.length === 2) await place();
    }
    expect(new Set(numbers).size).toBe(3);
    expect(numbers).toHaveLength(3);
    for (const list of ["products", "stock", "locations", "events"]) {
      const { json: all } = await program.ask(list);
      const first = await program.ask(`${list}?limit=1`);
      if (all.data.length > 1) expect((await program.ask(`${list}?limit=1&cursor=${first.json.next}`)).json.data).toEqual([all.data[1]]);
    }
    const one = await program.ask(`orders/${numbers[0]}`);
    expect(one.json).toMatchObject({ number: numbers[0], currency: "USD", totalMinor: 1000, fulfillments: [{ method: "pickup", status: "open", lines: [{ quantity: 1, handedOver: 0 }] }] });
    expect(JSON.stringify(one.json)).not.toMatch(/Maya|example\.com/);
    expect((await program.ask(`stock?sku=${(await db.execute<{ sku: string }>(sql`select sku from variant where id = ${lamp}`)).rows[0]!.sku}`)).json.data.every((row) => Number.isInteger(row.available))).toBe(true);
  });

  raceTest("a write is done once under its key, answered alike, and refused for another body", async () => {
    const { portland, lamp } = await openShop();
    const program = await openProgram();
    const { rows: [names] } = await db.execute<{ code: string; sku: string; units: number }>(sql`select l.code, v.sku, s.on_hand as units from stock_level s join location l on l.id = s.location_id join variant v on v.id = s.variant_id where l.id = ${portland} and v.id = ${lamp}`);
    const body = { sku: names!.sku, location: names!.code, delta: 2, reason: "found" };
    const answers = await Promise.all(Array.from({ length: 8 }, () => program.ask("stock/adjustments", { body, once: "found-two-lamps" })));
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const again = await program.ask("stock/adjustments", { body, once: "found-two-lamps" });
    expect(again).toMatchObject({ status: 200, json: { before: names!.units, after: names!.units + 2 } });
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect((await db.execute(sql`select on_hand from stock_level where location_id = ${portland} and variant_id = ${lamp}`)).rows).toEqual([{ on_hand: names!.units + 2 }]);
    expect(await program.ask("stock/adjustments", { body: { ...body, delta: 3 }, once: "found-two-lamps" })).toMatchObject({ status: 409, json: { code: "key_reused" } });
    expect(await program.ask("stock/adjustments", { body })).toMatchObject({ status: 400, json: { code: "invalid" } });
    const { rows } = await db.execute<{ actor_id: string; channel: string }>(sql`select actor_id, channel from event where kind = 'stock.adjusted'`);
    expect(rows).toEqual([{ actor_id: program.staffId, channel: "device" }]);
  });

  raceTest("an order is cancelled by its number, and what cannot be is refused in words", async () => {
    const { portland, lamp } = await openShop();
    const program = await openProgram();
    const { orderId } = await transaction((tx) => placeOrder(tx, portland, [{ variantId: lamp, quantity: 1 }]));
    const { rows: [order] } = await db.execute<{ number: string }>(sql`select number from "order" where id = ${orderId}`);
    expect(await program.ask(`orders/${order!.number}/cancel`, { body: { reason: "Ordered twice" }, once: "cancel-once" })).toMatchObject({ status: 200, json: { isCancelled: true, refundedMinor: 1000 } });
    expect((await program.ask(`orders/${order!.number}`)).json.status).toBe("cancelled");
    expect(await program.ask("orders/AH-0/cancel", { body: { reason: "No such" }, once: "cancel-none" })).toMatchObject({ status: 404, json: { code: "not_found", title: "We could not find that." } });
  });

  raceTest("bad input is a problem with its field, and tells nothing of the inside", async () => {
    await openShop();
    const program = await openProgram();
    const tries: [string, Parameters<typeof program.ask>[1]?][] = [
      ["orders?limit=0"], ["orders?limit=9999"], ["orders?cursor=%00"], ["orders?cursor=eyJ9"], ["orders?placedSince=yesterday"], ["events?type=drop"], ["products?currency=usd"], ["nothing"], ["orders/AH-1/x/y"], ["stock", { method: "DELETE" }],
      ["stock/adjustments", { body: "{", once: "bad-json-body" }], ["stock/adjustments", { body: [], once: "bad-list-body" }], ["stock/adjustments", { body: { sku: "x", location: "y", delta: 1, setTo: 2, reason: "found" }, once: "bad-both-given" }], ["stock/adjustments", { body: { sku: "x\u0000", location: "y", delta: 1, reason: "found" }, once: "bad-nul-sign" }],
    ];
    for (const [path, more] of tries) {
      const { status, headers, json } = await program.ask(path, more);
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(status, `${path} ${JSON.stringify(json)}`).toBeLessThan(500);
      expect(headers.get("content-type")).toBe("application/problem+json");
      expect(JSON.stringify(json)).not.toMatch(/select |node_modules|\.ts:/);
    }
  });
});
