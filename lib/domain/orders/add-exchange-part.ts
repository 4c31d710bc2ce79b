import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { carryOut } from "@/lib/domain/fulfillment/carry-out";
import { createFulfillments } from "@/lib/domain/fulfillment/create-fulfillments";
import { bookPlanned } from "@/lib/domain/fulfillment/plan-pickup";
import type { Permit } from "@/lib/domain/identity/permit";
import { allocateStock } from "@/lib/domain/inventory/allocate-stock";
import { authorizedPaymentsCte, type TenderShare } from "@/lib/domain/payments/authorization-ctes";
import type { AuthorizedPart } from "@/lib/domain/payments/gateway";
import { record } from "@/lib/domain/record";
import type { CustomerId, FulfillmentId, FulfillmentLineId, LocationId, OrderId, OrderLineId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { ExchangeWay } from "./exchange-way";
import { planExchangePart } from "./plan-exchange-part";

export type ExchangedLine = {
  orderLineId: OrderLineId; lineId: FulfillmentLineId; variantId: VariantId; quantity: number; unitMinor: number; taxMinor: number; includedTaxMinor: number; taxRatePpm: number;
  /** Paid by goods that came back. */
  creditMinor: number;
  /** Left to pay in money. */
  totalMinor: number;
};
export type ExchangePart = {
  orderId: OrderId; fulfillmentId: FulfillmentId;
  /** The store of the counter. */
  locationId: LocationId; way: ExchangeWay; lines: readonly ExchangedLine[];
  /** Money that was authorized for what is due: a card's, or cash in the drawer. */
  paid: { card?: AuthorizedPart | null; ours?: TenderShare | null };
};

/**
 * Goods taken in exchange become a further part of their order, for what is due: gone at once from the shelf of the counter's
 * store, or promised for later, and then an order that was over is open again. @throws Refusal `not_found`, and those of `planExchangePart`
 */
export async function addExchangePart(tx: Tx, by: Permit<"returns.work">, { orderId, fulfillmentId, locationId: counterId, way, lines, paid }: ExchangePart): Promise<{ partNumber: string }> {
  const sum = (of: (line: ExchangedLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const totalMinor = sum((line) => line.totalMinor);
  const planned = await planExchangePart(tx, way, { counterId, lines: lines.map(({ variantId, quantity, unitMinor }) => ({ variantId, quantity, unitMinor })) });
  const isNow = planned.method === "carry_out";
  const { rows: [order] } = await tx.execute<{ number: string; currency: string; customer_id: CustomerId | null; parts: number }>(sql`
    update "order" o set subtotal_minor = subtotal_minor + ${sum((line) => line.unitMinor * line.quantity)}, tax_minor = tax_minor + ${sum((line) => line.taxMinor)}, included_tax_minor = included_tax_minor + ${sum((line) => line.includedTaxMinor)}, credit_minor = credit_minor + ${sum((line) => line.creditMinor)},
      total_minor = total_minor + ${totalMinor}, status = case when ${isNow} then status else 'placed' end, completed_at = case when ${isNow} then completed_at end, version = version + 1
    where id = ${orderId} returning number, currency, customer_id, (select count(*)::int from fulfillment f where f.order_id = o.id) as parts`);
  if (!order) throw new Refusal("not_found");
  await tx.execute(sql`
    insert into order_line (id, order_id, variant_id, sku, title, variant_title, quantity, unit_price_minor, tax_minor, included_tax_minor, credit_minor, total_minor, tax_rate_ppm)
    select l.id, ${orderId}, v.id, v.sku, p.title, v.title, l.quantity, l.unit_minor, l.tax_minor, l.included_tax_minor, l.credit_minor, l.total_minor, l.rate
    from jsonb_to_recordset(${JSON.stringify(lines.map((line) => ({ id: line.orderLineId, variant_id: line.variantId, quantity: line.quantity, unit_minor: line.unitMinor, tax_minor: line.taxMinor, included_tax_minor: line.includedTaxMinor, credit_minor: line.creditMinor, total_minor: line.totalMinor, rate: line.taxRatePpm })))}::jsonb)
      as l(id uuid, variant_id uuid, quantity integer, unit_minor integer, tax_minor integer, included_tax_minor integer, credit_minor integer, total_minor integer, rate integer) join variant v on v.id = l.variant_id join product p on p.id = v.product_id`);
  await createFulfillments(tx, by, {
    orderId, orderNumber: order.number, firstPosition: order.parts + 1,
    parts: [{
      ...planned, id: fulfillmentId, currency: order.currency, totalMinor, chargeMinor: 0, chargeTaxMinor: 0,
      lines: lines.map((line) => ({ id: line.lineId, orderLineId: line.orderLineId, variantId: line.variantId, quantity: line.quantity, totalMinor: line.totalMinor, taxMinor: line.taxMinor + line.includedTaxMinor })),
    }],
  });
  if (paid.card ?? paid.ours) await tx.execute(sql`with ${authorizedPaymentsCte(paid.card ? [paid.card] : [], paid.ours ? [paid.ours] : [], orderId)} select count(*) from authorized_payment`);
  await allocateStock(tx, by, { checkoutId: null, lines: lines.map(({ orderLineId, variantId, quantity }) => ({ orderLineId, fulfillmentId, variantId, locationId: planned.locationId, quantity })) });
  if (isNow) await carryOut(tx, by, { fulfillmentId, staffId: by.actor.staffId });
  if (planned.method === "pickup" || planned.method === "curbside") await bookPlanned(tx, by, fulfillmentId, planned);
  if (!isNow) await record(tx, by, { kind: "fulfillment.opened", orderId, customerId: order.customer_id, locationId: planned.locationId, fulfillmentId, variantIds: lines.map(({ variantId }) => variantId), payload: {} });
  return { partNumber: `${order.number}-${order.parts + 1}` };
}
