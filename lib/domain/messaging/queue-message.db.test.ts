import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import type { Mail } from "./mail";
import { queueMessage } from "./queue-message";

const mail: Mail = { subject: "Ready to collect", preview: "Bring this code", heading: "Ada, your order is ready", blocks: [{ kind: "code", label: "Your pickup code", code: "204518" }, { kind: "text", text: "<b>Not markup</b>" }] };
const message = { dedupeKey: "ready:1", template: "order_ready", recipient: "ada@alderway.example", customerId: null, orderId: null, mail, facts: {} };

dbTest("writes a message once per dedupe key, with one job to send it", async ({ tx }) => {
  expect(await queueMessage(tx, systemPermit("test"), message)).not.toBeNull();
  expect(await queueMessage(tx, systemPermit("test"), message)).toBeNull();
  const { rows } = await tx.execute<{ messages: number; jobs: number }>(sql`
    select (select count(*)::int from message) as messages, (select count(*)::int from graphile_worker.jobs where task_identifier = 'send_pending_message') as jobs`);
  expect(rows[0]).toEqual({ messages: 1, jobs: 1 });
});

dbTest("says the same in HTML and in plain text, and shows markup as text", async ({ tx }) => {
  await queueMessage(tx, systemPermit("test"), message);
  const { rows } = await tx.execute<{ html: string; plain: string }>(sql`select html, plain from message`);
  expect(rows[0]?.html).toContain("204518");
  expect(rows[0]?.plain).toContain("Your pickup code: 204518");
  expect(rows[0]?.html).toContain("&lt;b&gt;Not markup");
});
