import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { movePromisedUnits, type PromisedUnits } from "./move-promised-units";

/** Writes into the ledger that promised units left their shelf; the level stays. @throws Refusal `illegal_move` when fewer are still promised */
export async function markPicked(tx: Tx, by: Permit<Permission>, input: Omit<PromisedUnits, "reason">): Promise<void> {
  await movePromisedUnits(tx, by, "picked", { ...input, reason: "picked" });
}
