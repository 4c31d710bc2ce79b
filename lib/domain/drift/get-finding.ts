import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { invariantsByRoom } from "@/lib/domain/invariants";
import type { MovementKind } from "@/lib/domain/inventory/movement";
import type { DriftFindingId, DriftRepairId } from "@/lib/kernel/ids";
import { idsIn, whereToLook } from "./finding";
import { repairFor, repairWords, type Repair, type RepairStatus, type ShelfFacts } from "./repair";
import { breaksNow, readFinding, readShelf, ruleOf } from "./rows";

export type Named = { id: string; kind: string; name: string; href: string | null };
export type LedgerLine = { id: number; at: string; kind: MovementKind; quantity: number; onHandDelta: number; allocatedDelta: number; /** Sums after this line, where all lines are of one shelf. */ onHand: number | null; allocated: number | null; item: string; reason: string; who: string; cause: string };
export type FactLine = { id: number; at: string; kind: string; who: string; payload: Record<string, unknown> };
export type Proposed = { id: DriftRepairId; words: string; reason: string; status: RepairStatus; proposedBy: string; proposedAt: string; decidedBy: string | null; decidedAt: string | null; /** The reader proposed it, so somebody else decides. */ isOwn: boolean };
export type DriftStory = {
  id: DriftFindingId; rule: string; room: string; sql: string | null; row: Record<string, unknown>; goneAt: string | null;
  /** As it breaks the rule at this moment; null when it does not. */
  now: Record<string, unknown> | null;
  named: Named[]; shelf: ShelfFacts | null; ledger: LedgerLine[]; events: FactLine[]; repair: string | null; look: string; proposals: Proposed[];
};

/** One broken row told with everything around it: whose it is, the lines of the ledger, what happened, and what would repair it. */
export async function getFinding(by: Permit<"drift.view">, id: DriftFindingId, from: Reader = db): Promise<DriftStory | null> {
  const finding = await readFinding(id, from);
  if (!finding) return null;
  const now = await breaksNow(finding, from);
  const row = now ?? finding.row;
  const ids = idsIn(row);
  const shelf = await readShelf(row, from);
  const repair = now && repairFor(finding.rule, now, shelf);
  const room = Object.entries(invariantsByRoom).find(([, rules]) => rules.some(({ name }) => name === finding.rule))?.[0] ?? "";
  return {
    id, rule: finding.rule, room, sql: ruleOf(finding.rule)?.sql ?? null, row, goneAt: finding.goneAt && iso(finding.goneAt), now, shelf, repair: repair && repairWords(repair), look: whereToLook[room] ?? "Look at what is named here.",
    named: await readNames(ids, from), ledger: await readLedger(row, ids, from), events: await readEvents(ids, from), proposals: await readProposals(id, by, from),
  };
}

async function readNames(ids: readonly string[], from: Reader): Promise<Named[]> {
  const { rows } = await from.execute<Named>(sql`
    with asked as (select unnest(${sql.param(ids)}::uuid[]) as id)
    select a.id::text, 'Item' as kind, p.title || case when v.title <> '' then ', ' || v.title else '' end || ' (' || v.sku || ')' as name, '/staff/inventory/' || v.sku as href from asked a join variant v using (id) join product p on p.id = v.product_id
    union all select a.id::text, 'Place', l.name, '/staff/stores/' || a.id from asked a join location l using (id)
    union all select a.id::text, 'Order', o.number, '/staff/orders/' || o.number from asked a join "order" o using (id)
    union all select a.id::text, 'Part', f.number, '/staff/pickups/' || f.id from asked a join fulfillment f using (id)
    union all select a.id::text, 'Line', f.number || ': ' || o.title, '/staff/pickups/' || f.id from asked a join fulfillment_line l using (id) join fulfillment f on f.id = l.fulfillment_id join order_line o on o.id = l.order_line_id
    union all select a.id::text, 'Ordered', o.number || ': ' || l.title, '/staff/orders/' || o.number from asked a join order_line l using (id) join "order" o on o.id = l.order_id
    union all select a.id::text, 'Payment', o.number || ', ' || p.status, '/staff/orders/' || o.number from asked a join payment p using (id) join "order" o on o.id = p.order_id
    union all select a.id::text, 'Return', r.number, '/staff/returns/' || r.number from asked a join goods_return r using (id)
    union all select a.id::text, 'Transfer', t.number, '/staff/transfers/' || t.number from asked a join transfer t using (id)`);
  return rows;
}

