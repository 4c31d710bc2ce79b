import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import type { FulfillmentMethod } from "@/lib/domain/fulfillment/fulfillment-state";
import { leavingMinor } from "@/lib/domain/fulfillment/fulfillment-money";
import { lockForAdding } from "@/lib/domain/fulfillment/add-units";
import type { Permit } from "@/lib/domain/identity/permit";
import { currentPrices } from "@/lib/domain/pricing/get-prices";
import { quote } from "@/lib/domain/pricing/quote";
import type { TaxClass, TaxExemption, TaxRate } from "@/lib/domain/pricing/tax";
import { exemptionsOf, taxRatesOf } from "@/lib/domain/pricing/tax-rates-of";
import { record } from "@/lib/domain/record";
import { newId, type LocationId, type OrderEditId, type OrderLineId, type ProductId, type VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { AddedLine, EditPlan, RemovedUnits } from "./order-edit";
import type { ProposeEdit } from "./order-edit-input";

export type ProposedEdit = { editId: OrderEditId; plan: EditPlan };
type Good = { sku: string; variantId: VariantId; productId: ProductId; title: string; variantTitle: string; unitMinor: number | null; taxClass: TaxClass; isTaxIncluded: boolean };
type Place = { country: string; state: string; postcode: string; taxRates: TaxRate[]; exemptions: TaxExemption[]; nowMs: number };

/**
 * Writes down a change of a part that nobody has begun to pick: fewer or more of its lines, other items; what it costs comes from
 * the one pricing function, at today's prices and without promotions. Nothing happens to stock or money until the shopper confirms. A draft of before is replaced.
 * @throws Refusal `illegal_move`, `not_found`, `wrong_store`, `in_progress` (the shopper decides about another one), `invalid` (nothing would change, an unknown SKU)
 */
export async function proposeOrderEdit(tx: Tx, by: Permit<"orders.service">, input: ProposeEdit): Promise<ProposedEdit> {
  const part = await lockForAdding(tx, by, { fulfillmentId: input.fulfillmentId });
  const kept = (line: (typeof part.lines)[number]) => line.quantity - line.cancelled - line.moved - line.missing;
  const wanted = input.quantities.flatMap(({ orderLineId, quantity }) => {
    const line = part.lines.find((one) => one.orderLineId === orderLineId);
    if (!line) throw new Refusal("not_found");
    return quantity === kept(line) ? [] : [{ line, by: quantity - kept(line) }];
  });
  const removed = wanted.filter((one) => one.by < 0).map(({ line, by: change }): RemovedUnits => ({ orderLineId: line.orderLineId, title: [line.title, line.variantTitle].filter(Boolean).join(", "), quantity: -change, backMinor: leavingMinor(line, -change) }));
  const more = [...wanted.filter((one) => one.by > 0).map(({ line, by: change }) => ({ sku: line.sku, quantity: change })), ...input.items];
  const added = await price(tx, by, part, more);
  const plan: EditPlan = { removed, added, backMinor: removed.reduce((sum, one) => sum + one.backMinor, 0), addMinor: added.reduce((sum, one) => sum + one.totalMinor, 0) };
  if (removed.length + added.length === 0) throw new Refusal("invalid", { reason: "Nothing would change." });
  await tx.execute(sql`update order_edit set status = 'declined', decided_at = shop_clock() where order_id = ${part.orderId} and status = 'pending'`);
  const editId = newId<OrderEditId>();
  const { rowCount } = await tx.execute(sql`
    insert into order_edit (id, order_id, fulfillment_id, plan, reason, proposed_by_staff_id)
    select ${editId}, ${part.orderId}, ${part.id}, ${JSON.stringify(plan)}::jsonb, ${input.reason}, ${by.actor.staffId} where not exists (select from order_edit where order_id = ${part.orderId} and status = 'requested')`);
  if (!rowCount) throw new Refusal("in_progress");
  await record(tx, by, { kind: "order.edit_proposed", orderId: part.orderId, fulfillmentId: part.id, locationId: part.locationId, customerId: part.customerId, subject: `order_edit:${editId}`, payload: { editId, addMinor: plan.addMinor, backMinor: plan.backMinor } });
  return { editId, plan };
}

type Part = { id: string; locationId: LocationId; method: FulfillmentMethod; currency: string; shipTo: Record<string, string> | null; customerId: string | null };

async function price(tx: Tx, by: Permit<"orders.service">, part: Part, wanted: readonly { sku: string; quantity: number }[]): Promise<AddedLine[]> {
  if (wanted.length === 0) return [];
  const { rows: goods } = await tx.execute<Good>(sql`
    with good as (select v.id, v.sku, v.product_id, v.title as variant_title, v.tax_class, p.title from variant v join product p on p.id = v.product_id where upper(v.sku) = any (${sql.param(wanted.map(({ sku }) => sku.toUpperCase()))}::text[]) and v.status = 'active' and p.status = 'active' and not v.is_gift_card and not ${isBundle(sql`v.id`)}),
      price as (${currentPrices(sql`any (array(select id from good))`, { channel: by.channel, currency: part.currency })})
    select g.sku, g.id as "variantId", g.product_id as "productId", g.title, g.variant_title as "variantTitle", price.amount_minor as "unitMinor", g.tax_class as "taxClass", coalesce(price.tax_included, false) as "isTaxIncluded" from good g left join price on price.variant_id = g.id`);
  const { rows: [place] } = await tx.execute<Place>(sql`
    with place as (select l.country, coalesce(${part.shipTo?.["state"] ?? null}, l.state) as state, coalesce(${part.shipTo?.["postcode"] ?? null}, l.postcode) as postcode from location l where l.id = ${part.locationId})
    select place.*, extract(epoch from shop_clock())::float8 * 1000 as "nowMs", ${taxRatesOf(sql`select country, state, postcode from place`)} as "taxRates", ${exemptionsOf(sql`${part.customerId}::uuid`)} as exemptions from place`);
  if (!place) throw new Refusal("not_found");
  const lines = wanted.map(({ sku, quantity }, i) => {
    const good = goods.find((one) => one.sku.toUpperCase() === sku.toUpperCase());
    if (!good || good.unitMinor === null) throw new Refusal("invalid", { reason: `We do not sell anything under the SKU ${sku}.` });
    return { good, quantity, key: String(i), unitMinor: good.unitMinor };
  });
  const method = part.method === "local_delivery" ? "ship" : part.method;
  const priced = quote({
    currency: part.currency, now: new Date(place.nowMs), taxRates: place.taxRates, promotions: [], codes: [], shopper: { channel: by.channel, groupIds: [], segments: [], exemptions: place.exemptions },
    lines: lines.map(({ good, quantity, key, unitMinor }) => ({ key, variantId: good.variantId, productId: good.productId, categoryIds: [], quantity, unitMinor, isReduced: false, taxClass: good.taxClass, isTaxIncluded: good.isTaxIncluded, group: "part" })),
    groups: [{ key: "part", method, place, storeId: part.locationId, chargeMinor: 0 }],
  });
  return lines.flatMap(({ good, key }) => priced.lines.filter((line) => line.key === key).map((line): AddedLine => ({
    orderLineId: newId<OrderLineId>(), variantId: good.variantId, sku: good.sku, title: good.title, variantTitle: good.variantTitle, quantity: line.quantity, unitMinor: line.unitMinor, taxMinor: line.taxMinor, includedTaxMinor: line.includedTaxMinor, taxRatePpm: line.taxRatePpm, totalMinor: line.totalMinor,
  })));
}
