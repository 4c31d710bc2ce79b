import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { ReturnId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { returnPolicy } from "./return-policy";
import { about, lockReturn, moveReturn } from "./rows";

/** A person's yes to a return that waits for one; saying it again changes nothing. @throws Refusal `not_found`, `illegal_move` */
export async function approveReturn(tx: Tx, by: Permit<"returns.approve">, { returnId }: { returnId: ReturnId }): Promise<void> {
  const found = await lockReturn(tx, by, returnId);
  if (found.status === "approved") return;
  if (found.status !== "requested") throw new Refusal("illegal_move");
  await moveReturn(tx, found, "approved", sql`, approved_at = shop_clock(), bring_by = shop_clock() + make_interval(days => ${returnPolicy.bringWithinDays})`);
  await record(tx, by, { kind: "return.approved", ...about(found) });
}
