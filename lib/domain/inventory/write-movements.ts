import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { levelCte } from "./level-update";
import { movementEffect, type MovementKind, type UnsellableState } from "./movement";
import { movementActor } from "./movement-actor";

export type Movement = {
  variantId: VariantId;
  locationId: LocationId;
  kind: MovementKind;
  /** Units; signed only for `adjusted` and `transferred`. */
  quantity: number;
  from?: UnsellableState | "sellable";
  to?: UnsellableState | "sellable";
  reason: string;
  causeKind: string;
  causeId: string;
  lineId?: string;
  sequence?: number;
};

/**
 * Writes lines of the ledger and changes the levels by those that are new, in one statement; rows are locked in
 * (variant, location) order. A cause already written changes nothing. Levels must exist. Returns how many were new.
 */
export async function writeMovements(tx: Tx, by: Permit<Permission>, movements: readonly Movement[]): Promise<number> {
  if (movements.length === 0) return 0;
  const actor = movementActor(by);
  const { rows } = await tx.execute<{ written: number }>(sql`
    with move as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(movements.map(movementRow))}::jsonb) as r(variant_id uuid, location_id uuid, kind text, quantity integer,
        on_hand_delta integer, allocated_delta integer, from_state text, to_state text, reason text, cause_kind text, cause_id text, line_id text, sequence integer)
    ), locked as materialized (
      select s.variant_id, s.location_id from stock_level s where (s.variant_id, s.location_id) in (select variant_id, location_id from move)
      order by s.variant_id, s.location_id for no key update
    ), moved as (
      insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, from_state, to_state, reason, actor_kind, actor_id, cause_kind, cause_id, line_id, sequence)
      select variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, from_state, to_state, reason, ${actor.kind}::text, ${actor.id}::text, cause_kind, cause_id, line_id, sequence
      from move join locked using (variant_id, location_id)
      on conflict do nothing
      returning *
    ), ${levelCte()}
    select count(*)::integer as written from moved`);
  return rows[0]?.written ?? 0;
}

/** Makes sure that the variant has a level at the location, so that units can arrive. @throws Refusal `invalid` for a bundle */
export async function ensureLevels(tx: Tx, levels: readonly { variantId: VariantId; locationId: LocationId }[]): Promise<void> {
  const asked = levels.map((level) => ({ variant_id: level.variantId, location_id: level.locationId }));
  const { rows: bundles } = await tx.execute<{ sku: string }>(sql`
    with asked as (select distinct variant_id, location_id from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r(variant_id uuid, location_id uuid)),
    made as (select v.id, v.sku from variant v where v.id in (select variant_id from asked) and ${isBundle(sql`v.id`)}),
    stocked as (insert into stock_level (variant_id, location_id) select variant_id, location_id from asked where variant_id not in (select id from made) order by 1, 2 on conflict do nothing)
    select sku from made`);
  if (bundles[0]) throw new Refusal("invalid", { reason: `${bundles[0].sku} is a bundle: its parts have the stock.` });
}

function movementRow(m: Movement) {
  const effect = movementEffect[m.kind];
  return {
    variant_id: m.variantId, location_id: m.locationId, kind: m.kind, quantity: Math.abs(m.quantity),
    on_hand_delta: effect.onHand === "signed" ? m.quantity : effect.onHand * m.quantity, allocated_delta: effect.allocated * m.quantity,
    from_state: m.from ?? null, to_state: m.to ?? null,
    reason: m.reason, cause_kind: m.causeKind, cause_id: m.causeId, line_id: m.lineId ?? "", sequence: m.sequence ?? 0,
  };
}
