import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orderedGoodsCtes, type OrderedGoods } from "@/lib/domain/carts/ordered-goods-ctes";
import type { NewEvent } from "@/lib/domain/events";
import { isDelivery } from "@/lib/domain/fulfillment/fulfillment-state";
import { carryOut } from "@/lib/domain/fulfillment/carry-out";
import { createFulfillmentsCtes } from "@/lib/domain/fulfillment/create-fulfillments";
import type { Permit } from "@/lib/domain/identity/permit";
import { allocateCtes, allocateStock, type AllocationLine } from "@/lib/domain/inventory/allocate-stock";
import { bookSlot, bookSlotsCtes, type SlotBooking } from "@/lib/domain/locations/book-slot";
import { authorizedPaymentsCte, isOurs } from "@/lib/domain/payments/authorization-ctes";
import type { AuthorizedPart } from "@/lib/domain/payments/gateway";
import { requestCapture } from "@/lib/domain/payments/request-capture";
import { splitInTurn } from "@/lib/domain/pricing/bundle";
import { handReasonWords, type HandTaken } from "@/lib/domain/pricing/hand-discount";
import { promotionPerson } from "@/lib/domain/pricing/promotion-person";
import type { AppliedPromotion } from "@/lib/domain/pricing/promote";
import { takenOff } from "@/lib/domain/pricing/quote";
import { redeemedPromotionsCte, redeemPromotions } from "@/lib/domain/pricing/redeem-promotions";
import type { Part } from "@/lib/domain/pricing/take-off";
import { record, recordCounts, recordCtes } from "@/lib/domain/record";
import { newId, type OrderLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { Claim } from "./claim-completion";
import { isVisit, slotsOf, stockedAt, stockedParts } from "./plan";

type By = Permit<"orders.place"> | Permit<"system.run">;
type Counts = { placed: number; lines: number; parts: number; payments: number; promotions: number; discounts: number; slots: number; allocations: number };

/** The one-statement way found that a hold had run out: roll back and look for free units and hours, one by one. */
export class HoldsRanOut extends Error {
  override readonly name = "HoldsRanOut";
}
/** Someone else has finished or undone this checkout. */
export class NoLongerCompleting extends Error {
  override readonly name = "NoLongerCompleting";
}

/**
 * Writes the order, its parts, its money, its stock, its hours and the facts, in one statement (promotions with
 * limits or codes need two more).
 * Contended rows come last. @throws HoldsRanOut, NoLongerCompleting; Refusal `coupon_…`, `promotion_over`
 */
export async function placeOrder(tx: Tx, by: By, claim: Claim, authorized: readonly AuthorizedPart[]): Promise<void> {
  const lines = allocationsOf(claim);
  const slots = bookingsOf(claim);
  await redeemPlanned(tx, by, claim);
  const { rows } = await tx.execute<Counts>(sql`
    with ${orderCtes(by, claim, authorized)}, ${bookSlotsCtes(slots)}, ${allocateCtes(by, { checkoutId: claim.checkoutId, lines })}
    select ${orderCounts}, ${recordCounts}, (select count(*)::int from booked_slot) as slots, (select count(*)::int from new_allocation) as allocations`);
  const counts = rows[0];
  checkWhole(claim, authorized, counts);
  if (counts?.slots !== slots.length || counts.allocations !== lines.length) throw new HoldsRanOut();
  await finishSale(tx, by, claim);
}

/** The same where holds have run out: what is still free serves. @throws Refusal `out_of_stock`, `slot_full`, `slot_past`, `coupon_…`, `promotion_over`; NoLongerCompleting */
export async function placeOrderFromFreeStock(tx: Tx, by: By, claim: Claim, authorized: readonly AuthorizedPart[]): Promise<void> {
  const { rows } = await tx.execute<Counts>(sql`with ${orderCtes(by, claim, authorized)} select ${orderCounts}, ${recordCounts}`);
  checkWhole(claim, authorized, rows[0]);
  await redeemPlanned(tx, by, claim);
  for (const booking of bookingsOf(claim)) await bookSlot(tx, by, booking);
  await allocateStock(tx, by, { checkoutId: claim.checkoutId, lines: allocationsOf(claim) });
  await finishSale(tx, by, claim);
}

/** At a till all is paid now: what the shopper takes along has left the store with the order, what follows is charged before it goes. Gift cards are charged at once, wherever they are sold. */
async function finishSale(tx: Tx, by: By, claim: Claim): Promise<void> {
  const { plan, staffId, orderId, customerId, locationId, totalMinor } = claim;
  for (const { fulfillmentId, method } of plan.parts) if (method === "carry_out") await carryOut(tx, by, { fulfillmentId, staffId });
  const following = plan.parts.filter((part) => isToFollow(claim, part));
  for (const { fulfillmentId, totalMinor: amountMinor } of following) await requestCapture(tx, by, { fulfillmentId, amountMinor, reason: "paid when ordered", key: `capture:${fulfillmentId}:till` });
  if (following.length > 0) await record(tx, by, { kind: "order.paid", orderId, customerId, locationId, payload: { totalMinor, parts: following.length } });
}

const isToFollow = ({ staffId }: Claim, { method, totalMinor }: Claim["plan"]["parts"][number]): boolean => (method === "email" || (staffId !== null && method !== "carry_out")) && totalMinor > 0;

const appliedOf = ({ plan }: Claim): AppliedPromotion[] => plan.quote.promotions.flatMap((one) => (one.isApplied ? [one] : []));
const handOf = ({ plan }: Claim): HandTaken[] => (plan.quote.byHand ?? []).filter(({ amountMinor }) => amountMinor > 0);
const codesOf = (claim: Claim): string | null => appliedOf(claim).flatMap(({ code }) => code ?? []).join(", ") || null;

const orderCounts: SQL = sql`(select count(*)::int from placed_checkout) as placed, (select count(*)::int from new_order) as orders, (select count(*)::int from new_order_line) as lines,
  (select count(*)::int from new_fulfillment) as parts, (select count(*)::int from new_fulfillment_line) as part_lines, (select count(*)::int from authorized_payment) as payments,
  (select count(*)::int from redeemed_promotion) as promotions, (select count(*)::int from new_order_discount) as discounts`;

function orderCtes(by: By, claim: Claim, authorized: readonly AuthorizedPart[]): SQL {
  const { plan } = claim;
  const { quote } = plan;
  const lines = plan.lines.map((line) => ({
    id: line.id, bundle_id: line.bundleId ?? null, variant_id: line.variantId, sku: line.sku, title: line.title, variant_title: line.variantTitle, quantity: line.quantity, unit_price_minor: line.unitMinor,
    discount_minor: line.discountMinor, tax_minor: line.taxMinor, included_tax_minor: line.includedTaxMinor, total_minor: line.totalMinor, tax_rate_ppm: line.taxRatePpm, gift: line.gift ?? null,
  }));
  const bundles = (plan.bundles ?? []).map((one) => ({ id: one.id, variant_id: one.variantId, sku: one.sku, title: one.title, variant_title: one.variantTitle, quantity: one.quantity, unit_price_minor: one.unitMinor }));
  return sql`placed_checkout as (
      update checkout set status = 'completed', completing_since = null, version = version + 1, updated_at = shop_clock()
      where id = ${claim.checkoutId} and status = 'completing' and completion_key = ${claim.key} returning id
    ), new_order as (
      insert into "order" (id, number, checkout_id, customer_id, account_id, channel, location_id, staff_id, contact_name, email, phone, currency, subtotal_minor, discount_minor, charges_minor, tax_minor, included_tax_minor, tax_exemption, total_minor, coupon_code)
      select ${claim.orderId}::uuid, ${claim.orderNumber}, p.id, ${claim.customerId}::uuid, ${claim.accountId}::uuid, ${claim.channel}, ${claim.locationId}::uuid, ${claim.staffId}::uuid, ${claim.contactName}, ${claim.email}, ${claim.phone ?? ""}, ${claim.currency},
        ${quote.subtotalMinor}::integer, ${quote.discountMinor}::integer, ${quote.chargesMinor}::integer, ${quote.taxMinor}::integer, ${quote.includedTaxMinor}::integer, ${quote.exemptions.join(", ") || null}, ${quote.totalMinor}::integer, ${codesOf(claim)}
      from placed_checkout p returning id
    ), new_order_bundle as (
      insert into order_bundle (id, order_id, variant_id, sku, title, variant_title, quantity, unit_price_minor)
      select b.id, o.id, b.variant_id, b.sku, b.title, b.variant_title, b.quantity, b.unit_price_minor
      from new_order o, jsonb_to_recordset(${JSON.stringify(bundles)}::jsonb) as b(id uuid, variant_id uuid, sku text, title text, variant_title text, quantity integer, unit_price_minor integer)
    ), new_order_line as (
      insert into order_line (id, order_id, bundle_id, variant_id, sku, title, variant_title, quantity, unit_price_minor, discount_minor, tax_minor, included_tax_minor, total_minor, tax_rate_ppm, gift)
      select l.id, o.id, l.bundle_id, l.variant_id, l.sku, l.title, l.variant_title, l.quantity, l.unit_price_minor, l.discount_minor, l.tax_minor, coalesce(l.included_tax_minor, 0), l.total_minor, l.tax_rate_ppm, l.gift
      from new_order o, jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l(id uuid, bundle_id uuid, variant_id uuid, sku text, title text, variant_title text, quantity integer,
        unit_price_minor integer, discount_minor integer, tax_minor integer, included_tax_minor integer, total_minor integer, tax_rate_ppm integer, gift jsonb)
      returning id
    ), new_order_discount as (
      insert into order_discount (id, order_id, order_line_id, promotion_id, name, kind, code, staff_id, approved_by_staff_id, note, amount_minor)
      select d.id, o.id, d.order_line_id, d.promotion_id, d.name, d.kind, d.code, d.staff_id, d.approved_by_staff_id, coalesce(d.note, ''), d.amount_minor
      from new_order o, jsonb_to_recordset(${JSON.stringify(discountsOf(claim))}::jsonb) as d(id uuid, order_line_id uuid, promotion_id uuid, name text, kind text, code text, staff_id uuid, approved_by_staff_id uuid, note text, amount_minor integer) returning id
    ), ${redeemedPromotionsCte(userOf(claim), appliedOf(claim).filter((one) => !one.isLimited), sql`exists (select from placed_checkout)`)}, ${createFulfillmentsCtes({ orderId: claim.orderId, orderNumber: claim.orderNumber, parts: partsOf(claim) }, sql`exists (select from new_order)`)},
    ${authorizedPaymentsCte(authorized, claim.shares.filter(isOurs), claim.orderId)}, ${orderedGoodsCtes(claim.cartId, goodsOf(claim), sql`exists (select from placed_checkout)`)}, ${recordCtes(by, factsOf(claim))}`;
}

const partsOf = (claim: Claim) => claim.plan.parts.map((part) => ({
  id: part.fulfillmentId, locationId: part.locationId, sourceLocationId: part.sourceLocationId ?? null, method: part.method, currency: claim.currency, totalMinor: part.totalMinor, chargeMinor: part.chargeMinor, chargeTaxMinor: part.chargeTaxMinor,
  promisedAt: new Date(part.promisedAt), promiseInputs: part.promiseInputs, slot: part.slot && { startsAt: new Date(part.slot.startsAt), endsAt: new Date(part.slot.endsAt) },
  pickupPersonName: isVisit(part) ? (claim.plan.person?.name ?? null) : null, pickupPersonContact: isVisit(part) ? (claim.plan.person?.contact ?? null) : null,
  shipTo: isDelivery(part.method) ? claim.plan.shipTo : null, isPrepaid: isToFollow(claim, part), routing: part.routing, awaitsStockOn: part.awaitsStockOn ?? null, lines: part.lines,
}));

const allocationsOf = ({ plan }: Claim): AllocationLine[] => stockedParts(plan).flatMap((part) => part.lines.map((line) => ({
  orderLineId: line.orderLineId, fulfillmentId: part.fulfillmentId, variantId: line.variantId, locationId: stockedAt(part), quantity: line.quantity,
})));

/** As the cart names them: a bundle by itself, not by its parts. */
function goodsOf({ plan }: Claim): OrderedGoods[] {
  const bundleOf = new Map(plan.lines.flatMap((line) => (line.bundleId ? [[line.id, line.bundleId] as const] : [])));
  const wayOf = ({ method, locationId }: (typeof plan.parts)[number]) => ({ method: method === "local_delivery" ? ("ship" as const) : method, storeId: locationId });
  const loose = plan.parts.flatMap((part) => part.lines.filter((line) => !bundleOf.has(line.orderLineId)).map((line) => ({ variantId: line.variantId, ...wayOf(part), gift: plan.lines.find(({ id }) => id === line.orderLineId)?.gift ?? null, quantity: line.quantity })));
  const bundled = (plan.bundles ?? []).flatMap((bundle) => {
    const part = plan.parts.find((one) => one.lines.some((line) => bundleOf.get(line.orderLineId) === bundle.id));
    return part ? [{ variantId: bundle.variantId, ...wayOf(part), gift: null, quantity: bundle.quantity }] : [];
  });
  return [...loose, ...bundled];
}

const bookingsOf = ({ plan, checkoutId }: Claim): SlotBooking[] => slotsOf(plan).map((slot) => ({ checkoutId, locationId: slot.locationId, fulfillmentId: slot.fulfillmentId, for: slot.purpose === "delivery" ? "delivery" : "visit" }));

/** One fact for the order; each part's money (or, where it costs nothing, its opening) names its store, so that its screens hear of the new work. */
function factsOf(claim: Claim): NewEvent[] {
  const { orderId, orderNumber, customerId, cartId, channel, locationId, plan, totalMinor, currency } = claim;
  const about = { orderId, customerId };
  return [
    { kind: "order.placed", ...about, isForAgent: channel === "agent", locationId: plan.parts[0]?.locationId ?? null, variantIds: plan.lines.map((line) => line.variantId), payload: { orderNumber, cartId, totalMinor, currency, parts: plan.parts.length } },
    ...plan.parts.filter((part) => part.totalMinor > 0).map((part): NewEvent => (
      { kind: "payment.authorized", ...about, locationId: part.locationId, fulfillmentId: part.fulfillmentId, payload: { amountMinor: part.totalMinor, currency } })),
    ...plan.parts.filter((part) => part.totalMinor === 0).map((part): NewEvent => ({ kind: "fulfillment.opened", ...about, locationId: part.locationId, fulfillmentId: part.fulfillmentId, payload: {} })),
    ...plan.parts.flatMap((part): NewEvent[] => (part.sourceLocationId ? [{ kind: "fulfillment.coming", ...about, locationId: part.locationId, fulfillmentId: part.fulfillmentId, payload: { from: part.sourceLocationId, promisedAt: part.promisedAt } }] : [])),
    ...handOf(claim).map(({ line, effect, reason, amountMinor, approvedByStaffId }): NewEvent => (
      { kind: "order.discounted", ...about, locationId, payload: { isLine: line !== null, effect: effect.kind, reason, amountMinor, approvedBy: approvedByStaffId } })),
  ];
}

const userOf = ({ checkoutId, orderId, email }: Claim) => ({ checkoutId, orderId, person: promotionPerson(email) });

const redeemPlanned = (tx: Tx, by: By, claim: Claim): Promise<void> => redeemPromotions(tx, by, userOf(claim), appliedOf(claim).filter((one) => one.isLimited));

/** What each promotion and each person took off each line, of a bundle off each of its parts; without a line, off the delivery. */
function discountsOf(claim: Claim) {
  const promoted = appliedOf(claim).flatMap(({ promotionId, name, kind, code, lines, groups }) => [...lines, ...groups].flatMap((part) => sharesOf(claim.plan, part)).map(({ lineId, amountMinor }) => (
    { id: newId(), order_line_id: lineId, promotion_id: promotionId, name, kind, code, amount_minor: amountMinor })));
  const byHand = handOf(claim).flatMap(({ effect, reason, note, staffId, approvedByStaffId, lines }) => lines.flatMap((part) => sharesOf(claim.plan, part)).map(({ lineId, amountMinor }) => (
    { id: newId(), order_line_id: lineId, name: handReasonWords[reason], kind: effect.kind, note, staff_id: staffId, approved_by_staff_id: approvedByStaffId, amount_minor: amountMinor })));
  return [...promoted, ...byHand];
}

function sharesOf({ quote, lines }: Claim["plan"], taken: Part): { lineId: OrderLineId | null; amountMinor: number }[] {
  const own = lines.filter((line) => line.key === taken.key);
  if (own.length < 2) return [{ lineId: own[0]?.id ?? null, amountMinor: taken.amountMinor }];
  const all = takenOff(quote, taken.key);
  const shares = splitInTurn(all.map(({ amountMinor }) => amountMinor), own.map((line) => line.unitMinor * line.quantity))[all.indexOf(taken)] ?? [];
  return own.flatMap((line, index) => (shares[index] ? [{ lineId: line.id, amountMinor: shares[index] }] : []));
}

function checkWhole(claim: Claim, authorized: readonly AuthorizedPart[], counts: Counts | undefined): void {
  if (counts?.placed !== 1) throw new NoLongerCompleting();
  if (counts.promotions !== appliedOf(claim).filter((one) => !one.isLimited).length) throw new Refusal("promotion_over");
  const isWhole = counts.lines === claim.plan.lines.length && counts.parts === claim.plan.parts.length && counts.payments === authorized.length + claim.shares.filter(isOurs).length && counts.discounts === discountsOf(claim).length;
  if (!isWhole) throw new Error(`Order ${claim.orderNumber} was not written whole`);
}
