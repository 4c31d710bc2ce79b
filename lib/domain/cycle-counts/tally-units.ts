import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import { getScannedName } from "@/lib/domain/fulfillment/get-scanned-name";
import { readScan } from "@/lib/domain/fulfillment/scan";
import type { Permit } from "@/lib/domain/identity/permit";
import { ensureLevels } from "@/lib/domain/inventory/write-movements";
import { newId, type CountLineId, type CountSessionId, type VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { lockSession, type LockedSession } from "./rows";

export type Tallied = { lineId: CountLineId; units: number };

/** Writes how many units of a line this session found; what others found adds to it. @throws Refusal `not_found`, `illegal_move` */
export async function tallyUnits(tx: Tx, by: Permit<"inventory.count">, { sessionId, lineId, units }: { sessionId: CountSessionId; lineId: CountLineId; units: number }): Promise<Tallied> {
  return write(tx, await lockSession(tx, by, sessionId), lineId, sql`${units}::integer`);
}

/**
 * One more unit of what was scanned. What is not on the list but is sold by us joins it; in a recount only what is to be
 * counted again counts. @throws Refusal `not_found`, `illegal_move`, `wrong_item`
 */
export async function tallyScan(tx: Tx, by: Permit<"inventory.count">, { sessionId, scanned }: { sessionId: CountSessionId; scanned: string }): Promise<Tallied> {
  const session = await lockSession(tx, by, sessionId);
  const scan = readScan(scanned);
  const { rows: [found] } = await tx.execute<{ variantId: VariantId; lineId: CountLineId | null }>(sql`
    select v.id as "variantId", l.id as "lineId" from variant v left join cycle_count_line l on l.variant_id = v.id and l.cycle_count_id = ${session.cycleCountId}
    where (v.gtin = ${scan.kind === "gtin" ? scan.gtin : null} or upper(v.sku) = ${scan.text.toUpperCase()}) and not ${isBundle(sql`v.id`)} limit 1`);
  if (!found) throw new Refusal("wrong_item", { scanned: await getScannedName(scan, tx), expected: "an item that has stock" });
  const lineId = found.lineId ?? (await addFound(tx, session, found.variantId));
  return write(tx, session, lineId, sql`coalesce((select t.units from count_tally t where t.session_id = ${sessionId} and t.line_id = ${lineId}), 0) + 1`);
}

async function addFound(tx: Tx, session: LockedSession, variantId: VariantId): Promise<CountLineId> {
  if (session.isRecount) throw new Refusal("wrong_item");
  const id = newId<CountLineId>();
  await ensureLevels(tx, [{ variantId, locationId: session.locationId }]);
  await tx.execute(sql`insert into cycle_count_line (id, cycle_count_id, variant_id, is_listed) values (${id}, ${session.cycleCountId}, ${variantId}, false)`);
  return id;
}

/** A line is counted again by somebody who has not counted it. */
async function write(tx: Tx, session: LockedSession, lineId: CountLineId, units: ReturnType<typeof sql>): Promise<Tallied> {
  const { rows: [line] } = await tx.execute<{ needsRecount: boolean; isOwn: boolean }>(sql`
    select l.needs_recount as "needsRecount", exists (select from count_tally t join count_session s on s.id = t.session_id where t.line_id = l.id and not s.is_recount and s.staff_id = ${session.staffId}) as "isOwn"
    from cycle_count_line l where l.id = ${lineId} and l.cycle_count_id = ${session.cycleCountId} for update of l`);
  if (!line) throw new Refusal("not_found");
  if (session.isRecount && !line.needsRecount) throw new Refusal("wrong_item");
  if (session.isRecount && line.isOwn) throw new Refusal("second_person");
  const { rows: [tally] } = await tx.execute<{ units: number }>(sql`
    insert into count_tally (session_id, line_id, units, expected)
    select ${session.id}, l.id, ${units}, s.on_hand from cycle_count_line l join stock_level s on s.variant_id = l.variant_id and s.location_id = ${session.locationId} where l.id = ${lineId}
    on conflict (session_id, line_id) do update set units = excluded.units, expected = excluded.expected, at = shop_clock() returning units`);
  await tx.execute(sql`update cycle_count_line set zeroed_by_staff_id = null where id = ${lineId} and zeroed_by_staff_id is not null`);
  if (!tally) throw new Refusal("not_found");
  return { lineId, units: tally.units };
}
