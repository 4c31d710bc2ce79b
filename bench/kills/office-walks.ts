import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import { also } from "@/lib/domain/fulfillment/counter.testing";
import { permit } from "@/lib/domain/identity/permit";
import { receiveStock } from "@/lib/domain/inventory/receive-stock";
import { confirmOrderEdit } from "@/lib/domain/orders/confirm-order-edit";
import { requestOrderEdit } from "@/lib/domain/orders/decide-order-edit";
import { proposeOrderEdit } from "@/lib/domain/orders/propose-order-edit";
import { settleOrderMoney } from "@/lib/domain/orders/settle-order-money";
import { costReceipt } from "@/lib/domain/purchasing/cost-receipt";
import { noCharges, orderLamps } from "@/lib/domain/purchasing/purchasing.testing";
import { receiveDelivery } from "@/lib/domain/purchasing/receive-delivery";
import { asId, type CartId, type FulfillmentId, type OrderEditId, type OrderId, type OrderLineId, type PurchaseOrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { nothing, type Errand } from "./errand";
import { begin, clerk, machine, partOf, pay } from "./errands";
import type { Walk } from "./walk";

/** What happens away from the counter: a change of an order that its shopper confirms, and a supplier's delivery that is scanned and costed. */
export const officeWalks: Record<string, Walk> = {
  "order edit": {
    prepare: async (world) => {
      const begun = await begin(world);
      await pay(begun);
      const errand = await partOf(begun);
      await transaction((tx) => receiveStock(tx, machine, { lines: [{ variantId: world.shop.lamp, locationId: world.shop.seattle, quantity: 1 }] }));
      const { rows: [mugs] } = await db.execute<{ id: OrderLineId }>(sql`select order_line_id as id from fulfillment_line where fulfillment_id = ${errand.partId} and variant_id = ${world.shop.mug}`);
      const by = also(clerk, "orders.service");
      const { editId } = await transaction((tx) => proposeOrderEdit(tx, by, { fulfillmentId: asId<FulfillmentId>(errand.partId), quantities: mugs ? [{ orderLineId: mugs.id, quantity: 1 }] : [], items: [{ sku: world.shop.lamp, quantity: 1 }], reason: "asked by phone" }));
      await transaction((tx) => requestOrderEdit(tx, by, { editId }));
      return { ...errand, editId, key: randomUUID() };
    },
    run: (errand) => confirm(errand, errand.key),
    expect: async (errand) => {
      await confirm(errand, randomUUID());
      const { rows: [row] } = await db.execute<{ edit: string; units: number; cancelled: number; total: number; paid: number; given_back: number; back: number }>(sql`
        select e.status as edit, (select sum(quantity)::int from order_line where order_id = o.id) as units, (select sum(cancelled)::int from order_line where order_id = o.id) as cancelled, o.total_minor as total,
          (select sum(amount_minor)::int from payment where order_id = o.id) as paid, (select sum(voided_minor)::int from payment where order_id = o.id) as given_back, (e.plan ->> 'backMinor')::int as back
        from order_edit e join "order" o on o.id = e.order_id where e.id = ${errand.editId}`);
      return row?.edit === "confirmed" && row.units === 4 && row.cancelled === 1 && row.paid === row.total && row.given_back === row.back ? null : `the change is half made: ${JSON.stringify(row)}`;
    },
  },
  "purchase receipt": {
    prepare: async ({ trade }) => ({ ...nothing, key: randomUUID(), code: trade.lamp, purchaseId: await transaction((tx) => orderLamps(tx, trade, units)) }),
    run: (errand) => takeIn(errand),
    expect: async (errand) => {
      await takeIn(errand);
      const { rows: [row] } = await db.execute<{ status: string; arrived: number; scans: number; costed: number; incoming: number }>(sql`
        select p.status, (select coalesce(sum(m.on_hand_delta), 0)::int from stock_movement m where m.cause_kind = 'purchase' and m.cause_id = p.id::text) as arrived,
          (select count(*)::int from purchase_scan s join purchase_line l on l.id = s.purchase_line_id where l.purchase_order_id = p.id) as scans,
          (select count(*)::int from goods_receipt r where r.purchase_order_id = p.id and r.costed_at is not null) as costed,
          (select incoming from stock_level s where s.variant_id = ${errand.code} and s.location_id = p.location_id) as incoming
        from purchase_order p where p.id = ${errand.purchaseId}`);
      return row?.status === "received" && row.arrived === units && row.scans === 1 && row.costed === 1 && row.incoming === 0 ? null : `the delivery is half taken in: ${JSON.stringify(row)}`;
    },
  },
};

const units = 12;

async function confirm({ cartId, orderId, editId }: Errand, idempotencyKey: string): Promise<void> {
  const tracker = permit({ kind: "guest", deviceId: null, cartId: asId<CartId>(cartId) }, "orders.track", { channel: "web" });
  await confirmOrderEdit(tracker, { orderId: asId<OrderId>(orderId), editId: asId<OrderEditId>(editId), paymentToken: "success_token", cardBrand: "Visa", cardLast4: "4242", idempotencyKey });
  await settleOrderMoney(machine, { orderId: asId<OrderId>(orderId) });
}

/** Scans the delivery and ends it with its costs; the second time it changes nothing. */
async function takeIn({ purchaseId, key, code }: Errand): Promise<void> {
  const purchaseOrderId = asId<PurchaseOrderId>(purchaseId);
  await transaction((tx) => receiveDelivery(tx, also(clerk, "purchasing.receive"), { purchaseOrderId, scanId: key, scanned: code, quantity: units, override: null }));
  await transaction((tx) => costReceipt(tx, also(clerk, "purchasing.plan"), { purchaseOrderId, ...noCharges, freight: 600 })).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== "illegal_move") throw error;
  });
}
