import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type LocationId, type VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { refuseOtherStores } from "./rows";
import { ensureLevels, writeMovements } from "./write-movements";

export type Receipt = {
  /** The same key is received once. */
  key?: string;
  reason?: string;
  lines: readonly { variantId: VariantId; locationId: LocationId; quantity: number }[];
};

/** Takes units into stock. Returns how many lines were new. @throws Refusal `not_found` for another store, `invalid` */
export async function receiveStock(tx: Tx, by: Permit<"inventory.adjust" | "system.run">, input: Receipt): Promise<number> {
  for (const line of input.lines) {
    refuseOtherStores(by, line.locationId);
    if (!Number.isInteger(line.quantity) || line.quantity < 1) throw new Refusal("invalid");
  }
  const causeId = input.key ?? newId();
  await ensureLevels(tx, input.lines);
  const written = await writeMovements(tx, by, input.lines.map((line) => ({
    ...line, kind: "received", reason: input.reason ?? "received", causeKind: "receipt", causeId, lineId: `${line.variantId}@${line.locationId}`,
  })));
  if (written === 0) return 0;
  for (const locationId of new Set(input.lines.map((line) => line.locationId))) {
    const here = input.lines.filter((line) => line.locationId === locationId);
    await record(tx, by, { kind: "stock.received", locationId, subject: `receipt:${causeId}`, variantIds: here.map((line) => line.variantId), payload: { units: here.reduce((sum, line) => sum + line.quantity, 0) } });
  }
  return written;
}
