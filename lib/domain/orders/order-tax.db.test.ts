import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { addToCart } from "@/lib/domain/carts/add-to-cart";
import { getCart } from "@/lib/domain/carts/get-cart";
import { member } from "@/lib/domain/carts/testing";
import { hire } from "@/lib/domain/fulfillment/counter.testing";
import { addCustomerGroup } from "@/lib/domain/pricing/add-customer-group";
import { addTaxExemption } from "@/lib/domain/pricing/add-tax-exemption";
import { getTaxReport } from "@/lib/domain/pricing/get-tax-report";
import { saveTaxRate } from "@/lib/domain/pricing/save-tax-rate";
import { setCustomerGroups } from "@/lib/domain/pricing/set-customer-groups";
import { asId, type OrderId } from "@/lib/kernel/ids";
import { cancelOrderLine } from "./cancel-order-line";
import { as, beginCheckout, fillIn, openStockedShop, placeInside, readyToPay, type Buyer, type Shop, type Wanted } from "./checkout.testing";
import { getCheckout } from "./get-checkout";
import { prepareCheckout } from "./prepare-checkout";
import { saveContact } from "./save-contact";
import { startCheckout } from "./start-checkout";

const mugs = (shop: Shop, quantity = 3): Wanted => ({ variantId: shop.mug, quantity, method: "pickup", storeId: shop.seattle });
const shipped = (shop: Shop): Wanted => ({ variantId: shop.mug, quantity: 1, method: "ship", storeId: null });
const includeTax = (tx: Tx, shop: Shop) => tx.execute(sql`update price_list set tax_included = true where id = ${shop.prices}`);
const orderOf = async (tx: Tx, id: OrderId) => (await tx.execute(sql`
  select o.subtotal_minor, o.tax_minor, o.included_tax_minor, o.tax_exemption, o.total_minor, l.tax_minor as line_tax, l.included_tax_minor as line_included, l.tax_rate_ppm, f.tax_minor as part_tax
  from "order" o join order_line l on l.order_id = o.id join fulfillment_line f on f.order_line_id = l.id where o.id = ${id}`)).rows[0];

dbTest("a price that holds the tax is what is paid, and its tax stands on order, line and part", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  await includeTax(tx, shop);
  const buyer = await readyToPay(tx, [mugs(shop)]);
  expect(await getCheckout(buyer.by, tx)).toMatchObject({ totals: { subtotalMinor: 4_350, taxMinor: 0, includedTaxMinor: 399, totalMinor: 4_350 } });
  const { orderId } = await placeInside(tx, buyer);
  expect(await orderOf(tx, orderId)).toMatchObject({ total_minor: 4_350, tax_minor: 0, included_tax_minor: 399, line_tax: 0, line_included: 399, tax_rate_ppm: 101_000, part_tax: 399 });
});

dbTest("a cancelled unit takes its share of the tax out of what was collected, to the cent", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const { orderId } = await placeInside(tx, await readyToPay(tx, [mugs(shop)]));
  const month = (await tx.execute<{ month: string }>(sql`select to_char(shop_clock() at time zone 'UTC', 'YYYY-MM') as month`)).rows[0]?.month ?? "";
  const auditor = await hire(tx, "Ada", "audit.view", "all", "admin");
  expect(await getTaxReport(auditor, { month }, tx)).toMatchObject([{ state: "WA", orders: 1, taxableMinor: 4_350, taxMinor: 439, backMinor: 0 }]);
  const { rows: [line] } = await tx.execute<{ id: string; part: string }>(sql`select l.id, f.fulfillment_id as part from order_line l join fulfillment_line f on f.order_line_id = l.id where l.order_id = ${orderId}`);
  const clerk = await hire(tx, "Ada", "orders.service", "all", "admin");
  await cancelOrderLine(tx, clerk, { fulfillmentId: asId(line?.part ?? ""), orderLineId: asId(line?.id ?? ""), quantity: 1, reason: "changed mind" });
  expect(await getTaxReport(auditor, { month }, tx)).toMatchObject([{ taxableMinor: 2_900, taxMinor: 293 }]);
});

dbTest("a certificate frees its group from tax until its last day, and stands on the order", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const ada = await hire(tx, "Ada", "pricing.edit", "all", "admin");
  const seller = await hire(tx, "Ada", "customers.edit", "all", "admin");
  const maya = await member(tx);
  const { id: groupId } = await addCustomerGroup(tx, ada, { name: "Schools" });
  await setCustomerGroups(tx, seller, { customerId: maya.customerId, groupIds: [groupId] });
  await addTaxExemption(tx, ada, { groupId, state: "WA", certificate: "R-77", expiresOn: "2090-01-01" });
  const buyer = await beginAs(tx, maya, [mugs(shop)]);
  expect(await getCart(as(buyer.by, "cart.use"), tx)).toMatchObject({ quote: { taxMinor: 0, exemptions: ["R-77"] } });
  await fillIn(tx, buyer, [mugs(shop)]);
  await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
  const { orderId } = await placeInside(tx, buyer);
  expect(await orderOf(tx, orderId)).toMatchObject({ tax_minor: 0, tax_exemption: "R-77", tax_rate_ppm: 0, total_minor: 4_350 });
  const next = await beginAs(tx, maya, [mugs(shop, 1)]);
  await tx.execute(sql`update tax_exemption set expires_on = shop_clock()::date - 2`);
  expect(await getCheckout(next.by, tx)).toMatchObject({ totals: { taxMinor: 146, exemptions: [] } });
});

dbTest("a delivery is taxed by what was told of its postcode while that is good, else by its state's rate", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const ada = await hire(tx, "Ada", "pricing.edit", "all", "admin");
  await tx.execute(sql`insert into tax_rate (country, state, postcode, tax_class, rate_ppm, name, source, expires_at) select 'US', 'WA', '98101', class, ppm, 'Seattle', 'taxjar', shop_clock() + interval '1 day' from (values ('standard', 103500), ('delivery', 0)) r(class, ppm)`);
  const buyer = await beginCheckout(tx, [shipped(shop)]);
  await fillIn(tx, buyer, [shipped(shop)]);
  expect(await getCheckout(buyer.by, tx)).toMatchObject({ totals: { taxMinor: 150, isTaxEstimated: false } });
  await tx.execute(sql`update tax_rate set expires_at = shop_clock() - interval '1 second' where postcode = '98101'`);
  expect(await getCheckout(buyer.by, tx)).toMatchObject({ totals: { taxMinor: 146 } });
  await saveTaxRate(tx, ada, { state: "WA", taxClass: "standard", ratePercent: "6.5" });
  expect(await getCheckout(buyer.by, tx)).toMatchObject({ totals: { taxMinor: 94 } });
});

async function beginAs(tx: Tx, maya: Awaited<ReturnType<typeof member>>, wanted: Wanted[]): Promise<Buyer> {
  for (const line of wanted) await addToCart(tx, maya, line);
  const by = as(maya, "orders.place");
  const { checkoutId } = await startCheckout(tx, by);
  await saveContact(tx, by, { checkoutId, name: "Maya Lin", email: "maya@example.com", phone: null });
  return { by, checkoutId };
}
