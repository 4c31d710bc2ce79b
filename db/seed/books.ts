import type { Tx } from "@/db/client";
import type { appointment, appointmentKind } from "@/db/schema/appointments";
import { cart, cartLine, stockWatch, wishItem } from "@/db/schema/carts";
import { productQuestion, review } from "@/db/schema/catalog";
import { customerNote } from "@/db/schema/customers";
import { event } from "@/db/schema/events";
import { deliveryTrip, type exchangeCredit, fulfillment, fulfillmentLine, pickScan, rejection, task } from "@/db/schema/fulfillment";
import { allocation, stockCount } from "@/db/schema/inventory";
import { capacityBooking } from "@/db/schema/locations";
import { checkout, order, orderBundle, orderDiscount, orderLine } from "@/db/schema/orders";
import { payment, paymentOperation } from "@/db/schema/payments";
import { promotionUse } from "@/db/schema/pricing";
import type { goodsReceipt, goodsReceiptLine, purchaseLine, purchaseOrder, purchaseScan, variantCost } from "@/db/schema/purchasing";
import type { goodsReturn, returnLine, returnRefund, returnUnit } from "@/db/schema/returns";
import type { boxContent, shipmentBox, shippingLabel, trackingEvent } from "@/db/schema/shipping";
import type { transfer, transferDiscrepancy, transferLine, transferScan } from "@/db/schema/transfers";
import type { wave, wavePart } from "@/db/schema/waves";
import type { Channel } from "@/lib/domain/channel";
import type { EventKind } from "@/lib/domain/events";
import type { Movement } from "./ledger";
import type { Person } from "./people";
import type { Colleague } from "./staff";
import { writeManyRows, writeRows } from "./write-rows";

export type EventRow = Omit<typeof event.$inferInsert, "at" | "kind"> & { at: Date; kind: EventKind };

/** Everything history writes, collected before the first row is written. */
export const emptyBooks = () => ({
  carts: [] as (typeof cart.$inferInsert)[], cartLines: [] as (typeof cartLine.$inferInsert)[], wishes: [] as (typeof wishItem.$inferInsert)[], watches: [] as (typeof stockWatch.$inferInsert)[],
  checkouts: [] as (typeof checkout.$inferInsert)[], orders: [] as (typeof order.$inferInsert)[], orderBundles: [] as (typeof orderBundle.$inferInsert)[], orderLines: [] as (typeof orderLine.$inferInsert)[],
  fulfillments: [] as (typeof fulfillment.$inferInsert)[], fulfillmentLines: [] as (typeof fulfillmentLine.$inferInsert)[], scans: [] as (typeof pickScan.$inferInsert)[], appointmentKinds: [] as (typeof appointmentKind.$inferInsert)[], appointments: [] as (typeof appointment.$inferInsert)[], trips: [] as (typeof deliveryTrip.$inferInsert)[], rejections: [] as (typeof rejection.$inferInsert)[],
  payments: [] as (typeof payment.$inferInsert)[], operations: [] as (typeof paymentOperation.$inferInsert)[], promotionUses: [] as (typeof promotionUse.$inferInsert)[], orderDiscounts: [] as (typeof orderDiscount.$inferInsert)[],
  allocations: [] as (typeof allocation.$inferInsert)[], bookings: [] as (typeof capacityBooking.$inferInsert)[], movements: [] as Movement[], events: [] as EventRow[],
  reviews: [] as (typeof review.$inferInsert)[], questions: [] as (typeof productQuestion.$inferInsert)[], tasks: [] as (typeof task.$inferInsert)[], counts: [] as (typeof stockCount.$inferInsert)[],
  returns: [] as (typeof goodsReturn.$inferInsert)[], returnLines: [] as (typeof returnLine.$inferInsert)[], returnUnits: [] as (typeof returnUnit.$inferInsert)[], returnRefunds: [] as (typeof returnRefund.$inferInsert)[], exchangeCredits: [] as (typeof exchangeCredit.$inferInsert)[],
  transfers: [] as (typeof transfer.$inferInsert)[], transferLines: [] as (typeof transferLine.$inferInsert)[], transferScans: [] as (typeof transferScan.$inferInsert)[], transferReports: [] as (typeof transferDiscrepancy.$inferInsert)[],
  boxes: [] as (typeof shipmentBox.$inferInsert)[], boxContents: [] as (typeof boxContent.$inferInsert)[], labels: [] as (typeof shippingLabel.$inferInsert)[], tracking: [] as (typeof trackingEvent.$inferInsert)[],
  waves: [] as (typeof wave.$inferInsert)[], waveParts: [] as (typeof wavePart.$inferInsert)[],
  purchases: [] as (typeof purchaseOrder.$inferInsert)[], purchaseLines: [] as (typeof purchaseLine.$inferInsert)[], purchaseScans: [] as (typeof purchaseScan.$inferInsert)[],
  receipts: [] as (typeof goodsReceipt.$inferInsert)[], receiptLines: [] as (typeof goodsReceiptLine.$inferInsert)[], variantCosts: [] as (typeof variantCost.$inferInsert)[],
  notes: [] as (typeof customerNote.$inferInsert)[],
});
export type Books = ReturnType<typeof emptyBooks>;

