import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { putSale } from "@/lib/domain/carts/put-sale";
import { ada, atRegister, staffOf } from "@/lib/domain/identity/people.testing";
import { newId, type CartId, type CustomerId, type RegisterId } from "@/lib/kernel/ids";
import { askReceipt } from "./ask-receipt";
import { beginCheckout, openStockedShop, placeInside } from "./checkout.testing";
import { prepareCheckout } from "./prepare-checkout";
import { saveBuyer } from "./save-buyer";
import { startCheckout } from "./start-checkout";

async function sale(tx: Tx) {
  const shop = await openStockedShop(tx);
  const till = { registerId: newId<RegisterId>(), locationId: shop.seattle };
  const staff = await staffOf(tx, "associate", [shop.seattle], "Ana");
  const cartId = newId<CartId>();
  await putSale(tx, atRegister(staff, till, "cart.use"), { cartId, lines: [{ variantId: shop.lamp, quantity: 1, method: "carry_out", storeId: shop.seattle }] });
  const by = atRegister(staff, till, "orders.place", cartId);
  return { shop, staff, by, atTill: atRegister(staff, till, "till.sell"), checkoutId: (await startCheckout(tx, by)).checkoutId };
}

dbTest("a sale at a till is in its customer's history, and says where and by whom it was sold", async ({ tx }) => {
  const { shop, staff, by, checkoutId } = await sale(tx);
  const maya = await ada(tx);
  await saveBuyer(tx, by, { checkoutId, customerId: maya.customerId, email: null, cashMinor: 0 });
  expect(await prepareCheckout(tx, by, { checkoutId })).toMatchObject({ isReady: true });
  const claim = await placeInside(tx, { by, checkoutId });
  const { rows } = await tx.execute(sql`select customer_id, contact_name, email, channel, location_id, staff_id from "order" where id = ${claim.orderId}`);
  expect(rows).toEqual([{ customer_id: maya.customerId, contact_name: "Ada Alder", email: "ada@alderway.example", channel: "store", location_id: shop.seattle, staff_id: staff.staffId }]);
});

dbTest("somebody passing by leaves no name; their receipt is mailed where they say, and to nobody else later", async ({ tx }) => {
  const { by, atTill, checkoutId } = await sale(tx);
  await expect(saveBuyer(tx, by, { checkoutId, customerId: newId<CustomerId>(), email: null, cashMinor: 0 })).rejects.toMatchObject({ code: "not_found" });
  await saveBuyer(tx, by, { checkoutId, customerId: null, email: null, cashMinor: 0 });
  await prepareCheckout(tx, by, { checkoutId });
  const { orderId } = await placeInside(tx, { by, checkoutId });
  await askReceipt(tx, atTill, { orderId, email: "maya@example.com" });
  await askReceipt(tx, atTill, { orderId, email: "Maya@example.com" });
  await expect(askReceipt(tx, atTill, { orderId, email: "noah@example.com" })).rejects.toMatchObject({ code: "invalid" });
  const elsewhere = atRegister(await staffOf(tx, "associate"), { registerId: newId<RegisterId>(), locationId: newId() }, "till.sell");
  await expect(askReceipt(tx, elsewhere, { orderId, email: "maya@example.com" })).rejects.toMatchObject({ code: "not_found" });
});

dbTest("nobody but a till names another person as the buyer", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const { by, checkoutId } = await beginCheckout(tx, [{ variantId: shop.mug, quantity: 1, method: "ship", storeId: null }]);
  await expect(saveBuyer(tx, by, { checkoutId, customerId: (await ada(tx)).customerId, email: null, cashMinor: 0 })).rejects.toMatchObject({ code: "forbidden" });
});
