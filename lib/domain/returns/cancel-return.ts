import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { OrderId, ReturnId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { isCancellable } from "./return-state";
import { about, dropUnits, lockReturn, moveReturn } from "./rows";

type By = Permit<"orders.track"> | Permit<"returns.work"> | Permit<"system.run">;

/**
 * Calls a return off before anything was brought; its units can be returned again. The caller has proved that a shopper's
 * order is theirs. Doing it twice changes nothing. @throws Refusal `not_found`, `illegal_move`
 */
export async function cancelReturn(tx: Tx, by: By, { returnId, orderId, reason }: { returnId: ReturnId; orderId?: OrderId; reason: string }): Promise<void> {
  const found = await lockReturn(tx, by, returnId, orderId);
  if (found.status === "cancelled") return;
  if (!isCancellable(found.status)) throw new Refusal("illegal_move");
  await moveReturn(tx, found, "cancelled", sql`, closed_reason = ${reason}`);
  await dropUnits(tx, returnId);
  await record(tx, by, { kind: "return.cancelled", ...about(found, { reason }) });
}