/** Who acted. A shopper acts by a device; signed in only with an account. */
export type Actor = { kind: "shopper"; person: Person; deviceId: string } | { kind: "guest"; deviceId: string } | { kind: "staff"; colleague: Colleague } | { kind: "system"; name: string };

export type About = Pick<EventRow, "locationId" | "orderId" | "fulfillmentId" | "subject" | "payload" | "customerId">;

export function tell(books: Books, kind: EventKind, at: Date, channel: Channel, actor: Actor, about: About = {}): void {
  books.events.push({
    kind, at, channel, ...actorColumns(actor), customerId: about.customerId ?? (actor.kind === "shopper" && actor.person.accountId ? actor.person.id : null),
    locationId: about.locationId ?? null, orderId: about.orderId ?? null, fulfillmentId: about.fulfillmentId ?? null, subject: about.subject ?? null, payload: about.payload ?? {}, requestId: null,
  });
}

function actorColumns(actor: Actor): Pick<EventRow, "actorKind" | "actorId" | "deviceId"> {
  if (actor.kind === "staff") return { actorKind: "staff", actorId: actor.colleague.id, deviceId: null };
  if (actor.kind === "system") return { actorKind: "system", actorId: actor.name, deviceId: null };
  const isMember = actor.kind === "shopper" && actor.person.accountId !== null;
  return isMember ? { actorKind: "customer", actorId: actor.person.id, deviceId: actor.deviceId } : { actorKind: "guest", actorId: null, deviceId: actor.deviceId };
}

export async function writeOrders(tx: Tx, books: Books): Promise<string> {
  await writeRows(tx, cart, books.carts);
  await writeRows(tx, cartLine, books.cartLines);
  await writeRows(tx, wishItem, books.wishes);
  await writeRows(tx, stockWatch, books.watches);
  await writeRows(tx, checkout, books.checkouts);
  const orders = await writeRows(tx, order, books.orders);
  await writeRows(tx, orderBundle, books.orderBundles);
  const lines = await writeRows(tx, orderLine, books.orderLines);
  const parts = await writeRows(tx, fulfillment, books.fulfillments);
  await writeRows(tx, fulfillmentLine, books.fulfillmentLines);
  await writeRows(tx, pickScan, books.scans);
  await writeRows(tx, deliveryTrip, books.trips);
  await writeRows(tx, rejection, books.rejections);
  await writeRows(tx, promotionUse, books.promotionUses);
  await writeRows(tx, orderDiscount, books.orderDiscounts);
  return `${orders} orders of ${lines} lines in ${parts} fulfillments`;
}

export async function writeMoney(tx: Tx, books: Books): Promise<string> {
  const payments = await writeRows(tx, payment, books.payments);
  return `${payments} payments, ${await writeRows(tx, paymentOperation, books.operations)} captures, voids and refunds`;
}

export async function writePromises(tx: Tx, books: Books): Promise<string> {
  const allocations = await writeRows(tx, allocation, books.allocations);
  const bookings = await writeRows(tx, capacityBooking, books.bookings);
  const tasks = await writeRows(tx, task, books.tasks);
  return `${allocations} allocations, ${bookings} pickup slots, ${tasks} tasks, ${await writeRows(tx, stockCount, books.counts)} counts`;
}

/** Ids follow time: the timeline pages by them. */
export async function writeEvents(tx: Tx, books: Books): Promise<string> {
  return `${await writeManyRows(tx, event, books.events.sort((a, b) => a.at.getTime() - b.at.getTime()))} events`;
}

export async function writeWords(tx: Tx, books: Books): Promise<string> {
  const reviews = await writeRows(tx, review, books.reviews);
  await writeRows(tx, customerNote, books.notes);
  return `${reviews} reviews, ${await writeRows(tx, productQuestion, books.questions)} questions, ${books.notes.length} notes`;
}
