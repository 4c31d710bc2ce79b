import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { ada } from "@/lib/domain/identity/people.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId, type CustomerId } from "@/lib/kernel/ids";
import { expirePoints } from "./expire-points";
import { addPoints, takePoints } from "./move-points";

const system = systemPermit("test");

const add = (tx: Tx, customerId: CustomerId, points: number, validMonths: number, key: string = newId()) => addPoints(tx, system, { customerId, kind: "adjusted", points, validMonths, reason: "a test", key });
const take = (tx: Tx, customerId: CustomerId, points: number, key: string = newId()) => takePoints(tx, system, { customerId, kind: "adjusted", points, reason: "a test", key });

async function lotsOf(tx: Tx, customerId: CustomerId): Promise<string[]> {
  const { rows } = await tx.execute<{ words: string }>(sql`
    select l.left_minor || ' of ' || l.amount_minor as words from stored_value_lot l join stored_value v on v.id = l.stored_value_id where v.customer_id = ${customerId} order by l.expires_at, l.id`);
  return rows.map(({ words }) => words);
}

const leftOf = async (tx: Tx, customerId: CustomerId) => (await tx.execute<{ points: number }>(sql`select value_left(v) as points from stored_value v where v.customer_id = ${customerId} and v.kind = 'points'`)).rows[0]?.points;

dbTest("points that end first are taken first, never more than there are, and the same key moves them once", async ({ tx }) => {
  const { customerId } = await ada(tx);
  await add(tx, customerId, 500, 12, "one");
  await add(tx, customerId, 500, 12, "one");
  await add(tx, customerId, 300, 2);
  expect(await lotsOf(tx, customerId)).toEqual(["300 of 300", "500 of 500"]);
  expect(await take(tx, customerId, 400, "back")).toBe(400);
  expect(await take(tx, customerId, 400, "back")).toBe(0);
  expect(await lotsOf(tx, customerId)).toEqual(["0 of 300", "400 of 500"]);
  expect(await take(tx, customerId, 1_000)).toBe(400);
  expect(await take(tx, customerId, 1)).toBe(0);
});

dbTest("points are over at their hour, before a job has taken them off the books, and only those", async ({ tx }) => {
  const { customerId } = await ada(tx);
  await add(tx, customerId, 500, 12);
  await add(tx, customerId, 300, 2);
  await tx.execute(sql`select set_config('throughline.clock_shift', '70 days', true)`);
  expect(await leftOf(tx, customerId)).toBe(500);
  expect(await expirePoints(tx, system)).toBe(1);
  expect(await expirePoints(tx, system)).toBe(0);
  expect(await lotsOf(tx, customerId)).toEqual(["0 of 300", "500 of 500"]);
  const { rows } = await tx.execute(sql`select kind, (payload ->> 'points')::int as points from event where customer_id = ${customerId}`);
  expect(rows).toEqual([{ kind: "points.expired", points: 300 }]);
});

dbTest("nobody writes a lot by hand", async ({ tx }) => {
  const { customerId } = await ada(tx);
  await add(tx, customerId, 500, 12);
  await expect(tx.transaction((inner) => inner.execute(sql`update stored_value_lot set left_minor = 0`))).rejects.toMatchObject({ cause: { message: "stored_value_lot is append-only" } });
  await expect(tx.transaction((inner) => inner.execute(sql`update stored_value_lot_move set amount_minor = 1`))).rejects.toMatchObject({ cause: { message: "stored_value_lot_move is append-only" } });
});
