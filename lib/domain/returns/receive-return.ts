import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { LocationId, ReturnId, ReturnLineId, ReturnUnitId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, dropUnits, lockReturn, moveReturn, readUnits, type UnitRow } from "./rows";

export type ReceivedUnits = { returnId: ReturnId; locationId: LocationId; lines: readonly { lineId: ReturnLineId; quantity: number }[] };

/**
 * Takes what was brought into the keeping of a store, whichever store gave it; it becomes stock when it is accepted at
 * inspection. What was not brought leaves the return and can be returned another time. The same units received twice
 * change nothing. @throws Refusal `not_found`, `wrong_store`, `no_returns_here`, `illegal_move`
 */
export async function receiveReturn(tx: Tx, by: Permit<"returns.work">, input: ReceivedUnits): Promise<{ units: number }> {
  const found = await lockReturn(tx, by, input.returnId);
  const units = await readUnits(tx, found.id);
  if (found.status === "received" && found.locationId === input.locationId && isSame(units, input.lines)) return { units: units.filter(({ status }) => status === "received").length };
  if (found.status !== "approved") throw new Refusal("illegal_move");
  await refuseElsewhere(tx, by, input.locationId);
  const brought = pick(units, input.lines);
  await tx.execute(sql`update return_unit set status = 'received' where id = any(${sql.param(brought)}::uuid[])`);
  await dropUnits(tx, found.id);
  await moveReturn(tx, found, "received", sql`, location_id = ${input.locationId}, received_at = shop_clock(), received_by_staff_id = ${by.actor.staffId}`);
  await record(tx, by, { kind: "return.received", ...about({ ...found, locationId: input.locationId }, { quantity: brought.length, units: brought }) });
  return { units: brought.length };
}

async function refuseElsewhere(tx: Tx, by: Permit<"returns.work">, locationId: LocationId): Promise<void> {
  const { rows: [place] } = await tx.execute<{ name: string; can_return: boolean }>(sql`select name, can_return and is_active as can_return from location where id = ${locationId}`);
  if (!place) throw new Refusal("not_found");
  if (!(storeScope(by)?.includes(locationId) ?? true)) throw new Refusal("wrong_store", { store: place.name });
  if (!place.can_return) throw new Refusal("no_returns_here");
}

function pick(units: readonly UnitRow[], lines: ReceivedUnits["lines"]): ReturnUnitId[] {
  const brought = lines.flatMap(({ lineId, quantity }) => {
    const own = units.filter((unit) => unit.lineId === lineId && unit.status === "expected");
    if (quantity > own.length) throw new Refusal("illegal_move");
    return own.slice(0, quantity).map(({ id }) => id);
  });
  if (brought.length === 0 || new Set(brought).size < brought.length) throw new Refusal("illegal_move");
  return brought;
}

const isSame = (units: readonly UnitRow[], lines: ReceivedUnits["lines"]): boolean =>
  units.every((one) => units.filter(({ lineId, status }) => lineId === one.lineId && status === "received").length === lines.filter(({ lineId }) => lineId === one.lineId).reduce((sum, { quantity }) => sum + quantity, 0));
