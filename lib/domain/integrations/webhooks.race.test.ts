import type { IncomingMessage, ServerResponse } from "node:http";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, vi } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { openCounter, placeOrder } from "@/lib/domain/fulfillment/counter.testing";
import { staffOf } from "@/lib/domain/identity/people.testing";
import { permit, systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { cancelOrder } from "@/lib/domain/orders/cancel-order";
import { FakeService, textOf } from "@/lib/kernel/fake-service.testing";
import { asId, type WebhookDeliveryId, type WebhookId } from "@/lib/kernel/ids";
import { addWebhook } from "./add-webhook";
import { changeWebhook } from "./change-webhook";
import { deliverWebhook } from "./deliver-webhook";
import { fanOutEvent } from "./fan-out-event";
import { removeWebhook } from "./remove-webhook";
import { getWebhook } from "./list-webhooks";
import { renewWebhookSecret } from "./renew-webhook-secret";
import { sendDeliveryAgain, sendFailedAgain, sendTrial } from "./send-delivery-again";
import { isSignedBy, webhookSecret } from "./webhook-secret";

class Reader extends FakeService {
  heard: { headers: IncomingMessage["headers"]; body: string }[] = [];
  status = 204;
  protected async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.heard.push({ headers: request.headers, body: await textOf(request) });
    response.writeHead(this.status).end();
  }
}

const reader = new Reader();
let url = "";
const machine = systemPermit("test");

beforeAll(async () => {
  vi.stubEnv("AUTH_SECRET", "a secret of the tests, used nowhere else");
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/unused");
  vi.stubEnv("DEMO", "1");
  url = `${await reader.listen()}/hooks`;
});
beforeEach(() => Object.assign(reader, { heard: [], status: 204 }));
afterAll(() => reader.close());

type Told = { by: Permit<"integrations.manage">; webhookId: WebhookId; happen: () => Promise<void> };

/** An address that is told of cancelled orders, and how one comes about. */
async function toldOfCancellations(): Promise<Told> {
  const by = permit(await transaction((tx) => staffOf(tx, "admin")), "integrations.manage", { channel: "store" });
  const { webhookId } = await transaction((tx) => addWebhook(tx, by, { url, description: "", kinds: ["order.cancelled"] }));
  const { portland, lamp } = await transaction((tx) => openCounter(tx));
  const happen = () => transaction(async (tx) => {
    const { orderId } = await placeOrder(tx, portland, [{ variantId: lamp, quantity: 1 }]);
    await cancelOrder(tx, permit(by.actor, "orders.service", { channel: "store" }), { orderId, reason: "test" });
  });
  return { by, webhookId, happen };
}

const jobsOf = async (task: string) => (await db.execute<{ payload: { eventId: number; deliveryId: WebhookDeliveryId } }>(sql`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = ${task}`)).rows.map(({ payload }) => payload);
const deliveries = async () => (await db.execute<{ id: WebhookDeliveryId; status: string; attempts: number; answer: string | null }>(sql`select id, status, attempts, answer from webhook_delivery order by created_at, id`)).rows;

/** As the worker does: one job for the event, then one for each address. */
async function workOff(): Promise<void> {
  for (const { eventId } of await jobsOf("fan_out_event")) await fanOutEvent(machine, { eventId });
  for (const { id } of await deliveries()) await deliverWebhook(machine, { deliveryId: id });
}

const isOurs = (webhookId: WebhookId, version: number, { headers, body }: Reader["heard"][number]) =>
  isSignedBy(webhookSecret(webhookId, version), { id: String(headers["webhook-id"]), seconds: Number(headers["webhook-timestamp"]), body, signatures: String(headers["webhook-signature"]) }, Math.floor(Date.now() / 1000));

