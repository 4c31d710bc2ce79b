import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { lockAwaited, type OfShopper } from "./lock-awaited";
import { about, touched } from "./rows";

/** "I'm here", with the stall and the car. A fact beside the state: nothing is handed over by it. The wait counts from the first time. */
export async function recordArrival(tx: Tx, by: Permit<"orders.track">, input: OfShopper & { stall?: string | null; car?: string | null }): Promise<void> {
  const part = await lockAwaited(tx, by, input);
  const stall = input.stall?.trim() || part.arrivalStall;
  const car = input.car?.trim() || part.arrivalCar;
  if (part.arrivedAt !== null && stall === part.arrivalStall && car === part.arrivalCar) return;
  await tx.update(fulfillment).set({ ...touched, arrivedAt: sql`coalesce(${fulfillment.arrivedAt}, shop_clock())`, arrivalStall: stall, arrivalCar: car }).where(eq(fulfillment.id, part.id));
  await record(tx, by, { kind: "fulfillment.arrived", ...about(part) });
}
