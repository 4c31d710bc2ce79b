import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { mayStaff } from "@/lib/domain/identity/permission";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { CashSessionId } from "@/lib/kernel/ids";
import type { CashMovementKind } from "./cash";
import type { CashSessionStatus } from "./cash-session-state";
import { expectedMinor, isSold } from "./rows";

export type DrawerReport = {
  id: CashSessionId; status: CashSessionStatus; register: string; store: { name: string; timeZone: string };
  openedAt: string; openedBy: string; countedAt: string | null; countedBy: string | null; closedAt: string | null; closedBy: string | null; approvedBy: string | null; reason: string;
  floatMinor: number;
  sales: number; totalMinor: number; taxMinor: number; cashMinor: number; cardMinor: number; /** Gift cards, store credit and points. */ valueMinor: number; /** What rounding to coins added or took. */ roundingMinor: number;
  people: { name: string; sales: number; totalMinor: number }[];
  /** Taken off by hand: by whom and why, and what of it somebody else approved. */
  byHand: { name: string; reason: string; discounts: number; amountMinor: number; approvedMinor: number }[];
  /** Sales of this drawer that were made void: counted above, and given back. */
  voids: { number: string; totalMinor: number; reason: string; who: string; approvedBy: string | null }[];
  movements: { at: string; kind: CashMovementKind; amountMinor: number; reason: string; who: string }[];
  pieces: Record<string, number> | null; countedMinor: number | null;
  /** Told once it is counted, and to managers before. */
  expectedMinor: number | null;
};

/** A drawer so far (X) or from its float to its close (Z), of a store in reach. */
export async function getDrawerReport(by: Permit<"till.unlock">, sessionId: CashSessionId, from: Reader = db): Promise<DrawerReport | null> {
  const scope = storeScope(by);
  const { rows } = await from.execute<{ facts: DrawerReport }>(sql`
    with d as (select d.*, r.name as register, l.name as store, l.time_zone from cash_session d join register r on r.id = d.register_id join location l on l.id = r.location_id
      where d.id = ${sessionId} and (${scope === null} or l.id = any(${sql.param(scope ?? [])}::uuid[]))),
    sold as (select o.*, s.cash_due_minor, s.voided_at, s.void_reason, s.voided_by_staff_id, s.void_approved_by_staff_id from d join till_sale s on s.session_id = d.id and ${isSold} join checkout c on c.cart_id = s.id and c.status = 'completed' join "order" o on o.checkout_id = c.id),
    paid as (select p.tender, sum(p.amount_minor) as amount_minor from sold o join payment p on p.order_id = o.id and p.round = 0 and p.status not in ('created', 'failed') group by p.tender),
    name as (select id, name from staff)
    select jsonb_build_object('id', d.id, 'status', d.status, 'register', d.register, 'store', jsonb_build_object('name', d.store, 'timeZone', d.time_zone), 'floatMinor', d.float_minor,
      'openedAt', d.opened_at, 'openedBy', (select name from name where id = d.opened_by_staff_id), 'countedAt', d.counted_at, 'countedBy', (select name from name where id = d.counted_by_staff_id),
      'closedAt', d.closed_at, 'closedBy', (select name from name where id = d.closed_by_staff_id), 'approvedBy', (select name from name where id = d.approved_by_staff_id), 'reason', d.reason,
      'sales', (select count(*) from sold), 'totalMinor', (select coalesce(sum(total_minor), 0) from sold), 'taxMinor', (select coalesce(sum(tax_minor), 0) from sold),
      'cashMinor', (select coalesce(sum(cash_due_minor), 0) from sold), 'cardMinor', (select coalesce(sum(amount_minor), 0) from paid where tender = 'card'),
      'valueMinor', (select coalesce(sum(amount_minor), 0) from paid where tender in ('gift_card', 'store_credit', 'points')),
      'roundingMinor', (select coalesce(sum(cash_due_minor), 0) from sold) - (select coalesce(sum(amount_minor), 0) from paid where tender = 'cash'),
      'people', coalesce((select jsonb_agg(p order by p ->> 'name') from (select jsonb_build_object('name', n.name, 'sales', count(*), 'totalMinor', sum(o.total_minor)) as p from sold o join name n on n.id = o.staff_id group by n.id, n.name) g), '[]'),
      'byHand', coalesce((select jsonb_agg(h order by h ->> 'name', h ->> 'reason') from (select jsonb_build_object('name', n.name, 'reason', x.name, 'discounts', count(*), 'amountMinor', sum(x.amount_minor), 'approvedMinor', coalesce(sum(x.amount_minor) filter (where x.approved_by_staff_id is not null), 0)) as h
        from sold o join order_discount x on x.order_id = o.id join name n on n.id = x.staff_id group by n.id, n.name, x.name) g), '[]'),
      'voids', coalesce((select jsonb_agg(jsonb_build_object('number', o.number, 'totalMinor', o.total_minor, 'reason', o.void_reason, 'who', n.name, 'approvedBy', (select name from name where id = o.void_approved_by_staff_id)) order by o.voided_at) from sold o join name n on n.id = o.voided_by_staff_id), '[]'),
      'movements', coalesce((select jsonb_agg(jsonb_build_object('at', m.at, 'kind', m.kind, 'amountMinor', m.amount_minor, 'reason', m.reason, 'who', n.name) order by m.at, m.id) from cash_movement m join name n on n.id = m.staff_id where m.session_id = d.id), '[]'),
      'pieces', d.pieces, 'countedMinor', d.counted_minor, 'expectedMinor', d.expected_minor) as facts
    from d`);
  const report = rows[0]?.facts;
  if (!report) return null;
  const isTold = report.status !== "open" || mayStaff(by.actor, "till.approve");
  return { ...report, expectedMinor: isTold ? (report.expectedMinor ?? (await expectedMinor(sessionId, from))) : null };
}