const whoWords = sql`case x.actor_kind when 'staff' then coalesce(s.name, 'staff') when 'system' then 'Machine' || coalesce(' (' || replace(x.actor_id, '_', ' ') || ')', '') else 'shopper' end`;

/** Of the shelf, with the sums after each line; or of what else the row is about. */
async function readLedger(row: Readonly<Record<string, unknown>>, ids: readonly string[], from: Reader): Promise<LedgerLine[]> {
  const isShelf = typeof row["variant_id"] === "string" && typeof row["location_id"] === "string";
  const which = isShelf ? sql`m.variant_id = ${row["variant_id"]} and m.location_id = ${row["location_id"]}`
    : sql`m.cause_id in (select unnest(${sql.param(ids)}::text[]) union select l.fulfillment_id::text from fulfillment_line l where l.id = any(${sql.param(ids)}::uuid[]))`;
  const { rows } = await from.execute<LedgerLine>(sql`
    select x.*, ${whoWords} as who, v.sku as item, coalesce(f.number, g.number, t.number, x.cause_kind) as cause from (
      select m.id::float8 as id, m.at, m.kind, m.quantity, m.on_hand_delta as "onHandDelta", m.allocated_delta as "allocatedDelta", m.reason, m.actor_kind, m.actor_id, m.cause_kind, m.cause_id, m.variant_id,
        case when ${isShelf} then (sum(m.on_hand_delta) over w)::int end as "onHand", case when ${isShelf} then (sum(m.allocated_delta) over w)::int end as allocated
      from stock_movement m where ${which} window w as (order by m.id)) x
    join variant v on v.id = x.variant_id left join staff s on x.actor_kind = 'staff' and s.id::text = x.actor_id
    left join fulfillment f on f.id = case x.cause_kind when 'fulfillment' then x.cause_id::uuid end left join goods_return g on g.id = case x.cause_kind when 'return' then x.cause_id::uuid end left join transfer t on t.id = case x.cause_kind when 'transfer' then x.cause_id::uuid end
    order by x.id desc limit 25`);
  return rows.map((line) => ({ ...line, at: iso(line.at) }));
}

async function readEvents(ids: readonly string[], from: Reader): Promise<FactLine[]> {
  const { rows } = await from.execute<FactLine>(sql`
    with asked as (select unnest(${sql.param(ids)}::uuid[]) as id), about as (
      select id from asked union select l.fulfillment_id from asked a join fulfillment_line l using (id) union select l.order_id from asked a join order_line l using (id) union select p.fulfillment_id from asked a join payment p using (id))
    select x.id::float8 as id, x.at, x.kind, ${whoWords} as who, x.payload from event x left join staff s on x.actor_kind = 'staff' and s.id::text = x.actor_id
    where x.order_id in (select id from about) or x.fulfillment_id in (select id from about)
      or x.subject in (select kind || id from about, unnest(array['variant:', 'return:', 'transfer:', 'location:', 'payment:']) kind)
    order by x.id desc limit 25`);
  return rows.map((one) => ({ ...one, at: iso(one.at) }));
}

async function readProposals(id: DriftFindingId, by: Permit<"drift.view">, from: Reader): Promise<Proposed[]> {
  const { rows } = await from.execute<Omit<Proposed, "words"> & { repair: Repair }>(sql`
    select r.id, r.repair, r.reason, r.status, p.name as "proposedBy", r.proposed_at as "proposedAt", d.name as "decidedBy", r.decided_at as "decidedAt", r.proposed_by_staff_id = ${by.actor.staffId} as "isOwn"
    from drift_repair r join staff p on p.id = r.proposed_by_staff_id left join staff d on d.id = r.decided_by_staff_id where r.finding_id = ${id} order by r.proposed_at desc, r.id desc`);
  return rows.map(({ repair, ...one }) => ({ ...one, words: repairWords(repair), proposedAt: iso(one.proposedAt), decidedAt: one.decidedAt && iso(one.decidedAt) }));
}

const iso = (at: string): string => new Date(at).toISOString();
