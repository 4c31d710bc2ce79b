import { and, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { lockAwaited, type OfShopper } from "./lock-awaited";
import { about, touched } from "./rows";

/** "I'm not there yet": said at another store, or too early. The counter stops waiting for them. @throws Refusal `not_found`, `illegal_move` */
export async function withdrawArrival(tx: Tx, by: Permit<"orders.track">, input: OfShopper): Promise<void> {
  const part = await lockAwaited(tx, by, input);
  const withdrawn = await tx
    .update(fulfillment)
    .set({ ...touched, arrivedAt: null, arrivalStall: null, arrivalCar: null })
    .where(and(eq(fulfillment.id, part.id), isNotNull(fulfillment.arrivedAt)))
    .returning({ id: fulfillment.id });
  if (withdrawn.length > 0) await record(tx, by, { kind: "fulfillment.arrival_withdrawn", ...about(part) });
}
