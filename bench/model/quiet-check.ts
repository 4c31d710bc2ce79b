import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import { systemPermit } from "@/lib/domain/identity/permit";
import { removeExpiredHolds } from "@/lib/domain/inventory/remove-expired-holds";
import { invariants } from "@/lib/domain/invariants";
import { removeExpiredSlots } from "@/lib/domain/locations/remove-expired-slots";
import { expireCheckouts } from "@/lib/domain/orders/expire-checkouts";
import { renewAuthorizations } from "@/lib/domain/orders/renew-authorizations";
import { expectedMinor } from "@/lib/domain/till/rows";
import { isSettled, total } from "./order-state";
import { difference, readOrders } from "./read-orders";
import type { Shopper } from "./shopper";
import { keyOf } from "./stock";
import { Contradiction } from "./tally";
import { jump, type OrderEntry, type World } from "./world";

const machine = systemPermit("model");

/** While nobody works: stock, orders and money of model, shop and gateway say the same. Orders that are over are forgotten. */
export async function compare(world: World): Promise<void> {
  await compareStock(world);
  const found = await readOrders(world.orders.map(({ state }) => state.id), db);
  for (const { state, history } of world.orders) {
    const differs = difference(state, found.get(state.id));
    if (differs) throw new Contradiction(`an order is not what the model says\n  ${differs}`, history);
  }
  await compareMoney(world);
  await compareDrawers(world);
  const over = world.orders.filter(({ state }) => isSettled(state));
  for (const { state } of over) {
    world.past.orders += 1;
    world.past.capturedMinor += total(state.payments, (payment) => payment.capturedMinor);
    world.past.refundedMinor += total(state.payments, (payment) => payment.refundedMinor);
  }
  world.orders = world.orders.filter((entry) => !over.includes(entry));
}

/** A quarter of an hour passes: holds run out, and the sweepers tidy up. */
export async function passTime(world: World, shoppers: readonly Shopper[]): Promise<void> {
  await jump(world, 16);
  while ((await expireCheckouts(machine)).reopened > 0);
  await transaction(async (tx) => {
    await removeExpiredHolds(tx, machine);
    await removeExpiredSlots(tx, machine);
    // Nobody carries out the jobs here: the operations are what jobs would do.
    await tx.execute(sql`delete from graphile_worker._private_jobs`);
  });
  await renewAuthorizations(machine, world.gateway);
  for (const { checkout } of shoppers) if (checkout) Object.assign(checkout, { status: "open", isExpired: true });
}

/** The names of the invariants that do not hold, each with a row; all asked in one statement, which is one snapshot and one round trip. */
export async function brokenInvariants(): Promise<string[]> {
  const asked = invariants.map(({ name, sql: query }) => sql`select ${name}::text as name, count(*)::int as rows, jsonb_agg(to_jsonb(q)) -> 0 as first from (${sql.raw(query)}) q having count(*) > 0`);
  const { rows } = await db.execute<{ name: string; rows: number; first: unknown }>(sql.join(asked, sql` union all `));
  return rows.map(({ name, rows: count, first }) => `${name}: ${count} rows, first ${JSON.stringify(first)}`);
}

async function compareStock(world: World): Promise<void> {
  const { rows } = await db.execute<{ variant_id: string; location_id: string; on_hand: number; allocated: number; quality_check: number; damaged: number; put_back: number; incoming: number; held: number }>(sql`
    select s.variant_id, s.location_id, s.on_hand, s.allocated, s.quality_check, s.damaged, s.put_back, s.incoming, coalesce(h.quantity, 0)::int as held from stock_level s
    left join (select variant_id, location_id, sum(quantity) as quantity from hold where expires_at > shop_clock() group by 1, 2) h on h.variant_id = s.variant_id and h.location_id = s.location_id`);
  if (rows.length !== world.cells.size) throw new Contradiction(`there are ${rows.length} stock rows, and the model has ${world.cells.size}`);
  for (const row of rows) {
    const cell = world.cells.get(keyOf(row.variant_id, row.location_id));
    const expected = cell && [cell.onHand, cell.allocated, cell.qualityCheck, cell.damaged, cell.putBack, cell.incoming, [...cell.held.values()].reduce((sum, one) => sum + one, 0)];
    const actual = [row.on_hand, row.allocated, row.quality_check, row.damaged, row.put_back, row.incoming, row.held];
    if (expected?.join() !== actual.join()) throw new Contradiction(`stock of ${row.variant_id} at ${row.location_id} is (on hand, allocated, quality check, damaged, put back, incoming, held) ${actual.join(", ")}, and the model says ${expected?.join(", ")}`, await historyOf(world, row));
  }
}

async function compareMoney(world: World): Promise<void> {
  const books = await world.gateway.books();
  const payments = world.orders.flatMap(({ state }) => state.payments);
  const expected = {
    heldMinor: total(payments, (one) => one.amountMinor - one.capturedMinor - one.voidedMinor),
    capturedMinor: world.past.capturedMinor + total(payments, (one) => one.capturedMinor),
    refundedMinor: world.past.refundedMinor + total(payments, (one) => one.refundedMinor),
  };
  const { liveAuthorizations: _live, ...actual } = books;
  if (JSON.stringify(actual) !== JSON.stringify(expected)) throw new Contradiction(`the gateway's books say ${JSON.stringify(actual)}, and the model ${JSON.stringify(expected)}`);
}

async function compareDrawers(world: World): Promise<void> {
  for (const { sessionId, expectedMinor: expected } of world.tills.values()) {
    const actual = await expectedMinor(sessionId, db);
    if (actual !== expected) throw new Contradiction(`a drawer should hold ${actual}, and the model says ${expected}`);
  }
}

/** What was last done to the orders that want these goods, and the end of their ledger. */
async function historyOf(world: World, row: { variant_id: string; location_id: string }): Promise<string[]> {
  const concerned = (entry: OrderEntry) => entry.state.parts.some((part) => part.locationId === row.location_id && part.lines.some((line) => line.variantId === row.variant_id));
  const { rows } = await db.execute(sql`select kind, quantity, from_state, to_state, reason, cause_kind, cause_id from stock_movement where variant_id = ${row.variant_id} and location_id = ${row.location_id} order by id desc limit 40`);
  return [...world.orders.filter(concerned).flatMap(({ history, state }) => [`order ${state.id}`, ...history.slice(-20)]), "the ledger, newest first", ...rows.map((one) => JSON.stringify(one))];
}
