import type { Tx } from "@/db/client";
import { category, parcel, product, variant } from "@/db/schema/catalog";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import { account, staff, staffLocation } from "@/db/schema/identity";
import { capacityBooking, localDelivery, location, locationHours } from "@/db/schema/locations";
import { cart } from "@/db/schema/carts";
import { checkout, order, orderLine } from "@/db/schema/orders";
import type { Role, StaffPermission } from "@/lib/domain/identity/permission";
import { permit, systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { asId, newId, type AccountId, type CartId, type CategoryId, type CheckoutId, type FulfillmentId, type LocationId, type OrderId, type OrderLineId, type ProductId, type StaffId, type VariantId } from "@/lib/kernel/ids";

/** People, places and goods for tests. */
export const machine = systemPermit("test");
export const shopper = permit({ kind: "guest", deviceId: null, cartId: null }, "orders.place", { channel: "web" });

export async function openStore(tx: Tx, changes: Partial<typeof location.$inferInsert> = {}, hours: { opensMinute: number; closesMinute: number } | null = { opensMinute: 0, closesMinute: 1440 }): Promise<LocationId> {
  const id = newId<LocationId>();
  await tx.insert(location).values({
    id, slug: `store-${id}`, code: id, kind: "store", name: "Pearl District", addressLine1: "1201 NW Everett St", city: "Portland", state: "OR", postcode: "97209",
    latitude: 45.525, longitude: -122.683, timeZone: "America/Los_Angeles", canCurbside: true, ...changes,
  });
  if (hours) await tx.insert(locationHours).values([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ locationId: id, weekday, ...hours })));
  return id;
}

/** A van that leaves every two hours, as far as Portland goes. */
export async function giveVan(tx: Tx, locationId: LocationId, changes: Partial<typeof localDelivery.$inferInsert> = {}): Promise<void> {
  await tx.insert(localDelivery).values({ locationId, radiusMiles: 8, windowMinutes: 120, perWindow: 5, cutoffMinutes: 60, daysAhead: 3, feeMinor: 900, freeFromMinor: 15_000, ...changes });
}

export async function makeLamp(tx: Tx, parcelGrams?: number): Promise<VariantId> {
  const [categoryId, productId, id] = [newId<CategoryId>(), newId<ProductId>(), newId<VariantId>()];
  await tx.insert(category).values({ id: categoryId, slug: `c-${categoryId}`, name: "Lamps" });
  await tx.insert(product).values({ id: productId, externalId: productId, slug: `p-${productId}`, title: "Alder lamp", categoryId });
  await tx.insert(variant).values({ id, productId, sku: id, title: "Brass" });
  if (parcelGrams) await tx.insert(parcel).values({ variantId: id, sequence: 1, weightGrams: parcelGrams, lengthMm: 500, widthMm: 300, heightMm: 300 });
  return id;
}

export type TestOrder = { checkoutId: CheckoutId; orderId: OrderId; number: string; lines: { orderLineId: OrderLineId; fulfillmentId: FulfillmentId; variantId: VariantId; locationId: LocationId; quantity: number }[] };

/** The rows of a placed order, one fulfillment for each line, without promising stock yet. */
export async function writeOrder(tx: Tx, lines: readonly { variantId: VariantId; locationId: LocationId; quantity: number }[], checkoutId = newId<CheckoutId>()): Promise<TestOrder> {
  const orderId = newId<OrderId>();
  const cartId = newId<CartId>();
  const number = `T-${orderId}`;
  await tx.insert(cart).values({ id: cartId, status: "ordered" });
  await tx.insert(checkout).values({ id: checkoutId, cartId, cartVersion: 1, channel: "web", status: "completed", orderId });
  await tx.insert(order).values({ id: orderId, number, checkoutId, channel: "web", contactName: "Ana", email: "ana@example.com", currency: "USD", subtotalMinor: 0, discountMinor: 0, chargesMinor: 0, taxMinor: 0, totalMinor: 0 });
  const placed: TestOrder["lines"] = [];
  for (const [i, line] of lines.entries()) {
    const [orderLineId, fulfillmentId] = [newId<OrderLineId>(), newId<FulfillmentId>()];
    await tx.insert(orderLine).values({ id: orderLineId, orderId, variantId: line.variantId, sku: "S", title: "Alder lamp", quantity: line.quantity, unitPriceMinor: 0, totalMinor: 0 });
    await tx.insert(fulfillment).values({ id: fulfillmentId, orderId, number: `${number}-${i + 1}`, locationId: line.locationId, method: "pickup", currency: "USD", totalMinor: 0, promisedAt: new Date() });
    await tx.insert(fulfillmentLine).values({ fulfillmentId, orderLineId, variantId: line.variantId, quantity: line.quantity, totalMinor: 0 });
    placed.push({ orderLineId, fulfillmentId, ...line });
  }
  return { checkoutId, orderId, number, lines: placed };
}

/** Takes test orders away again, where a test left them in a state that no real one can be in. */
export async function forgetOrders(tx: Tx): Promise<void> {
  for (const table of [capacityBooking, fulfillmentLine, fulfillment, orderLine, order, checkout]) await tx.delete(table);
}

/** A permit of someone who works at these stores. */
export async function hire<K extends StaffPermission>(tx: Tx, role: Role, can: K, storeIds: readonly LocationId[] | "all"): Promise<Permit<K>> {
  const [accountId, staffId] = [newId<AccountId>(), newId<StaffId>()];
  await tx.insert(account).values({ id: accountId, email: `${accountId}@example.com` });
  await tx.insert(staff).values({ id: staffId, accountId, name: "Sam", role });
  if (storeIds !== "all" && storeIds.length > 0) await tx.insert(staffLocation).values(storeIds.map((locationId) => ({ staffId, locationId })));
  return permit({ kind: "staff", staffId, accountId, sessionId: asId(newId()), name: "Sam", role, storeIds }, can, { channel: "store" });
}

export const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);
