import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { packBoxes } from "@/lib/domain/shipping/pack-boxes";
import { buyLabels } from "@/lib/domain/shipping/buy-labels";
import { signForEasyPost } from "@/lib/domain/shipping/gateway-easypost";
import { tableGateway } from "@/lib/domain/shipping/gateway-table";
import { shipBoxes } from "@/lib/domain/shipping/ship-boxes";
import { pickedDelivery } from "@/lib/domain/shipping/shipping.testing";
import { receiveWebhook } from "./webhooks";

const secret = "a secret of the webhook";
process.env.EASYPOST_WEBHOOK_SECRET = secret;
Object.assign(process.env, { AUTH_SECRET: "only-for-tests-only-for-tests-only-for-tests", DATABASE_URL: "postgresql://nobody@localhost/nothing" });

const event = (id: string, trackingNumber: string, status: string) => JSON.stringify({ id, description: "tracker.updated", result: { tracking_code: trackingNumber, status, tracking_details: [] } });
async function post(body: string, signature = signForEasyPost(secret, body)): Promise<[number, unknown]> {
  const answer = await receiveWebhook(new Request("http://shop/api/webhooks/easypost", { method: "POST", body, headers: { "x-hmac-signature": signature } }), "easypost");
  const said: unknown = await answer.json();
  return [answer.status, answer.ok ? said : null];
}

raceTest("tracking is believed when signed, taken once however often it comes, in any order, and delivers with the last box", async () => {
  const { wes, fulfillmentId } = await transaction(async (tx) => {
    const made = await pickedDelivery(tx);
    await packBoxes(tx, made.wes, made);
    return made;
  });
  await buyLabels(wes, { fulfillmentId, service: "ground" }, { now: tableGateway, of: () => tableGateway });
  await transaction((tx) => shipBoxes(tx, wes, { fulfillmentId, trackingNumber: "" }));
  const { rows } = await db.execute<{ number: string }>(sql`select tracking_number as number from shipping_label order by id`);
  const statusOf = async () => (await db.execute<{ status: string }>(sql`select status from fulfillment where id = ${fulfillmentId}`)).rows[0]?.status;

  const [first = "", ...others] = rows.map((row) => row.number);
  expect(await post(event("evt_1", first, "delivered"), "hmac-sha256-hex=00")).toEqual([401, null]);
  expect(await post(event("evt_1", "9400-not-ours", "delivered"))).toEqual([200, { received: 0 }]);
  expect(await post("not json")).toEqual([200, { received: 0 }]);
  await Promise.all([1, 2, 3, 4].map(() => post(event("evt_1", first, "delivered"))));
  expect(await statusOf()).toBe("shipped");
  await Promise.all(others.flatMap((number, index) => [post(event(`evt_d${index}`, number, "delivered")), post(event(`evt_t${index}`, number, "in_transit"))]));
  expect(await statusOf()).toBe("delivered");
  const { rows: [kept] } = await db.execute<{ events: number; delivered: number }>(sql`
    select (select count(*)::int from tracking_event) as events, (select count(*)::int from event where kind = 'fulfillment.delivered') as delivered`);
  expect(kept).toEqual({ events: 1 + 2 * others.length, delivered: 1 });
});
