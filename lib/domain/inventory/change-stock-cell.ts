import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import { adjustStock } from "./adjust-stock";
import { changeStockSettings } from "./change-stock-settings";
import { moveUnsellable } from "./move-unsellable";
import { lockLevel, refuseOtherStores, type LockedLevel } from "./rows";
import type { CellChange } from "./cell-change";
import { unsellableStateOf } from "./stock-grid";
import { ensureLevels } from "./write-movements";

export type CellChanged = { before: number | string; after: number | string; version: number };

/**
 * Changes one number of one row of the inventory grid, with a reason: what is on hand, a state, safety stock, the reorder point, the shelf.
 * @throws Refusal `not_found`, `stale_version` (with the current value), `below_promised`, `invalid`
 */
export async function changeStockCell(tx: Tx, by: Permit<"inventory.adjust">, input: CellChange): Promise<CellChanged> {
  refuseOtherStores(by, input.locationId);
  if (input.version === 0) await ensureLevels(tx, [input]);
  const level = await lockLevel(tx, by, input);
  const before = valueOf(level, input.column);
  if (level.version !== (input.version || 1)) throw new Refusal("stale_version", { current: before, version: level.version });
  if (typeof before === "string") {
    const after = typeof input.setTo === "string" ? input.setTo : String(input.setTo ?? before);
    const { version } = await changeStockSettings(tx, by, { ...placeOf(input), [input.column]: after, version: level.version, reason: reasonOf(input) });
    return { before, after, version };
  }
  const after = typeof input.setTo === "number" ? input.setTo : before + (input.delta ?? 0);
  if (after < 0) throw new Refusal("invalid", { reason: `That would leave ${after}.` });
  if (after === before) return { before, after, version: level.version };
  const state = unsellableStateOf(input.column);
  if (state) {
    const [from, to] = after > before ? ["sellable" as const, state] : [state, "sellable" as const];
    await moveUnsellable(tx, by, { ...placeOf(input), quantity: Math.abs(after - before), from, to, reason: reasonOf(input) });
    return { before, after, version: level.version + 1 };
  }
  if (input.column === "safetyStock" || input.column === "reorderPoint") {
    const { version } = await changeStockSettings(tx, by, { ...placeOf(input), [input.column]: after, version: level.version, reason: reasonOf(input) });
    return { before, after, version };
  }
  const { version } = await adjustStock(tx, by, { ...placeOf(input), setTo: after, reason: input.reason, note: input.note, version: level.version });
  return { before, after, version };
}

function valueOf(level: LockedLevel, column: CellChange["column"]): number | string {
  const state = unsellableStateOf(column);
  if (state) return level.states[state];
  if (column === "aisle" || column === "bay") return level[column];
  return column === "safetyStock" || column === "reorderPoint" ? level[column] : level.onHand;
}

const placeOf = ({ variantId, locationId }: CellChange) => ({ variantId, locationId });
const reasonOf = ({ reason, note }: CellChange) => (note ? `${reason}: ${note}` : reason);
