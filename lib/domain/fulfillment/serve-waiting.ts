import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId, FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { noHold } from "./close-or-resume";
import { openTask } from "./open-task";
import { about, touched } from "./rows";
import { queueUp, type Supply, type WaitingPart } from "./waiting-line";

type Part = WaitingPart & { id: FulfillmentId; orderId: OrderId; customerId: CustomerId | null; number: string };

/**
 * Job: gives what has come to those who wait for it, the oldest part first and none before it, and tells those whose units
 * come later than they were told. Parts with nothing new are left alone, so it may run at any time.
 */
export async function serveWaiting(tx: Tx, by: Permit<"system.run">): Promise<{ released: number; delayed: number }> {
  const parts = await lockWaiting(tx);
  const answers = queueUp(parts, await readSupply(tx, parts));
  let [released, delayed] = [0, 0];
  for (const [i, answer] of answers.entries()) {
    const part = parts[i];
    if (!part || answer.kind === "as_told" || (answer.kind === "later" && answer.on === null && part.isDelayed)) continue;
    if (answer.kind === "here") {
      await tx.update(fulfillment).set({ ...touched, ...noHold, status: "open" }).where(eq(fulfillment.id, part.id));
      await record(tx, by, { kind: "fulfillment.stock_arrived", ...about(part) });
      released += 1;
      continue;
    }
    await tx.execute(sql`
      update fulfillment set version = version + 1, updated_at = shop_clock(), stock_delayed_at = shop_clock(),
        promised_at = promised_at + make_interval(days => greatest(0, coalesce(${answer.on}::date - awaits_stock_on, 0))), awaits_stock_on = coalesce(${answer.on}::date, awaits_stock_on)
      where id = ${part.id}`);
    await record(tx, by, { kind: "fulfillment.stock_delayed", ...about(part), payload: { changes: { awaitsStockOn: { before: part.awaitsStockOn, after: answer.on } }, isUnknown: answer.on === null } });
    if (answer.on === null) await openTask(tx, by, { kind: "no_stock_coming", locationId: part.locationId, orderId: part.orderId, fulfillmentId: part.id, dedupeKey: `no_stock_coming:${part.id}`, facts: { title: `Nothing is coming for ${part.number}`, detail: "It was sold ahead. Order it again, or call the shopper." } });
    delayed += 1;
  }
  return { released, delayed };
}

async function lockWaiting(tx: Tx): Promise<Part[]> {
  await tx.execute(sql`select from fulfillment where status = 'on_hold' and awaits_stock_on is not null order by id for update`);
  const { rows } = await tx.execute<Part>(sql`
    select f.id, f.order_id as "orderId", o.customer_id as "customerId", f.location_id as "locationId", f.number, f.awaits_stock_on::text as "awaitsStockOn", f.stock_delayed_at is not null as "isDelayed",
      (select coalesce(jsonb_agg(jsonb_build_object('variantId', a.variant_id, 'quantity', a.quantity) order by a.variant_id), '[]') from allocation a where a.fulfillment_id = f.id and a.quantity > 0) as lines
    from fulfillment f join "order" o on o.id = f.order_id where f.status = 'on_hold' and f.awaits_stock_on is not null order by f.created_at, f.id`);
  return rows;
}

/** What is there beyond what everybody else is promised, and what suppliers bring, by day; a late one counts for today. */
async function readSupply(tx: Tx, parts: readonly WaitingPart[]): Promise<Supply[]> {
  const levels = parts.flatMap((part) => part.lines.map((line) => ({ variant_id: line.variantId, location_id: part.locationId, quantity: line.quantity })));
  const { rows } = await tx.execute<Supply>(sql`
    select s.variant_id as "variantId", s.location_id as "locationId", (s.on_hand - s.damaged - s.quality_check - s.display - s.put_back - s.allocated + w.waiting)::integer as here,
      (select coalesce(jsonb_agg(jsonb_build_object('on', greatest(p.expected_on, (shop_clock() at time zone l.time_zone)::date), 'units', n.ordered + n.over - n.received - n.rejected - n.short) order by p.expected_on, p.id), '[]')
        from purchase_line n join purchase_order p on p.id = n.purchase_order_id
        where n.variant_id = s.variant_id and p.location_id = s.location_id and p.status in ('ordered', 'partly_received') and n.ordered + n.over - n.received - n.rejected - n.short > 0) as arrivals
    from stock_level s join location l on l.id = s.location_id
    join (select variant_id, location_id, sum(quantity) as waiting from jsonb_to_recordset(${JSON.stringify(levels)}::jsonb) as r(variant_id uuid, location_id uuid, quantity integer) group by 1, 2) w
      on w.variant_id = s.variant_id and w.location_id = s.location_id`);
  return rows;
}

