import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import type { FulfillmentId, LocationId, OrderLineId, VariantId } from "@/lib/kernel/ids";
import { drive } from "./drive";
import { brokenInvariants } from "./quiet-check";

process.env.AUTH_SECRET ??= "a secret that only tests know, long enough";
process.env.DATABASE_URL ??= "postgresql://nobody@localhost:1/nothing";

const small = { workers: 6, size: { stores: 3, goods: 30, units: 10 }, say: () => undefined };

raceTest("a shop in which six people do random things at once does what a simple model says", async ({ url }) => {
  const driven = await drive({ ...small, url, operations: 2_000, seed: 41 });
  expect(driven.operations).toBeGreaterThanOrEqual(2_000);
  for (const kind of ["place order", "pick", "hand_over", "ship", "cancel", "cancel_line", "miss", "return_request", "return_inspect", "return_refund", "settle", "send transfer", "receive transfer", "receive", "adjust", "edit", "exchange", "sell at till", "order purchase", "receive delivery", "cost delivery"]) expect(driven.accepted[kind] ?? 0, kind).toBeGreaterThan(0);
}, 240_000);

raceTest("one release that is skipped contradicts the model and breaks an invariant", async ({ url }) => {
  let repair = async (): Promise<void> => undefined;
  const driving = drive({ ...small, url, operations: 500, seed: 42, between: async () => { repair = await skipOneRelease(); } });
  await expect(driving).rejects.toThrow(/^stock of .* at .* is \(on hand, allocated/);
  expect((await brokenInvariants()).join("\n")).toContain("what is promised to a fulfillment is what it still has to give");
  await repair();
}, 120_000);

type Release = { id: number; variant_id: VariantId; location_id: LocationId; fulfillment_id: FulfillmentId; order_line_id: OrderLineId; quantity: number };

/** As if the shop had forgotten to release units that were cancelled: neither ledger nor level nor allocation know of it. Returns how to make it good. */
async function skipOneRelease(): Promise<() => Promise<void>> {
  const { rows: [last] } = await db.execute<Release>(sql`
    select id::int, variant_id, location_id, cause_id as fulfillment_id, line_id as order_line_id, quantity from stock_movement where kind = 'released' order by id desc limit 1`);
  if (!last) throw new Error("nothing was released yet");
  const change = (quantity: number) => transaction(async (tx) => {
    // The ledger refuses to be rewritten, as long as its trigger is asked.
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update stock_movement set quantity = quantity - ${quantity}, allocated_delta = allocated_delta + ${quantity} where id = ${last.id}`);
    await tx.execute(sql`update stock_level set allocated = allocated + ${quantity} where variant_id = ${last.variant_id} and location_id = ${last.location_id}`);
    await tx.execute(sql`update allocation set quantity = quantity + ${quantity} where fulfillment_id = ${last.fulfillment_id} and order_line_id = ${last.order_line_id}`);
  });
  await change(last.quantity);
  return () => change(-last.quantity);
}
