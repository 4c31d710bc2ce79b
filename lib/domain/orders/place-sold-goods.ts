import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { admitSoldUnits, type MissingUnits } from "@/lib/domain/inventory/admit-sold-units";
import { keepsCount } from "@/lib/domain/pricing/promotions-of";
import type { AppliedPromotion } from "@/lib/domain/pricing/promote";
import { homeCurrency } from "@/lib/kernel/currency";
import { newId, type CartId, type CartLineId, type CheckoutId, type CustomerId, type FulfillmentId, type LocationId, type OrderId, type OrderLineId, type PromotionId, type StaffId, type VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { cancelCheckout } from "./cancel-checkout";
import { claimCompletion } from "./claim-completion";
import type { Plan, PlannedLine } from "./plan";
import { placeOrderFromFreeStock } from "./place-order";

export type SoldLine = { variantId: VariantId; quantity: number; unitMinor: number; discountMinor: number; taxRatePpm: number; /** On top of the price, and in it. */ taxMinor: number; includedTaxMinor: number };
export type SoldPromotion = { promotionId: PromotionId; name: string; kind: AppliedPromotion["kind"]; lines: readonly { variantId: VariantId; amountMinor: number }[] };
export type SoldGoods = {
  /** An empty cart of this id must be open. */
  saleId: CartId; number: string; locationId: LocationId; staffId: StaffId; customerId: CustomerId | null; email: string | null;
  lines: readonly SoldLine[]; promotions: readonly SoldPromotion[]; totalMinor: number;
};
export type PlacedSale = { orderId: OrderId; /** Units that the books did not have free. */ missing: MissingUnits[]; /** Promotions that count for nobody any more: their discount stands. */ ended: PromotionId[] };

/**
 * Makes an order of goods that were handed over and paid in cash already, at the price they were sold for, whatever the shop would ask
 * now, and whether or not its books had the goods. One transaction: no gateway is asked. @throws Refusal `in_progress` while the same sale is being paid online
 */
export async function placeSoldGoods(tx: Tx, by: Permit<"orders.place">, goods: SoldGoods): Promise<PlacedSale> {
  const promotions = await countable(tx, goods.promotions);
  const plan = await planOfSold(tx, goods, promotions);
  const checkoutId = await writeCheckout(tx, by, goods, plan);
  const missing = await admitSoldUnits(tx, by, goods);
  const seen = await claimCompletion(by, { checkoutId, token: "success_token", cardBrand: null, cardLast4: null, totalMinor: goods.totalMinor, idempotencyKey: `${goods.saleId}_offline` }, tx);
  if (seen.is !== "claimed") throw new Refusal("in_progress");
  await placeOrderFromFreeStock(tx, by, seen.claim, []);
  return { orderId: seen.claim.orderId, missing, ended: goods.promotions.map((one) => one.promotionId).filter((id) => !promotions.some((one) => one.promotionId === id)) };
}

/** Those that are running without limits still. */
async function countable(tx: Tx, promotions: readonly SoldPromotion[]): Promise<SoldPromotion[]> {
  if (promotions.length === 0) return [];
  const { rows } = await tx.execute<{ id: PromotionId }>(sql`select p.id from promotion p where p.id = any(${sql.param(promotions.map((one) => one.promotionId))}::uuid[]) and p.is_active and not ${keepsCount} for key share`);
  return promotions.filter((one) => rows.some(({ id }) => id === one.promotionId));
}

async function planOfSold(tx: Tx, goods: SoldGoods, promotions: readonly SoldPromotion[]): Promise<Plan> {
  const { rows } = await tx.execute<{ id: VariantId; sku: string; title: string; variant_title: string; state: string; country: string }>(sql`
    select v.id, v.sku, p.title, v.title as variant_title, l.state, l.country from variant v join product p on p.id = v.product_id cross join location l
    where v.id = any(${sql.param(goods.lines.map((line) => line.variantId))}::uuid[]) and l.id = ${goods.locationId}`);
  const items = new Map(rows.map((row) => [row.id, row]));
  const lines = goods.lines.flatMap((line): PlannedLine[] => {
    const item = items.get(line.variantId);
    return item ? [{ ...line, id: newId<OrderLineId>(), key: newId<CartLineId>(), sku: item.sku, title: item.title, variantTitle: item.variant_title, totalMinor: line.unitMinor * line.quantity - line.discountMinor + line.taxMinor }] : [];
  });
  const sum = (of: (line: PlannedLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const sums = { subtotalMinor: sum((line) => line.unitMinor * line.quantity), discountMinor: sum((line) => line.discountMinor), taxMinor: sum((line) => line.taxMinor), includedTaxMinor: sum((line) => line.includedTaxMinor), totalMinor: sum((line) => line.totalMinor) };
  const taxedAt = rows[0] ? { country: rows[0].country, state: rows[0].state } : null;
  return {
    quote: {
      currency: homeCurrency, ...sums, chargesMinor: 0, isTaxEstimated: false, exemptions: [], codes: [], reasons: [], promotions: promotions.map((one) => appliedTo(lines, one)),
      lines: lines.map((line) => ({ ...line, group: "till", subtotalMinor: line.unitMinor * line.quantity })),
      groups: [{ key: "till", method: "carry_out", taxedAt, isTaxEstimated: false, exemption: null, chargeMinor: 0, waivedMinor: 0, chargeTaxMinor: 0, ...sums }],
    },
    lines, person: null, shipTo: null,
    parts: [{
      fulfillmentId: newId<FulfillmentId>(), group: "till", method: "carry_out", locationId: goods.locationId, promisedAt: new Date().toISOString(), promiseInputs: {}, slot: null, routing: null, chargeMinor: 0, chargeTaxMinor: 0,
      totalMinor: sums.totalMinor, lines: lines.map((line) => ({ orderLineId: line.id, variantId: line.variantId, quantity: line.quantity, totalMinor: line.totalMinor, taxMinor: line.taxMinor + line.includedTaxMinor })),
    }],
  };
}

function appliedTo(lines: readonly PlannedLine[], { promotionId, name, kind, lines: parts }: SoldPromotion): AppliedPromotion {
  const keyOf = (variantId: VariantId) => lines.find((line) => line.variantId === variantId)?.key ?? "";
  return {
    promotionId, name, kind, code: null, codeId: null, isApplied: true, isLimited: false, groups: [],
    amountMinor: parts.reduce((total, part) => total + part.amountMinor, 0), lines: parts.map((part) => ({ key: keyOf(part.variantId), amountMinor: part.amountMinor })),
  };
}

/** In place of what the same sale had begun online. @throws Refusal `in_progress` */
async function writeCheckout(tx: Tx, by: Permit<"orders.place">, goods: SoldGoods, plan: Plan): Promise<CheckoutId> {
  const { rows: live } = await tx.execute<{ id: CheckoutId }>(sql`select id from checkout where cart_id = ${goods.saleId} and status in ('open', 'ready', 'completing')`);
  if (live[0]) await cancelCheckout(tx, by, { checkoutId: live[0].id });
  const id = newId<CheckoutId>();
  await tx.execute(sql`
    insert into checkout (id, cart_id, cart_version, customer_id, channel, location_id, staff_id, cash_minor, status, contact_name, email, phone, quote, total_minor, hold_expires_at, order_number)
    select ${id}, k.id, k.version, c.id, k.channel, ${goods.locationId}, ${goods.staffId}, ${goods.totalMinor}, 'ready', coalesce(c.name, 'Walk-in customer'), coalesce(${goods.email}, c.email, ''), c.phone,
      ${JSON.stringify(plan)}::jsonb, ${goods.totalMinor}, shop_clock() + interval '5 minutes', ${goods.number}
    from cart k left join customer s on s.id = ${goods.customerId} left join customer c on c.id = coalesce(s.merged_into_id, s.id) where k.id = ${goods.saleId}`);
  return id;
}
