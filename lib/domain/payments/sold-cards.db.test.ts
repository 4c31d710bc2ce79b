import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId, type CategoryId, type FulfillmentId, type OrderId, type OrderLineId, type ProductId, type StoredValueId, type VariantId } from "@/lib/kernel/ids";
import type { Refusal } from "@/lib/kernel/refusal";
import { adjustStoredValue } from "./adjust-stored-value";
import { unblockStoredValue } from "./block-stored-value";
import { findGiftCard } from "./find-gift-card";
import { getStoredValue } from "./get-stored-value";
import { codeOf } from "./gift-card-code";
import { orderPaidBy } from "./payments.testing";
import { readdressGiftCard } from "./readdress-gift-card";
import { requestRefund } from "./request-refund";
import { sellGiftCard } from "./sell-gift-card";
import { takeBackValue } from "./take-back-value";
import "./value.testing";

const system = systemPermit("test");
const gift = { recipientEmail: "ana@example.com", recipientName: "Ana", senderName: "Maya", message: null, sendOn: null, amountMinor: null };

/** A paid order for one gift card worth 50.00, which is made from it. */
async function sold(tx: Tx, to: typeof gift = gift): Promise<{ orderId: OrderId; fulfillmentId: FulfillmentId; orderLineId: OrderLineId; id: StoredValueId }> {
  const { orderId, fulfillmentId } = await orderPaidBy(tx, { ref: randomUUID(), key: randomUUID(), amountMinor: 5_000 });
  const [orderLineId, variantId, productId, categoryId] = [newId<OrderLineId>(), newId<VariantId>(), newId<ProductId>(), newId<CategoryId>()];
  await tx.execute(sql`insert into category (id, slug, name) values (${categoryId}, ${categoryId}, 'Cards')`);
  await tx.execute(sql`insert into product (id, external_id, slug, title, category_id) values (${productId}, ${productId}, ${productId}, 'Gift card', ${categoryId})`);
  await tx.execute(sql`insert into variant (id, product_id, sku, is_gift_card, tax_class) values (${variantId}, ${productId}, ${variantId}, true, 'exempt')`);
  await tx.execute(sql`update "order" set subtotal_minor = 5000, charges_minor = 0 where id = ${orderId}`);
  await tx.execute(sql`insert into order_line (id, order_id, variant_id, sku, title, quantity, unit_price_minor, total_minor, gift) values (${orderLineId}, ${orderId}, ${variantId}, 'CARD', 'Gift card', 1, 5000, 5000, ${JSON.stringify(to)}::jsonb)`);
  await tx.execute(sql`update fulfillment set method = 'email', status = 'delivered', charge_minor = 0 where id = ${fulfillmentId}`);
  await tx.execute(sql`insert into fulfillment_line (id, fulfillment_id, order_line_id, variant_id, quantity, picked, ready, handed_over, total_minor) values (${newId()}, ${fulfillmentId}, ${orderLineId}, ${variantId}, 1, 1, 1, 1, 5000)`);
  await tx.execute(sql`insert into payment_operation (id, payment_id, kind, amount_minor, reason, wish_key, idempotency_key, status) select ${newId()}, id, 'capture', 5000, 'sold', 'capture', 'capture', 'succeeded' from payment where order_id = ${orderId}`);
  await tx.execute(sql`update payment set captured_minor = 5000, status = 'captured' where order_id = ${orderId}`);
  await sellGiftCard(tx, system, { orderId, customerId: null, orderLineId, position: 0, currency: "USD", amountMinor: 5_000, gift: to });
  const { rows: [card] } = await tx.execute<{ id: StoredValueId }>(sql`select id from stored_value where order_line_id = ${orderLineId}`);
  return { orderId, fulfillmentId, orderLineId, id: card?.id ?? newId() };
}

const codeOfRefusal = (work: Promise<unknown>) => work.then(() => "done", (error: Refusal) => error.code);

dbTest("a sold card works at once, keeps its code where it is mailed again, and changes it with the address, five times a day", async ({ tx }) => {
  const { id, orderId } = await sold(tx);
  const by = asStaff(await staffOf(tx, "service_agent"), "gift_cards.issue");
  expect(await findGiftCard(by, codeOf(id), tx)).toMatchObject({ balanceMinor: 5_000, isSpendable: true });
  const to = (recipientEmail: string) => readdressGiftCard(tx, by, { storedValueId: id, recipientEmail, recipientName: null });
  expect(await to("ANA@example.com")).toEqual({ isNewCode: false });
  expect(await to("anna@example.com")).toEqual({ isNewCode: true });
  expect([await findGiftCard(by, codeOf(id), tx), (await findGiftCard(by, codeOf(id, 1), tx))?.isSpendable]).toEqual([null, true]);
  expect(await codeOfRefusal(readdressGiftCard(tx, by, { storedValueId: id, recipientEmail: "x@example.com", recipientName: null, orderId: newId() }))).toBe("not_found");
  for (const name of ["b", "c", "d"]) await readdressGiftCard(tx, by, { storedValueId: id, recipientEmail: `${name}@example.com`, recipientName: null, orderId });
  expect(await codeOfRefusal(to("e@example.com"))).toBe("too_many_attempts");
});

dbTest("a card that is taken back is empty and closed, once, and a shopper may only before it is mailed", async ({ tx }) => {
  const { id, orderId, fulfillmentId } = await sold(tx);
  const agent = asStaff(await staffOf(tx, "service_agent"), "orders.service");
  const takeBack = () => takeBackValue(tx, agent, { orderId, storedValueId: id, reason: "bought twice" });
  expect(await takeBack()).toEqual({ amountMinor: 5_000 });
  await requestRefund(tx, agent, { fulfillmentId, amountMinor: 5_000, reason: "gift card taken back", key: `gift_card:${id}` });
  expect(await findGiftCard(agent, codeOf(id), tx)).toMatchObject({ balanceMinor: 0, isSpendable: false });
  expect(await codeOfRefusal(takeBack())).toBe("illegal_move");
  const issuer = asStaff(await staffOf(tx, "store_manager"), "gift_cards.issue");
  expect(await codeOfRefusal(unblockStoredValue(tx, issuer, { storedValueId: id, reason: "by mistake" }))).toBe("illegal_move");
  expect(await codeOfRefusal(adjustStoredValue(tx, issuer, { storedValueId: id, amount: 1_000, reason: "by mistake", key: newId() }))).toBe("illegal_move");
  expect(await getStoredValue(asStaff(await staffOf(tx, "store_manager"), "gift_cards.view"), id, tx)).toMatchObject({ state: "taken_back", balanceMinor: 0 });
});
