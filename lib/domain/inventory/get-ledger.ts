import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import type { MovementKind } from "./movement";

export type LedgerEntry = {
  id: number;
  at: Date;
  kind: MovementKind;
  quantity: number;
  onHandDelta: number;
  allocatedDelta: number;
  /** Running sums after this entry: the newest equals the level. */
  onHand: number;
  allocated: number;
  fromState: string | null;
  toState: string | null;
  reason: string;
  actorKind: string;
  actorName: string;
  causeKind: string;
  causeId: string;
  /** The fulfillment's number, where one is the cause. */
  fulfillmentNumber: string | null;
};

const pageSize = 100;

/** The lines that add up to a stock level, newest first, a hundred at a time; `beforeId` continues. Empty outside the reader's stores. */
export async function getLedger(by: Permit<"inventory.view">, input: { variantId: VariantId; locationId: LocationId; beforeId?: number | null }, from: Reader = db): Promise<LedgerEntry[]> {
  const scope = storeScope(by);
  const { rows } = await from.execute<Row>(sql`
    select m.*, coalesce(t.name, m.actor_id, m.actor_kind) as actor_name, f.number as fulfillment_number
    from (
      select id::float8 as id, round(extract(epoch from at) * 1000)::float8 as at_ms, kind, quantity, on_hand_delta, allocated_delta,
        sum(on_hand_delta) over w as on_hand, sum(allocated_delta) over w as allocated,
        from_state, to_state, reason, actor_kind, actor_id, cause_kind, cause_id
      from stock_movement
      where variant_id = ${input.variantId} and location_id = ${input.locationId} and (${scope === null} or location_id = any(${sql.param(scope ?? [])}::uuid[]))
      window w as (order by id)
    ) m
    left join staff t on m.actor_kind = 'staff' and t.id::text = m.actor_id
    left join fulfillment f on f.id = case m.cause_kind when 'fulfillment' then m.cause_id::uuid end
    where (${input.beforeId ?? null}::float8 is null or m.id < ${input.beforeId ?? null}::float8)
    order by m.id desc limit ${pageSize}`);
  return rows.map((row) => ({
    id: row.id, at: new Date(row.at_ms), kind: row.kind, quantity: row.quantity, onHandDelta: row.on_hand_delta, allocatedDelta: row.allocated_delta,
    onHand: Number(row.on_hand), allocated: Number(row.allocated), fromState: row.from_state, toState: row.to_state, reason: row.reason,
    actorKind: row.actor_kind, actorName: row.actor_name, causeKind: row.cause_kind, causeId: row.cause_id, fulfillmentNumber: row.fulfillment_number,
  }));
}

type Row = {
  id: number; at_ms: number; kind: MovementKind; quantity: number; on_hand_delta: number; allocated_delta: number; on_hand: string; allocated: string;
  from_state: string | null; to_state: string | null; reason: string; actor_kind: string; actor_name: string; cause_kind: string; cause_id: string; fulfillment_number: string | null;
};
