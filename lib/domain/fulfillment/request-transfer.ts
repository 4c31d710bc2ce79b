import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import { bringToStore } from "./bring-to-store";
import { isDelivery } from "./fulfillment-state";
import type { RejectInput } from "./reject-reason";
import { giveBack, type Rejected } from "./reject-units";

/**
 * Instead of asking the shopper: what a store does not have is sent to it by a place that does, and the shopper is told the
 * new day, with a link to choose something else. The store's own stock changes as the reason says.
 * @throws Refusal `no_transfer` when no place has all of it, and as `rejectUnits`: then nothing has changed
 */
export const requestTransfer = (tx: Tx, by: Permit<"fulfillment.work">, input: RejectInput): Promise<Rejected> =>
  giveBack(tx, by, input, async (_tx, _by, part, reason) => {
    if (isDelivery(part.method)) throw new Refusal("illegal_move");
    const reroutedTo = await bringToStore(tx, by, part, reason);
    if (reroutedTo.length === 0) throw new Refusal("no_transfer", { store: part.storeName });
    return { reroutedTo, deadline: null };
  });
