import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { withinLimit } from "@/lib/domain/identity/throttle";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, lockFulfillment } from "./rows";

/** Sends the ready message again, at most three times in ten minutes. @throws Refusal `not_ready`, `too_many_attempts`, `wrong_store` */
export async function resendReady(tx: Tx, by: Permit<"orders.service">, input: { fulfillmentId: FulfillmentId }): Promise<void> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  if (part.status !== "ready") throw new Refusal("not_ready");
  if (!(await withinLimit(tx, { key: `resend-ready:${part.id}`, max: 3, windowMinutes: 10 }))) throw new Refusal("too_many_attempts", { minutes: 10 });
  await record(tx, by, { kind: "fulfillment.ready_resent", ...about(part) });
}
