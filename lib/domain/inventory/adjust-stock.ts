import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { listPromises } from "./list-promises";
import { lockLevel, refuseOtherStores } from "./rows";
import type { Adjustment } from "./stock-input";
import { ensureLevels, writeMovements } from "./write-movements";

export type Adjusted = { before: number; after: number; version: number };

/**
 * Corrects what is on hand, with a reason. A variant that was never at the location gets its level by the first units.
 * @throws Refusal `not_found`, `stale_version`, `invalid` below zero or below the unsellable units, `below_promised` with the orders concerned
 */
export async function adjustStock(tx: Tx, by: Permit<"inventory.adjust" | "system.run">, input: Adjustment): Promise<Adjusted> {
  refuseOtherStores(by, input.locationId);
  const causeId = input.key ?? newId();
  if ((input.delta ?? input.setTo ?? 0) > 0) await ensureLevels(tx, [input]);
  const level = await lockLevel(tx, by, input);
  if (await isDone(tx, causeId)) return { before: level.onHand, after: level.onHand, version: level.version };
  if (input.version !== undefined && input.version !== level.version) throw new Refusal("stale_version", { onHand: level.onHand, version: level.version });
  const after = input.setTo ?? level.onHand + (input.delta ?? 0);
  if (after === level.onHand) return { before: after, after, version: level.version };
  if (level.allocated > 0 && after - level.unsellable + level.backorderCap < level.allocated) {
    throw new Refusal("below_promised", { allocated: level.allocated, onHand: level.onHand, orders: (await listPromises(input, tx)).map((promise) => promise.orderNumber) });
  }
  if (after < level.unsellable) throw new Refusal("invalid", { reason: `${level.unsellable} units are set aside as unsellable. Move those first.` });
  await writeMovements(tx, by, [{
    variantId: input.variantId, locationId: input.locationId, kind: "adjusted", quantity: after - level.onHand,
    reason: input.note ? `${input.reason}: ${input.note}` : input.reason, causeKind: "adjustment", causeId,
  }]);
  await record(tx, by, {
    kind: "stock.adjusted", locationId: input.locationId, subject: `variant:${input.variantId}`, variantIds: [input.variantId],
    payload: { reason: input.reason, changes: { onHand: { before: level.onHand, after } } },
  });
  return { before: level.onHand, after, version: level.version + 1 };
}

async function isDone(tx: Tx, causeId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`select 1 from stock_movement where cause_id = ${causeId} and cause_kind = 'adjustment' and kind = 'adjusted' limit 1`);
  return rows.length > 0;
}
