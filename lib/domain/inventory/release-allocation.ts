import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, OrderLineId } from "@/lib/kernel/ids";
import { movePromisedUnits } from "./move-promised-units";

/** Frees promised units: they are on sale again at once. @throws Refusal `illegal_move` when fewer are still promised */
export async function releaseAllocation(tx: Tx, by: Permit<Permission>, input: { fulfillmentId: FulfillmentId; orderLineId: OrderLineId; quantity: number; reason: string; sequence: number }): Promise<void> {
  const { fulfillmentId, orderLineId, quantity, reason, sequence } = input;
  await movePromisedUnits(tx, by, "released", { fulfillmentId, lines: [{ orderLineId, quantity }], reason, sequence });
}
