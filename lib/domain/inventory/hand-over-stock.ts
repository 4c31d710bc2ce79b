import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { movePromisedUnits, type PromisedUnits } from "./move-promised-units";

/** Promised units leave the building with the shopper. @throws Refusal `illegal_move` when fewer are still promised */
export async function handOverStock(tx: Tx, by: Permit<Permission>, input: Omit<PromisedUnits, "reason">): Promise<void> {
  await movePromisedUnits(tx, by, "handed_over", { ...input, reason: "handed over" });
}
