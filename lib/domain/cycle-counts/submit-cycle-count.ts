import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { openCount } from "@/lib/domain/inventory/open-count";
import { submitCount } from "@/lib/domain/inventory/submit-count";
import { getPrices } from "@/lib/domain/pricing/get-prices";
import { record } from "@/lib/domain/record";
import { homeCurrency } from "@/lib/kernel/currency";
import type { CountLineId, CycleCountId, StockCountId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { isBeyond } from "./cycle-count-state";
import { about, lockCycleCount, type LockedCount } from "./rows";

export type SubmittedCount = { status: "recounting" | "submitted"; recounts: number };

/**
 * Closes the counting. The gate: nobody is counting any more, and every line was counted or said to be none. Lines beyond
 * the tolerance are then counted again, each by somebody else; without such lines, or when they are done, the differences
 * wait for approval. @throws Refusal `not_found`, `illegal_move`, `still_counting`, `uncounted`, `duplicate_count`
 */
export async function submitCycleCount(tx: Tx, by: Permit<"inventory.count">, { cycleCountId }: { cycleCountId: CycleCountId }): Promise<SubmittedCount> {
  const count = await lockCycleCount(tx, by, cycleCountId);
  if (count.status === "submitted") return { status: "submitted", recounts: 0 };
  if (count.status !== "open" && count.status !== "recounting") throw new Refusal("illegal_move");
  const { rows: [running] } = await tx.execute<{ sessions: number }>(sql`select count(*)::int as sessions from count_session where cycle_count_id = ${cycleCountId} and finished_at is null`);
  if (running && running.sessions > 0) throw new Refusal("still_counting", { sessions: running.sessions });
  const lines = await settleLines(tx, count);
  const open = lines.filter(({ counted }) => counted === null).length;
  if (open > 0) throw new Refusal("uncounted", { lines: open });
  const again = count.status === "open" ? await markRecounts(tx, count, lines) : 0;
  const status = again > 0 ? "recounting" : "submitted";
  if (status === "submitted") await sendToBooks(tx, by, count, lines);
  await tx.execute(sql`update cycle_count set status = ${status}, updated_at = shop_clock()${status === "submitted" ? sql`, submitted_by_staff_id = ${by.actor.staffId}, submitted_at = shop_clock()` : sql``} where id = ${cycleCountId}`);
  await record(tx, by, { kind: status === "submitted" ? "cycle_count.submitted" : "cycle_count.recount_asked", ...about(count, { lines: lines.length, recounts: again }) });
  return { status, recounts: again };
}

type Line = { id: CountLineId; variantId: VariantId; counted: number | null; expected: number | null };

/** A recount replaces the first round; what was said to be none is none. */
async function settleLines(tx: Tx, { id, locationId, status }: LockedCount): Promise<Line[]> {
  const { rows } = await tx.execute<Line>(sql`
    with round as (
      select l.id, sum(t.units)::integer as units, (array_agg(t.expected order by t.at desc))[1] as expected
      from cycle_count_line l join count_tally t on t.line_id = l.id join count_session s on s.id = t.session_id and s.is_recount = (l.needs_recount and ${status === "recounting"}) where l.cycle_count_id = ${id} group by l.id
    )
    update cycle_count_line l set counted = coalesce(r.units, case when l.zeroed_by_staff_id is not null and not l.needs_recount then 0 end),
      expected = coalesce(r.expected, case when l.zeroed_by_staff_id is not null and not l.needs_recount then s.on_hand end)
    from cycle_count_line x left join round r on r.id = x.id join stock_level s on s.variant_id = x.variant_id and s.location_id = ${locationId}
    where x.id = l.id and l.cycle_count_id = ${id} returning l.id, l.variant_id as "variantId", l.counted, l.expected`);
  return rows;
}

async function markRecounts(tx: Tx, count: LockedCount, lines: readonly Line[]): Promise<number> {
  const prices = await getPrices(lines.map(({ variantId }) => variantId), { channel: "store", currency: homeCurrency }, tx);
  const priced = lines.map((line) => ({ id: line.id, counted: line.counted ?? 0, expected: line.expected ?? 0, unitMinor: prices.get(line.variantId)?.amountMinor ?? 0 }));
  const beyond = priced.filter((line) => isBeyond(line, { units: count.toleranceUnits, minor: count.toleranceMinor })).map(({ id }) => id);
  await tx.execute(sql`
    update cycle_count_line l set unit_minor = p.minor, needs_recount = l.id = any(${sql.param(beyond)}::uuid[])
    from jsonb_to_recordset(${JSON.stringify(priced.map(({ id, unitMinor }) => ({ id, minor: unitMinor })))}::jsonb) as p(id uuid, minor integer) where p.id = l.id`);
  return beyond.length;
}

/** Each difference goes through the count of its shelf, which knows what to do with promises. */
async function sendToBooks(tx: Tx, by: Permit<"inventory.count">, { locationId }: LockedCount, lines: readonly Line[]): Promise<void> {
  for (const { id, variantId, counted, expected } of lines.toSorted((a, b) => a.variantId.localeCompare(b.variantId))) {
    if (counted === null || expected === null || counted === expected) continue;
    const { rows: [known] } = await tx.execute<{ id: StockCountId; status: string }>(sql`select id, status from stock_count where variant_id = ${variantId} and location_id = ${locationId} and status in ('open', 'submitted')`);
    if (known?.status === "submitted") throw new Refusal("duplicate_count");
    const countId = known?.id ?? (await openCount(tx, by, { variantId, locationId, reason: "cycle" }));
    await submitCount(tx, by, { countId, counted, expected });
    await tx.execute(sql`update cycle_count_line set stock_count_id = ${countId} where id = ${id}`);
  }
}
