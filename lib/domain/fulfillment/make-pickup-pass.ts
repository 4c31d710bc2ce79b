import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { pickupPass } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type PassId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { lockAwaited, type OfShopper } from "./lock-awaited";
import { passCodeLength, passCodeOf } from "./pass-code";
import { livePasses } from "./pickup-pass";
import { about } from "./rows";

/** A pass for somebody who collects once in the shopper's place, without an account. @throws Refusal `not_found`, `illegal_move`, `passes_enough` */
export async function makePickupPass(tx: Tx, by: Permit<"orders.track">, input: OfShopper & { name: string }): Promise<{ passId: PassId }> {
  const part = await lockAwaited(tx, by, input);
  const { rows } = await tx.execute<{ live: number }>(sql`select count(*)::int as live from pickup_pass where fulfillment_id = ${part.id} and revoked_at is null and used_at is null`);
  if ((rows[0]?.live ?? 0) >= livePasses) throw new Refusal("passes_enough", { most: livePasses });
  const id = newId<PassId>();
  await tx.insert(pickupPass).values({ id, fulfillmentId: part.id, name: input.name, code: passCodeOf(Array.from({ length: passCodeLength }, () => randomInt(32))) });
  await record(tx, by, { kind: "fulfillment.pass_made", ...about(part), payload: { passId: id } });
  return { passId: id };
}
