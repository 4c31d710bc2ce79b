import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { putSale } from "@/lib/domain/carts/put-sale";
import type { Seller } from "@/lib/domain/identity/actor";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { placeSoldGoods, type PlacedSale } from "@/lib/domain/orders/place-sold-goods";
import { record } from "@/lib/domain/record";
import { homeCurrency } from "@/lib/kernel/currency";
import type { CartId, OrderId } from "@/lib/kernel/ids";
import { cashDue } from "./cash";
import { checkChain } from "./check-chain";
import { hashOf } from "./entry-signature";
import { listChangedItems, type ChangedItem } from "./list-changed-items";
import { noteConflict, type NewConflict, type RegisterPlace } from "./note-conflict";
import { readEntry, type ReadEntry } from "./read-entry";
import { restateDrawer } from "./restate-drawer";
import { lockSale } from "./rows";
import { lineTax, type EntryAnswer, type OfflineBody, type SignedEntry } from "./offline-sale";

/**
 * Books a sale that a register took without network, once however often and in whatever order it is sent, all in this transaction. It
 * happened: nothing that changed meanwhile refuses it, what differs is listed for a decision. What cannot be believed is listed instead
 * of booked. @throws Refusal `in_progress` while the same sale is being paid online
 */
export async function bookOfflineSale(tx: Tx, by: Permit<"till.unlock">, input: { place: RegisterPlace; entry: SignedEntry }): Promise<EntryAnswer> {
  const { place, entry } = input;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`till_sync:${place.registerId}`}, 0))`);
  const read = await readEntry(tx, place, entry);
  if (read.is === "booked") return { is: "booked", number: read.number, conflicts: read.conflicts };
  if (read.is === "refused") {
    await noteConflict(tx, by, place, { kind: "refused", subject: hashOf(entry.body), saleId: null, facts: { reason: read.reason, body: entry.body.slice(0, 4_000) } });
    return read;
  }
  return book(tx, by, place, { ...read, entry });
}

async function book(tx: Tx, by: Permit<"till.unlock">, place: RegisterPlace, { body, session, entry }: Extract<ReadEntry, { is: "new" }> & { entry: SignedEntry }): Promise<EntryAnswer> {
  const { saleId } = body;
  await lockSale(tx, saleId);
  const earlier = await orderOf(tx, saleId);
  const items = await listChangedItems({ locationId: place.locationId, lines: body.lines }, tx);
  const placed = earlier ? null : await placeNow(tx, by, place, body);
  const orderId = placed?.orderId ?? earlier?.order_id;
  if (!orderId) throw new Error(`Sale ${saleId} became no order`);
  await tx.execute(sql`
    insert into offline_sale (id, key_id, sequence, hash, previous, body, signature, number, order_id, sold_at)
    values (${saleId}, ${body.keyId}, ${body.sequence}, ${hashOf(entry.body)}, ${body.previous}, ${entry.body}, ${entry.signature}, ${body.number}, ${orderId}, ${body.soldAt})`);
  await record(tx, by, { kind: "till.offline_sale_booked", orderId, locationId: place.locationId, subject: `register:${place.registerId}`, payload: { saleId, sequence: body.sequence, totalMinor: body.totalMinor, soldAt: body.soldAt } });
  const conflicts = placed ? [...changesOf(body, items, placed), ...(await restateDrawer(tx, session, { saleId, dueMinor: cashDue(body.totalMinor, homeCurrency) }))] : earlier?.cash_minor === body.totalMinor ? [] : [paidTwice(body, earlier?.number ?? "")];
  for (const conflict of conflicts) await noteConflict(tx, by, place, conflict);
  await checkChain(tx, by, place, body);
  return { is: "booked", number: body.number, conflicts: conflicts.length };
}

async function placeNow(tx: Tx, by: Permit<"till.unlock">, place: RegisterPlace, body: OfflineBody): Promise<PlacedSale> {
  const seller: Seller = { ...by.actor, till: place, deviceId: null, cartId: body.saleId };
  await putSale(tx, permit(seller, "cart.use", by), { cartId: body.saleId, lines: [] });
  const placed = await placeSoldGoods(tx, permit(seller, "orders.place", by), { ...body, locationId: place.locationId, lines: body.lines.map((line) => ({ ...line, includedTaxMinor: lineTax(line).includedMinor })) });
  await tx.execute(sql`
    insert into till_sale (id, register_id, session_id, staff_id, customer_id, cash_due_minor, received_minor)
    values (${body.saleId}, ${place.registerId}, ${body.sessionId}, ${body.staffId}, (select id from customer where id = ${body.customerId}), ${cashDue(body.totalMinor, homeCurrency)}, ${body.receivedMinor})
    on conflict (id) do update set session_id = excluded.session_id, staff_id = excluded.staff_id, customer_id = excluded.customer_id, cash_due_minor = excluded.cash_due_minor, received_minor = excluded.received_minor, attempts = till_sale.attempts + 1`);
  return placed;
}

/** The same sale had gone through online and its answer was lost. */
async function orderOf(tx: Tx, saleId: CartId): Promise<{ order_id: OrderId; number: string; cash_minor: number } | null> {
  const { rows } = await tx.execute<{ order_id: OrderId; number: string; cash_minor: number }>(sql`select o.id as order_id, o.number, c.cash_minor from checkout c join "order" o on o.checkout_id = c.id where c.cart_id = ${saleId} and c.status = 'completed'`);
  return rows[0] ?? null;
}

const paidTwice = ({ saleId, totalMinor }: OfflineBody, orderNumber: string): NewConflict => ({ kind: "paid_twice", subject: saleId, saleId, facts: { orderNumber, soldMinor: totalMinor } });

function changesOf({ saleId, promotions, lines }: OfflineBody, items: readonly ChangedItem[], { missing, ended }: PlacedSale): NewConflict[] {
  const itemOf = (variantId: string) => items.find((item) => item.variantId === variantId);
  return [
    ...missing.map((short): NewConflict => ({ kind: "stock", subject: `${saleId}:${short.variantId}`, saleId, facts: { variantId: short.variantId, title: itemOf(short.variantId)?.title, sku: itemOf(short.variantId)?.sku, missing: short.missing, quantity: lines.find((line) => line.variantId === short.variantId)?.quantity } })),
    ...items.flatMap(({ variantId, title, sku, isGone, soldMinor, nowMinor }): NewConflict[] => (
      isGone ? [{ kind: "item_gone", subject: `${saleId}:${variantId}`, saleId, facts: { variantId, title, sku } }]
        : nowMinor !== null && nowMinor !== soldMinor ? [{ kind: "price", subject: `${saleId}:${variantId}`, saleId, facts: { variantId, title, sku, soldMinor, nowMinor } }] : [])),
    ...promotions.filter(({ promotionId }) => ended.includes(promotionId)).map((one): NewConflict => ({ kind: "price", subject: `${saleId}:${one.promotionId}`, saleId, facts: { title: one.name, soldMinor: 0, nowMinor: one.lines.reduce((sum, part) => sum + part.amountMinor, 0) } })),
  ];
}
