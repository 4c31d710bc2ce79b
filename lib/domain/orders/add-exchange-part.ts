import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { carryOut } from "@/lib/domain/fulfillment/carry-out";
import { createFulfillments } from "@/lib/domain/fulfillment/create-fulfillments";
import type { Permit } from "@/lib/domain/identity/permit";
import { allocateStock } from "@/lib/domain/inventory/allocate-stock";
import { authorizedPaymentsCte } from "@/lib/domain/payments/authorization-ctes";
import type { AuthorizedPart } from "@/lib/domain/payments/gateway";
import type { FulfillmentId, FulfillmentLineId, LocationId, OrderId, OrderLineId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

export type ExchangedLine = {
  orderLineId: OrderLineId; lineId: FulfillmentLineId; variantId: VariantId; quantity: number; unitMinor: number; taxMinor: number; includedTaxMinor: number; taxRatePpm: number;
  /** Paid by goods that came back. */
  creditMinor: number;
  /** Left to pay in money. */
  totalMinor: number;
};
export type ExchangePart = { orderId: OrderId; fulfillmentId: FulfillmentId; locationId: LocationId; lines: readonly ExchangedLine[]; /** Of the money, where some is due. */ authorized: AuthorizedPart | null };

/**
 * Goods taken along in exchange become a further part of their order: promised from the shelf of the store and gone in one
 * step, for what is due. @throws Refusal `not_found`, `out_of_stock`
 */
export async function addExchangePart(tx: Tx, by: Permit<"returns.work">, { orderId, fulfillmentId, locationId, lines, authorized }: ExchangePart): Promise<{ partNumber: string }> {
  const sum = (of: (line: ExchangedLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const totalMinor = sum((line) => line.totalMinor);
  const { rows: [order] } = await tx.execute<{ number: string; currency: string; parts: number }>(sql`
    update "order" o set subtotal_minor = subtotal_minor + ${sum((line) => line.unitMinor * line.quantity)}, tax_minor = tax_minor + ${sum((line) => line.taxMinor)}, included_tax_minor = included_tax_minor + ${sum((line) => line.includedTaxMinor)}, credit_minor = credit_minor + ${sum((line) => line.creditMinor)},
      total_minor = total_minor + ${totalMinor}, version = version + 1
    where id = ${orderId} returning number, currency, (select count(*)::int from fulfillment f where f.order_id = o.id) as parts`);
  if (!order) throw new Refusal("not_found");
  await tx.execute(sql`
    insert into order_line (id, order_id, variant_id, sku, title, variant_title, quantity, unit_price_minor, tax_minor, included_tax_minor, credit_minor, total_minor, tax_rate_ppm)
    select l.id, ${orderId}, v.id, v.sku, p.title, v.title, l.quantity, l.unit_minor, l.tax_minor, l.included_tax_minor, l.credit_minor, l.total_minor, l.rate
    from jsonb_to_recordset(${JSON.stringify(lines.map((line) => ({ id: line.orderLineId, variant_id: line.variantId, quantity: line.quantity, unit_minor: line.unitMinor, tax_minor: line.taxMinor, included_tax_minor: line.includedTaxMinor, credit_minor: line.creditMinor, total_minor: line.totalMinor, rate: line.taxRatePpm })))}::jsonb)
      as l(id uuid, variant_id uuid, quantity integer, unit_minor integer, tax_minor integer, included_tax_minor integer, credit_minor integer, total_minor integer, rate integer) join variant v on v.id = l.variant_id join product p on p.id = v.product_id`);
  const { rows: [clock] } = await tx.execute<{ ms: number }>(sql`select round(extract(epoch from shop_clock()) * 1000)::float8 as ms`);
  await createFulfillments(tx, by, {
    orderId, orderNumber: order.number, firstPosition: order.parts + 1,
    parts: [{
      id: fulfillmentId, locationId, method: "carry_out", currency: order.currency, totalMinor, chargeMinor: 0, chargeTaxMinor: 0, promisedAt: new Date(clock?.ms ?? 0), promiseInputs: {},
      lines: lines.map((line) => ({ id: line.lineId, orderLineId: line.orderLineId, variantId: line.variantId, quantity: line.quantity, totalMinor: line.totalMinor, taxMinor: line.taxMinor + line.includedTaxMinor })),
    }],
  });
  if (authorized) await tx.execute(sql`with ${authorizedPaymentsCte([authorized], [], orderId)} select count(*) from authorized_payment`);
  await allocateStock(tx, by, { checkoutId: null, lines: lines.map(({ orderLineId, variantId, quantity }) => ({ orderLineId, fulfillmentId, variantId, locationId, quantity })) });
  await carryOut(tx, by, { fulfillmentId, staffId: by.actor.staffId });
  return { partNumber: `${order.number}-${order.parts + 1}` };
}
