import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { lockAwaited, type OfShopper } from "./lock-awaited";
import { about, touched } from "./rows";

/** "I'm on my way." Saying it again changes nothing. @throws Refusal `not_found`, `illegal_move` */
export async function sayOnMyWay(tx: Tx, by: Permit<"orders.track">, input: OfShopper): Promise<void> {
  const part = await lockAwaited(tx, by, input);
  if (part.onMyWayAt !== null || part.arrivedAt !== null) return;
  await tx.update(fulfillment).set({ ...touched, onMyWayAt: sql`shop_clock()` }).where(eq(fulfillment.id, part.id));
  await record(tx, by, { kind: "fulfillment.on_my_way", ...about(part) });
}
