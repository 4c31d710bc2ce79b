import { createPublicKey, verify } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { db } from "@/db/client";
import { raceTest } from "@/db/testing";
import { notifyAgent } from "@/lib/domain/agents/notify-agent";
import { protocolVersions } from "@/lib/domain/agents/protocol-version";
import { ownSigningKey } from "@/lib/domain/agents/signing-key";
import { systemPermit } from "@/lib/domain/identity/permit";
import { openAgentShop } from "./agents.testing";
import { validator } from "./schemas.testing";
import { card, platform, post, readyCheckout, openPlatformForTests, type Json } from "./ucp.testing";

openPlatformForTests();

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
