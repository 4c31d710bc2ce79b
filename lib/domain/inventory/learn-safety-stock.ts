import { sql } from "drizzle-orm";
import { db, transaction, type Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { eachByItself } from "@/lib/kernel/each-by-itself";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { findOwnLocation } from "./rows";
import { exposureOf, learnedSafety, watchedDays, type Losses, type SafetyInputs } from "./safety-stock";
import { writeSafetyStock } from "./write-safety-stock";

type Learner = Permit<"system.run"> | Permit<"inventory.adjust">;
type Own = Omit<SafetyInputs, "category" | "place">;
type Evidence = Own & { variantId: VariantId; categoryId: string; safetyStock: number; isPinned: boolean };

/** Job: every location that serves orders from afar, each in its own transaction. Returns how many levels changed. */
export async function learnAllSafetyStock(by: Permit<"system.run">): Promise<number> {
  const { rows } = await db.execute<{ id: LocationId }>(sql`select id from location where is_active and (can_ship or can_pickup or can_curbside) order by id`);
  let changed = 0;
  await eachByItself(rows, async ({ id }) => {
    changed += (await transaction((tx) => learnSafetyStock(tx, by, { locationId: id }))).changed;
  });
  return changed;
}

/**
 * Learns anew what the safety stock of each item at a location should be. Where the location follows by itself, what is
 * not pinned moves by one unit towards it; elsewhere it waits for somebody's word. Running it twice learns the same.
 * @throws Refusal `not_found`
 */
export async function learnSafetyStock(tx: Tx, by: Learner, { locationId }: { locationId: LocationId }): Promise<{ advised: number; changed: number }> {
  await findOwnLocation(tx, by, locationId);
  const evidence = await readEvidence(tx, locationId);
  const place = lossesOf(evidence);
  const categories = new Map<string, Evidence[]>();
  for (const one of evidence) categories.set(one.categoryId, [...(categories.get(one.categoryId) ?? []), one]);
  const losses = new Map([...categories].map(([id, members]) => [id, lossesOf(members)]));
  const learned = evidence.map(({ variantId, categoryId, safetyStock, isPinned, ...own }) => {
    const inputs: SafetyInputs = { ...own, category: losses.get(categoryId) ?? place, place };
    return { variantId, locationId, safetyStock, isPinned, units: learnedSafety(inputs), inputs };
  });
  const told = learned.filter(({ units, safetyStock, isPinned, inputs }) => units !== safetyStock || isPinned || inputs.missedAtPick + inputs.missedAtCount > 0);
  await keep(tx, locationId, told);
  const { rowCount } = await tx.execute(sql`select from safety_learning where location_id = ${locationId}`);
  const moves = rowCount ? learned.filter(({ isPinned, units, safetyStock }) => !isPinned && units !== safetyStock) : [];
  await writeSafetyStock(tx, by, moves.map(({ variantId, units, safetyStock }) => ({ variantId, locationId, from: safetyStock, to: safetyStock + Math.sign(units - safetyStock) })), "Learned from failed picks");
  return { advised: learned.filter(({ units, safetyStock, isPinned }) => !isPinned && units !== safetyStock).length, changed: moves.length };
}

function lossesOf(members: readonly Evidence[]): Losses {
  return {
    missed: members.reduce((sum, { missedAtPick, missedAtCount }) => sum + missedAtPick + missedAtCount, 0),
    exposure: Math.round(members.reduce((sum, own) => sum + exposureOf(own), 0)),
  };
}

/**
 * A failed pick whose count is accepted is told by the count alone: what it found after all was never missing. A reason that
 * leaves the stock alone, or that came along with another order's, says nothing about the shelf. The levels are locked, so
 * that nobody's figure is written over unseen.
 */
async function readEvidence(tx: Tx, locationId: LocationId): Promise<Evidence[]> {
  const { rows } = await tx.execute<Evidence>(sql`
    with since as materialized (
      select c.now, c.now - make_interval(days => ${watchedDays}) as at from (select shop_clock() as now offset 0) c
    ), level as materialized (
      select s.variant_id, s.safety_stock from stock_level s where s.location_id = ${locationId} order by s.variant_id for no key update
    ), counted as (
      select variant_id, max(decided_at) as at, sum(greatest(0, expected - counted)) as missed from stock_count
      where location_id = ${locationId} and status = 'approved' and decided_at > (select at from since) group by variant_id
    ), rejected as (
      select r.variant_id, sum(r.quantity) as missed from rejection r join reject_reason rr on rr.id = r.reason_id and rr.effect <> 'none'
      where r.location_id = ${locationId} and not r.is_collateral and r.at > (select at from since)
        and not exists (select from stock_count c where c.fulfillment_id = r.fulfillment_id and c.variant_id = r.variant_id and c.status = 'approved')
      group by r.variant_id
    ), left_shelf as (
      select m.variant_id, -sum(m.on_hand_delta) as units, -coalesce(sum(m.on_hand_delta) filter (where m.at > coalesce(c.at, '-infinity')), 0) as since_count
      from stock_movement m left join counted c on c.variant_id = m.variant_id
      where m.location_id = ${locationId} and m.kind in ('handed_over', 'shipped') and m.at > (select at from since) group by m.variant_id
    ), first_seen as (
      select variant_id, min(at) as at from stock_movement where location_id = ${locationId} group by variant_id
    )
    select s.variant_id as "variantId", p.category_id as "categoryId", s.safety_stock as "safetyStock", coalesce(a.is_pinned, false) as "isPinned",
      coalesce(r.missed, 0)::int as "missedAtPick", coalesce(c.missed, 0)::int as "missedAtCount", coalesce(l.units, 0)::int as left, coalesce(l.since_count, 0)::int as "leftSinceCount",
      least(${watchedDays}, floor(extract(epoch from t.now - coalesce(f.at, t.now)) / 86400))::int as "daysWatched", floor(extract(epoch from t.now - c.at) / 86400)::int as "daysSinceCount"
    from level s cross join since t join variant v on v.id = s.variant_id join product p on p.id = v.product_id
      left join counted c on c.variant_id = s.variant_id left join rejected r on r.variant_id = s.variant_id left join left_shelf l on l.variant_id = s.variant_id
      left join first_seen f on f.variant_id = s.variant_id left join safety_advice a on a.variant_id = s.variant_id and a.location_id = ${locationId}
    order by s.variant_id`);
  return rows;
}

/** What has nothing to say any more, and nothing to undo, is dropped. */
async function keep(tx: Tx, locationId: LocationId, told: readonly { variantId: VariantId; units: number; inputs: SafetyInputs }[]): Promise<void> {
  await tx.execute(sql`delete from safety_advice where location_id = ${locationId} and not is_pinned and replaced is null and variant_id <> all(${sql.param(told.map((one) => one.variantId))}::uuid[])`);
  await tx.execute(sql`
    insert into safety_advice (variant_id, location_id, units, inputs, learned_at)
    select variant_id, ${locationId}::uuid, units, inputs, shop_clock() from jsonb_to_recordset(${JSON.stringify(told.map(({ variantId, units, inputs }) => ({ variant_id: variantId, units, inputs })))}::jsonb) as r(variant_id uuid, units integer, inputs jsonb)
    order by variant_id
    on conflict (variant_id, location_id) do update set units = excluded.units, inputs = excluded.inputs, learned_at = excluded.learned_at`);
}
