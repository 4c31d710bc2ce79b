import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { also, hire, refusalOf, shopper } from "@/lib/domain/fulfillment/counter.testing";
import { newId } from "@/lib/kernel/ids";
import { approveReturn } from "./approve-return";
import { cancelReturn } from "./cancel-return";
import { rejectReturn } from "./reject-return";
import { requestReturn } from "./request-return";
import { returnPolicy } from "./return-policy";
import { handedOver, lampsOf, statusOf, storyOf, wanted } from "./returns.testing";

const maya = shopper();

dbTest("approves what fits the policy at once, with exactly what its units cost, and the same form twice is one return", async ({ tx }) => {
  const { placed } = await handedOver(tx, { discountMinor: 1 });
  const wish = { orderId: placed.orderId, key: newId<string>(), lines: wanted(placed, 2) };
  const made = await requestReturn(tx, maya, wish);
  expect(made).toMatchObject({ isApproved: true, number: expect.stringMatching(/^RT-\d{6}$/) });
  expect(await requestReturn(tx, maya, wish)).toEqual(made);
  const { rows } = await tx.execute<{ amounts: number[] }>(sql`select array_agg(amount_minor order by position) as amounts from return_unit`);
  expect(rows[0]?.amounts).toEqual([1000, 999]);
  expect(await storyOf(tx, made.returnId)).toEqual(["requested", "approved"]);
  const { rows: jobs } = await tx.execute<{ count: number }>(sql`select count(*)::int as count from graphile_worker.jobs where task_identifier = 'send_return_mail'`);
  expect(jobs[0]?.count).toBe(1);
});

dbTest("takes no unit twice, none of another order, and none that was never handed over", async ({ tx }) => {
  const { placed } = await handedOver(tx, { lamps: 2 });
  const ask = (quantity: number, lineId = lampsOf(placed).lineId) => refusalOf(requestReturn(tx, maya, { orderId: placed.orderId, key: newId(), lines: wanted(placed, quantity).map((line) => ({ ...line, lineId })) }));
  expect(await ask(3)).toBe("not_returnable");
  expect(await ask(1, newId())).toBe("not_found");
  expect(await ask(1)).toBe("done");
  expect(await ask(2)).toBe("not_returnable");
  expect(await ask(1)).toBe("done");
  expect(await ask(1)).toBe("not_returnable");
});

dbTest("gives units free again when a return is called off, also by the clock, and refuses after the last day", async ({ tx }) => {
  const { placed } = await handedOver(tx, { lamps: 1 });
  const ask = () => requestReturn(tx, maya, { orderId: placed.orderId, key: newId(), lines: wanted(placed, 1) });
  const first = await ask();
  await cancelReturn(tx, maya, { returnId: first.returnId, orderId: placed.orderId, reason: "Changed my mind again" });
  await cancelReturn(tx, maya, { returnId: first.returnId, orderId: placed.orderId, reason: "Changed my mind again" });
  expect(await storyOf(tx, first.returnId)).toEqual(["requested", "approved", "cancelled"]);
  expect(await refusalOf(cancelReturn(tx, maya, { returnId: first.returnId, orderId: newId(), reason: "not mine" }))).toBe("not_found");
  const second = await ask();
  expect(second.returnId).not.toBe(first.returnId);
  await cancelReturn(tx, maya, { returnId: second.returnId, orderId: placed.orderId, reason: "" });
  await tx.execute(sql`update fulfillment set handed_over_at = handed_over_at - interval '62 days' where id = ${placed.fulfillmentId}`);
  expect(await refusalOf(ask())).toBe("not_returnable");
});

dbTest("keeps what a shopper asks for above a sum until a person says yes or no", async ({ tx }) => {
  const { counter, placed } = await handedOver(tx, { lamps: 2 });
  await tx.execute(sql`update fulfillment_line set total_minor = total_minor + ${returnPolicy.reviewAboveMinor} where id = ${lampsOf(placed).lineId}`);
  const ask = () => requestReturn(tx, maya, { orderId: placed.orderId, key: newId(), lines: wanted(placed, 2) });
  const manager = await hire(tx, "Noor", "returns.approve", [counter.portland], "store_manager");
  const first = await ask();
  expect(first.isApproved).toBe(false);
  await rejectReturn(tx, manager, { returnId: first.returnId, reason: "Made to measure" });
  expect(await statusOf(tx, first.returnId)).toBe("rejected");
  const second = await ask();
  await approveReturn(tx, manager, { returnId: second.returnId });
  await approveReturn(tx, manager, { returnId: second.returnId });
  expect(await storyOf(tx, second.returnId)).toEqual(["requested", "approved"]);
  expect(await refusalOf(rejectReturn(tx, manager, { returnId: second.returnId, reason: "Too late" }))).toBe("illegal_move");
  await tx.execute(sql`update fulfillment_line set total_minor = total_minor - ${returnPolicy.reviewAboveMinor} where id = ${lampsOf(placed).lineId}`);
  await tx.execute(sql`update return_unit set amount_minor = 1000`);
});

dbTest("takes back without a receipt what was bought lately and costs little, and notes the ID", async ({ tx }) => {
  const { placed, ana } = await handedOver(tx, { lamps: 2 });
  const ask = () => requestReturn(tx, also(ana, "returns.work"), { orderId: placed.orderId, key: newId(), lines: wanted(placed, 1), idNote: "Driving licence" });
  expect(await ask()).toMatchObject({ isApproved: true });
  await tx.execute(sql`update fulfillment set handed_over_at = handed_over_at - interval '32 days' where id = ${placed.fulfillmentId}`);
  expect(await refusalOf(ask())).toBe("not_returnable");
  expect(await refusalOf(requestReturn(tx, ana, { orderId: placed.orderId, key: newId(), lines: wanted(placed, 1) }))).toBe("done");
});
