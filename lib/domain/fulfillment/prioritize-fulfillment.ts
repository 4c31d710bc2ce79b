import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { isFinal } from "./fulfillment-state";
import { about, lockFulfillment, touched } from "./rows";

/** Puts a part into the priority lane, or back among the others. @throws Refusal `illegal_move` when it is over, `wrong_store` */
export async function prioritizeFulfillment(tx: Tx, by: Permit<"fulfillment.manage">, input: { fulfillmentId: FulfillmentId; isPriority: boolean }): Promise<void> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  if (part.isPriority === input.isPriority) return;
  if (isFinal(part.status)) throw new Refusal("illegal_move");
  await tx.update(fulfillment).set({ ...touched, isPriority: input.isPriority }).where(eq(fulfillment.id, part.id));
  await record(tx, by, { kind: "fulfillment.prioritized", ...about(part), payload: { isPriority: input.isPriority } });
}
