import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { putSale } from "@/lib/domain/carts/put-sale";
import { member } from "@/lib/domain/carts/testing";
import { atRegister, staffOf } from "@/lib/domain/identity/people.testing";
import { aGiftCard, storeCreditOf } from "@/lib/domain/payments/value.testing";
import { newId, type CartId, type RegisterId } from "@/lib/kernel/ids";
import { beginCheckout, openStockedShop } from "./checkout.testing";
import { saveBuyer } from "./save-buyer";
import { saveTenders } from "./save-tenders";
import { startCheckout } from "./start-checkout";

dbTest("gift cards and the customer's own credit pay what was agreed at the till, each once and never more than is on them", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const maya = await member(tx);
  const [card, credit] = [await aGiftCard(tx, 5_000), await storeCreditOf(tx, maya.customerId, 3_000)];
  const [cartId, staff, till] = [newId<CartId>(), await staffOf(tx, "associate", [shop.seattle]), { registerId: newId<RegisterId>(), locationId: shop.seattle }];
  const by = atRegister(staff, till, "orders.place", cartId);
  await putSale(tx, atRegister(staff, till, "cart.use", cartId), { cartId, lines: [{ variantId: shop.lamp, quantity: 1, method: "carry_out", storeId: shop.seattle }] });
  const { checkoutId } = await startCheckout(tx, by);
  await saveBuyer(tx, by, { checkoutId, customerId: maya.customerId, cashMinor: 0, email: null });
  await saveTenders(tx, by, { checkoutId, giftCards: [{ code: card.code, paysMinor: 4_000 }], creditMinor: 3_000, pointsMinor: 0 });
  const { rows } = await tx.execute(sql`select stored_value_ids, stored_value_caps from checkout where id = ${checkoutId}`);
  expect(rows).toEqual([{ stored_value_ids: [card.storedValueId, credit], stored_value_caps: { [card.storedValueId]: 4_000, [credit]: 3_000 } }]);
  const once = { code: card.code, paysMinor: 100 };
  await expect(saveTenders(tx, by, { checkoutId, giftCards: [once, once], creditMinor: 0, pointsMinor: 0 })).rejects.toMatchObject({ code: "tender_changed" });
  await expect(saveTenders(tx, by, { checkoutId, giftCards: [], creditMinor: 3_001, pointsMinor: 0 })).rejects.toMatchObject({ code: "tender_changed" });
});

dbTest("nobody but a till agrees on what a balance pays", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const buyer = await beginCheckout(tx, [{ variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle }]);
  await expect(saveTenders(tx, buyer.by, { checkoutId: buyer.checkoutId, giftCards: [], creditMinor: 1, pointsMinor: 0 })).rejects.toMatchObject({ code: "forbidden" });
});
