import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { ReturnId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, dropUnits, lockReturn, moveReturn } from "./rows";

/** A person's no to a return that waits for an answer. @throws Refusal `not_found`, `illegal_move` */
export async function rejectReturn(tx: Tx, by: Permit<"returns.approve">, { returnId, reason }: { returnId: ReturnId; reason: string }): Promise<void> {
  const found = await lockReturn(tx, by, returnId);
  if (found.status !== "requested") throw new Refusal("illegal_move");
  await moveReturn(tx, found, "rejected", sql`, closed_reason = ${reason}`);
  await dropUnits(tx, returnId);
  await record(tx, by, { kind: "return.rejected", ...about(found, { reason }) });
}
