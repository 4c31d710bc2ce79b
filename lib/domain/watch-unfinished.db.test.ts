import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { orderPaidBy } from "@/lib/domain/payments/payments.testing";
import { requestCapture } from "@/lib/domain/payments/request-capture";
import { watchUnfinished } from "./watch-unfinished";

const by = systemPermit("test");

dbTest("tells a person of what the sweepers could not finish in a quarter of an hour, once, and no longer when it is finished", async ({ tx }) => {
  const tasks = async () => (await tx.execute<{ kind: string; title: string }>(sql`select kind, facts ->> 'title' as title from task where status = 'open' order by kind`)).rows;
  const order = await orderPaidBy(tx, { ref: "pi_1", key: "group:1", amountMinor: 1_000 });
  await requestCapture(tx, by, { ...order, amountMinor: 1_000, reason: "handed over", key: "capture:1" });
  await tx.execute(sql`insert into cart (id, status) values (${order.fulfillmentId}, 'active')`);
  await tx.execute(sql`insert into checkout (id, cart_id, cart_version, channel, status, email, completion_key, completing_since) values (gen_random_uuid(), ${order.fulfillmentId}, 1, 'web', 'completing', 'maya@example.com', 'once', shop_clock())`);
  await tx.execute(sql`select graphile_worker.add_job('send_order_mail', '{}'::json, job_key => 'mail')`);
  await tx.execute(sql`update graphile_worker._private_jobs set attempts = 5, last_error = 'connect ECONNREFUSED' where key = 'mail'`);
  expect(await watchUnfinished(tx, by)).toBe(0);

  await tx.execute(sql`select set_config('throughline.clock_shift', '16 minutes', true)`);
  await tx.execute(sql`update graphile_worker._private_jobs set attempts = 6 where key = 'mail'`);
  expect(await watchUnfinished(tx, by)).toBe(3);
  expect(await watchUnfinished(tx, by)).toBe(3);
  expect(await tasks()).toEqual([
    { kind: "checkout_waiting", title: "A payment of maya@example.com is in doubt" }, { kind: "job_failing", title: "Work in the background keeps failing: send order mail" },
    { kind: "payment_waiting", title: expect.stringMatching(/^Charge of \S+ has no answer$/) },
  ]);

  await tx.execute(sql`update payment_operation set status = 'failed', failure_code = 'card_declined', settled_at = shop_clock()`);
  await tx.execute(sql`update checkout set status = 'open', completing_since = null where status = 'completing'`);
  await tx.execute(sql`delete from graphile_worker._private_jobs`);
  expect(await watchUnfinished(tx, by)).toBe(0);
  expect(await tasks()).toEqual([]);
});