describe("somebody else's address", () => {
  raceTest("is told once of what it asked for, signed, with ids and no names; of anything else no job is made", async () => {
    const { webhookId, happen } = await toldOfCancellations();
    await happen();
    expect(await jobsOf("fan_out_event")).toHaveLength(1);
    await Promise.all([workOff(), workOff()]);
    await workOff();
    const ids = new Set(reader.heard.map(({ headers }) => headers["webhook-id"]));
    expect(ids.size).toBe(1);
    const [told] = reader.heard;
    expect(JSON.parse(told!.body)).toMatchObject({ type: "order.cancelled", data: { orderNumber: expect.stringMatching(/^AH-/) } });
    expect(told!.body).not.toMatch(/Maya|example\.com/);
    expect(isOurs(webhookId, 1, told!)).toBe(true);
    expect(isOurs(webhookId, 2, told!)).toBe(false);
    expect(isOurs(webhookId, 1, { ...told!, body: `${told!.body} ` })).toBe(false);
    expect(await deliveries()).toMatchObject([{ status: "delivered", answer: "204" }]);
  });

  raceTest("that does not take it is tried again, fails in the end, and is sent again by hand under the same id", async () => {
    const { by, webhookId, happen } = await toldOfCancellations();
    reader.status = 500;
    await happen();
    await expect(workOff()).rejects.toThrow(/500/);
    const [first] = await deliveries();
    for (let n = 1; n < 12; n++) await expect(deliverWebhook(machine, { deliveryId: first!.id })).rejects.toThrow();
    expect(await deliveries()).toMatchObject([{ status: "failed", attempts: 12, answer: "500" }]);
    await deliverWebhook(machine, { deliveryId: first!.id });
    expect(reader.heard).toHaveLength(12);
    expect(await getWebhook(by, { webhookId, show: "failed", page: 1 })).toMatchObject({ failed: 1, isActive: true, failingSince: expect.any(String), deliveries: [{ status: "failed" }] });
    reader.status = 200;
    expect(await transaction((tx) => sendFailedAgain(tx, by, { webhookId }))).toEqual({ sent: 1 });
    expect(await jobsOf("deliver_webhook")).toHaveLength(1);
    await deliverWebhook(machine, { deliveryId: first!.id });
    expect(new Set(reader.heard.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(await getWebhook(by, { webhookId, show: "all", page: 1 })).toMatchObject({ failed: 0, failingSince: null });
    await transaction((tx) => sendDeliveryAgain(tx, by, { deliveryId: first!.id }));
    await deliverWebhook(machine, { deliveryId: first!.id });
    expect(reader.heard).toHaveLength(14);
  });

  raceTest("that failed for days is paused with its last try, and hears nothing until it is let go on", async () => {
    const { by, webhookId, happen } = await toldOfCancellations();
    reader.status = 410;
    await happen();
    await expect(workOff()).rejects.toThrow();
    await db.execute(sql`update webhook set failing_since = failing_since - interval '4 days'`);
    await db.execute(sql`update webhook_delivery set attempts = 11`);
    await expect(workOff()).rejects.toThrow();
    expect(await getWebhook(by, { webhookId, show: "all", page: 1 })).toMatchObject({ isActive: false, failed: 1 });
    await happen();
    expect((await jobsOf("fan_out_event")).length).toBe(1);
    await transaction((tx) => changeWebhook(tx, by, { webhookId, version: 1, url, description: "Mended", kinds: ["order.cancelled"], isActive: true }));
    await happen();
    expect((await jobsOf("fan_out_event")).length).toBe(2);
    expect(await transaction((tx) => changeWebhook(tx, by, { webhookId, version: 1, url, description: "", kinds: ["order.cancelled"], isActive: true })).catch((error: Error) => error.message)).toBe("stale_version");
  });

  raceTest("hears both signatures for a day after its secret was renewed, a trial whenever asked, and nothing once removed", async () => {
    const { by, webhookId } = await toldOfCancellations();
    await transaction((tx) => renewWebhookSecret(tx, by, { webhookId }));
    const { deliveryId } = await transaction((tx) => sendTrial(tx, by, { webhookId }));
    await deliverWebhook(machine, { deliveryId });
    expect([1, 2, 3].map((version) => isOurs(webhookId, version, reader.heard[0]!))).toEqual([true, true, false]);
    expect(JSON.parse(reader.heard[0]!.body)).toMatchObject({ type: "webhook.trial" });
    await db.execute(sql`update webhook set former_secret_until = shop_clock()`);
    const again = await transaction((tx) => sendTrial(tx, by, { webhookId }));
    await deliverWebhook(machine, again);
    expect([1, 2].map((version) => isOurs(webhookId, version, reader.heard[1]!))).toEqual([false, true]);
    await transaction((tx) => removeWebhook(tx, by, { webhookId }));
    await deliverWebhook(machine, again);
    expect(reader.heard).toHaveLength(2);
    expect(await getWebhook(by, { webhookId: asId<WebhookId>(webhookId), show: "all", page: 1 })).toBeNull();
  });
});
