import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { getExceptionPolicy } from "./get-exception-policy";
import { lockAwaited, type OfShopper } from "./lock-awaited";
import { promiseExpiry } from "./promise-expiry";
import { about, touched } from "./rows";

/**
 * Keeps a staged order some days longer, as often as the shop's rules allow; the reminder comes again before the new day.
 * @throws Refusal `not_found`, `not_ready`, `extended_often`, `illegal_move` when the time is over
 */
export async function extendPickup(tx: Tx, by: Permit<"orders.track">, input: OfShopper): Promise<{ collectBy: string }> {
  const part = await lockAwaited(tx, by, input);
  if (part.status !== "ready" || part.collectBy === null) throw new Refusal("not_ready");
  const { extendDays, extendTimes } = await getExceptionPolicy(tx);
  if (part.extensions >= extendTimes) throw new Refusal("extended_often");
  const [extended] = await tx
    .update(fulfillment)
    .set({ ...touched, collectBy: sql`${fulfillment.collectBy} + make_interval(days => ${extendDays})`, extensions: part.extensions + 1 })
    .where(and(eq(fulfillment.id, part.id), sql`${fulfillment.collectBy} > shop_clock()`))
    .returning({ collectBy: fulfillment.collectBy });
  if (!extended?.collectBy) throw new Refusal("illegal_move");
  await record(tx, by, { kind: "fulfillment.extended", ...about(part), payload: { days: extendDays, collectBy: extended.collectBy.toISOString() } });
  await promiseExpiry(tx, part.id, extended.collectBy);
  return { collectBy: extended.collectBy.toISOString() };
}
