import { sql, type SQL } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { imageOf } from "@/lib/domain/carts/get-cart-facts";
import type { NewEvent } from "@/lib/domain/events";
import { bundleOf } from "@/lib/domain/fulfillment/bundle-of";
import type { InBundle } from "@/lib/domain/fulfillment/in-bundle";
import { creditsAt, type MoneyOfPart } from "@/lib/domain/fulfillment/line-money";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { isStaffPermission, type Permission, type StaffPermission } from "@/lib/domain/identity/permission";
import { proveOrder, type OrderProof } from "@/lib/domain/orders/prove-order";
import type { Photo } from "@/lib/domain/orders/checkout";
import { wishOf } from "@/lib/domain/payments/wish";
import type { CustomerId, FulfillmentId, FulfillmentLineId, LocationId, OrderId, ReturnId, ReturnLineId, ReturnUnitId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { PartMoney, RefundWay } from "./return-money";
import type { ReturnReason } from "./return-policy";
import type { ReturnStatus, UnitStatus } from "./return-state";
import type { LineFacts } from "./returnable";

export type OrderLineFacts = LineFacts & { title: string; variantTitle: string; bundle: InBundle | null; sku: string; gtin: string | null; image: Photo | null; storeName: string };

/** What other parts paid of a line taken in exchange, oldest part first. */
export const creditsOf = (lineId: SQL): SQL => sql`coalesce((select jsonb_agg(jsonb_build_object('fulfillmentId', x.from_fulfillment_id, 'amountMinor', x.amount_minor) order by x.from_fulfillment_id) from exchange_credit x where x.fulfillment_line_id = ${lineId}), '[]')`;

/** Every line of an order with what decides over its return, in one statement. */
export async function readLines(orderId: OrderId, from: Reader): Promise<OrderLineFacts[]> {
  const { rows } = await from.execute<{ facts: OrderLineFacts }>(sql`
    select jsonb_build_object('id', l.id, 'fulfillmentId', f.id, 'orderLineId', l.order_line_id, 'variantId', l.variant_id, 'pricedUnits', l.quantity - l.moved, 'totalMinor', l.total_minor, 'credits', ${creditsOf(sql`l.id`)},
      'handedOver', l.handed_over, 'isCancelled', l.cancelled = l.quantity - l.moved, 'timeZone', s.time_zone, 'storeName', s.name, 'title', o.title, 'variantTitle', o.variant_title, 'bundle', ${bundleOf(sql`o.bundle_id`)}, 'sku', v.sku, 'gtin', v.gtin,
      'image', ${imageOf(sql`v.product_id`, sql`v.id`)},
      'givenAt', case when f.method in ('ship', 'local_delivery') then f.delivered_at else coalesce(f.handed_over_at, (
        select max(e.at) from event e where e.order_id = f.order_id and e.fulfillment_id = f.id and e.kind = 'fulfillment.part_handed_over')) end,
      'categories', (with recursive up as (select c.slug, c.parent_id from category c where c.id = p.category_id union all select c.slug, c.parent_id from category c join up on c.id = up.parent_id)
        select jsonb_agg(slug) from up),
      'taken', (select coalesce(jsonb_agg(jsonb_build_object('position', u.position, 'isBack', u.status = 'accepted', 'number', r.number) order by u.position), '[]')
        from return_unit u join return_line rl on rl.id = u.return_line_id join goods_return r on r.id = rl.return_id where u.fulfillment_line_id = l.id and u.status not in ('refused', 'dropped'))) as facts
    from fulfillment f join fulfillment_line l on l.fulfillment_id = f.id join order_line o on o.id = l.order_line_id join variant v on v.id = l.variant_id join product p on p.id = v.product_id
      join location s on s.id = f.location_id
    where f.order_id = ${orderId} and l.quantity > l.moved and o.gift is null order by f.number, o.id`);
  return rows.map(({ facts }) => facts);
}

/** The database's clock, by which windows are judged. */
export async function readClock(from: Reader): Promise<Date> {
  const { rows } = await from.execute<{ ms: number }>(sql`select round(extract(epoch from shop_clock()) * 1000)::float8 as ms`);
  return new Date(rows[0]?.ms ?? 0);
}

/** What the delivery of each part cost and how many of its units other returns left with the shopper. */
export async function readPartMoney(orderId: OrderId, except: ReturnId | null, from: Reader): Promise<(PartMoney & { chargeTaxMinor: number })[]> {
  const { rows } = await from.execute<PartMoney & { chargeTaxMinor: number }>(sql`
    select f.id as "fulfillmentId", f.charge_tax_minor as "chargeTaxMinor",
      case when exists (select from return_refund x join ${wishOf(sql`x.key`)} o on true where x.fulfillment_id = f.id and x.return_id is distinct from ${except} and x.delivery_minor > 0 and o.status <> 'failed')
        then 0 else f.charge_minor + f.charge_tax_minor end as "chargeMinor",
      (select coalesce(sum(l.handed_over), 0)::integer from fulfillment_line l where l.fulfillment_id = f.id)
        - (select count(*)::integer from return_unit u join return_line rl on rl.id = u.return_line_id join fulfillment_line l on l.id = u.fulfillment_line_id
           where l.fulfillment_id = f.id and u.status = 'accepted' and rl.return_id is distinct from ${except}) as kept
    from fulfillment f where f.order_id = ${orderId} order by f.id`);
  return rows;
}

/** Whoever decides over what an order has left to return holds its parts, in the order of their ids. @throws Refusal `not_found` */
export async function lockParts(tx: Tx, orderId: OrderId): Promise<void> {
  const { rowCount } = await tx.execute(sql`select id from fulfillment where order_id = ${orderId} order by id for update`);
  if (!rowCount) throw new Refusal("not_found");
}

/** The order that a shopper proves to be theirs; null where they cannot. */
export async function provedOrder(by: Permit<"orders.track">, proof: OrderProof, from: Reader): Promise<OrderId | null> {
  try {
    return await proveOrder(by, proof, from);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

export type LockedReturn = { id: ReturnId; number: string; status: ReturnStatus; orderId: OrderId; customerId: CustomerId | null; locationId: LocationId | null; storeName: string | null; refundTo: RefundWay };

/**
 * Locks a return. Staff reach what is at no store yet or at one of theirs; a shopper must name the order that the caller
 * proved to be theirs. @throws Refusal `not_found`, `wrong_store`
 */
export async function lockReturn(tx: Tx, by: Permit<Permission>, id: ReturnId, orderId?: OrderId): Promise<LockedReturn> {
  const { rows: [found] } = await tx.execute<LockedReturn>(sql`
    select r.id, r.number, r.status, r.order_id as "orderId", o.customer_id as "customerId", r.location_id as "locationId", l.name as "storeName", r.refund_to as "refundTo"
    from goods_return r join "order" o on o.id = r.order_id left join location l on l.id = r.location_id
    where r.id = ${id} and ${orderId ? sql`r.order_id = ${orderId}` : sql`true`} for update of r`);
  if (!found) throw new Refusal("not_found");
  if (isStaff(by) && found.locationId !== null && !(storeScope(by)?.includes(found.locationId) ?? true)) throw new Refusal("wrong_store", { store: found.storeName });
  return found;
}

export type UnitRow = {
  id: ReturnUnitId; lineId: ReturnLineId; fulfillmentLineId: FulfillmentLineId; fulfillmentId: FulfillmentId; variantId: VariantId; status: UnitStatus; amountMinor: number; reason: ReturnReason; outcome: string | null;
  paidBy: MoneyOfPart[];
};

/** The units of a locked return, first places first. */
export async function readUnits(tx: Reader, returnId: ReturnId): Promise<UnitRow[]> {
  const { rows } = await tx.execute<Omit<UnitRow, "paidBy"> & { credits: MoneyOfPart[]; units: number; position: number }>(sql`
    select u.position::int as position, l.quantity - l.moved as units, ${creditsOf(sql`l.id`)} as credits, u.id, rl.id as "lineId", l.id as "fulfillmentLineId", l.fulfillment_id as "fulfillmentId", l.variant_id as "variantId", u.status, u.amount_minor as "amountMinor", rl.reason, u.outcome
    from return_unit u join return_line rl on rl.id = u.return_line_id join fulfillment_line l on l.id = u.fulfillment_line_id where rl.return_id = ${returnId} order by u.fulfillment_line_id, u.position`);
  return rows.map(({ credits, units, position, ...unit }) => ({ ...unit, paidBy: creditsAt(credits, units, position) }));
}

/** Moves a locked return along its machine. @throws Refusal `illegal_move` */
export async function moveReturn(tx: Tx, { id, status }: Pick<LockedReturn, "id" | "status">, to: ReturnStatus, change: SQL = sql``): Promise<void> {
  const { rowCount } = await tx.execute(sql`update goods_return set status = ${to}, version = version + 1, updated_at = shop_clock()${change} where id = ${id} and status = ${status}`);
  if (!rowCount) throw new Refusal("illegal_move");
}

/** Units that will not come (any more): their places can be returned again. */
export async function dropUnits(tx: Tx, returnId: ReturnId): Promise<void> {
  await tx.execute(sql`update return_unit u set status = 'dropped' from return_line rl where rl.id = u.return_line_id and rl.return_id = ${returnId} and u.status = 'expected'`);
}

/** The columns and the number that every event of a return carries. */
export const about = (of: Pick<LockedReturn, "id" | "number" | "orderId" | "customerId" | "locationId">, facts: Record<string, unknown> = {}): Omit<NewEvent, "kind"> =>
  ({ orderId: of.orderId, customerId: of.customerId, locationId: of.locationId, subject: `return:${of.id}`, payload: { number: of.number, topic: of.number, ...facts } });

const isStaff = (by: Permit<Permission>): by is Permit<StaffPermission> => isStaffPermission(by.can);
