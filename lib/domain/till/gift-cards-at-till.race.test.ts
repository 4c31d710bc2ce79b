import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { settleOrderMoney } from "@/lib/domain/orders/settle-order-money";
import { takeBackGiftCard } from "@/lib/domain/orders/take-back-gift-card";
import { listPrintedCards } from "@/lib/domain/payments/list-printed-cards";
import { giftFor, openGiftShelf } from "@/lib/domain/carts/gift-shelf.testing";
import { aGiftCard } from "@/lib/domain/payments/value.testing";
import type { RefundId, StoredValueId, VariantId } from "@/lib/kernel/ids";
import { bookOfflineSale } from "./book-offline-sale";
import { getDrawerReport } from "./get-drawer-report";
import { getTill } from "./get-till";
import { goOffline } from "./offline.testing";
import { payOutRefund } from "./pay-out-refund";
import { sellAtTill } from "./sell-at-till";
import type { SaleGift, SaleLine } from "./till-input";
import { cardSale, cashSale, mo, openTill, takenAlong } from "./till.testing";
import { voidSale } from "./void-sale";

const giftLine = (variantId: VariantId, gift: Partial<SaleGift> = {}, quantity = 1): SaleLine =>
  ({ variantId, quantity, off: null, method: "email", storeId: null, isSent: false, gift: { ...giftFor("ana@example.com"), key: randomUUID(), ...gift } });

raceTest("a till sells gift cards beside goods for cash, and the customer leaves with a printed code that works at once", async () => {
  const { till, shelf } = await transaction(async (tx) => { const open = await openTill(tx); return { till: open, shelf: await openGiftShelf(tx, open.shop) }; });
  const lines = [takenAlong(till.shop.lamp), giftLine(shelf.fifty, { recipientEmail: null }), giftLine(shelf.chosen, { amountMinor: 7_525 })];
  const sale = cashSale(till, 1, { lines, totalMinor: 14_203 + 5_000 + 7_525, cash: { coverMinor: 26_728, receivedMinor: 26_750 } });
  const answers = await Promise.all([sellAtTill(till.by, sale), sellAtTill(till.by, sale), sellAtTill(till.by, sale)]);
  expect(new Set(answers.map(({ orderNumber }) => orderNumber)).size).toBe(1);
  expect(answers[0]).toMatchObject({ printed: 1, isVoidable: false, following: [] });
  const printed = await listPrintedCards(asStaff(till.ana, "gift_cards.view"), answers[0]!.orderNumber);
  expect(printed).toMatchObject([{ amountMinor: 5_000 }]);
  const bought = await sellAtTill(till.by, cardSale(till, { giftCards: [{ code: printed[0]!.code, paysMinor: 5_000 }] }));
  expect(bought.values).toEqual([{ words: `Gift card ending in ${printed[0]!.code.slice(-4)}`, leftMinor: 0 }]);
  expect(await listPrintedCards(asStaff(till.ana, "gift_cards.view"), answers[0]!.orderNumber)).toEqual([]);
  expect((await db.execute(sql`select count(*)::int as cards, sum(amount_minor)::int as worth from stored_value v join stored_value_entry e on e.stored_value_id = v.id and e.kind = 'issued' where v.order_line_id is not null`)).rows).toEqual([{ cards: 2, worth: 12_525 }]);
}, 60_000);

raceTest("a till sells no gift card for another one, and none whose card is declined", async () => {
  const { till, shelf, card } = await transaction(async (tx) => { const open = await openTill(tx); return { till: open, shelf: await openGiftShelf(tx, open.shop), card: await aGiftCard(tx, 9_000) }; });
  const sale = { lines: [giftLine(shelf.fifty)], totalMinor: 5_000 };
  await expect(sellAtTill(till.by, cardSale(till, { ...sale, card: null, giftCards: [{ code: card.code, paysMinor: 5_000 }] }))).rejects.toMatchObject({ code: "gift_cards_only" });
  await expect(sellAtTill(till.by, cardSale(till, { ...sale, card: "4000000000000002" }))).rejects.toMatchObject({ code: "card_declined" });
  await expect(sellAtTill(till.by, cardSale(till, { lines: [giftLine(shelf.chosen, { amountMinor: 999 })], totalMinor: 999 }))).rejects.toMatchObject({ code: "invalid" });
  expect((await db.execute(sql`select from stored_value where order_line_id is not null`)).rowCount).toBe(0);
}, 60_000);

raceTest("a sale of gift cards is not made void; its card is taken back once, and the cash for it comes out of the drawer", async () => {
  const { till, shelf, agent } = await transaction(async (tx) => { const open = await openTill(tx); return { till: open, shelf: await openGiftShelf(tx, open.shop), agent: asStaff(await staffOf(tx, "service_agent"), "orders.service") }; });
  const { saleId, orderId } = await sellAtTill(till.by, cashSale(till, 1, { lines: [giftLine(shelf.fifty, { recipientEmail: null })], totalMinor: 5_000, cash: { coverMinor: 5_000, receivedMinor: 5_000 } }));
  await expect(transaction((tx) => voidSale(tx, till.by, { saleId, reason: "wrong card", approver: { staffId: till.mo.staffId, pin: mo.pin } }, async () => {}))).rejects.toMatchObject({ code: "not_last_sale" });
  const { rows: [card] } = await db.execute<{ id: StoredValueId; balance: number }>(sql`select id, balance_minor as balance from stored_value`);
  expect(card?.balance).toBe(5_000);
  const takeBack = () => transaction((tx) => takeBackGiftCard(tx, agent, { orderId, storedValueId: card!.id, reason: "wrong card" }));
  expect((await Promise.allSettled([takeBack(), takeBack(), takeBack()])).filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await settleOrderMoney(systemPermit("test"), { orderId });
  const view = await getTill(asStaff(till.ana, "till.unlock"), { registerId: till.registerId, name: "Till 1", locationId: till.shop.seattle, seller: till.by.actor });
  expect(view?.refunds).toMatchObject([{ amountMinor: 5_000, cashMinor: 5_000 }]);
  await transaction((tx) => payOutRefund(tx, till.by, { operationId: view!.refunds[0]!.operationId as RefundId }));
  expect(await getDrawerReport(asStaff(till.mo, "till.unlock"), till.sessionId)).toMatchObject({ expectedMinor: 10_000 });
}, 60_000);

raceTest("an offline sale of a gift card is listed and not booked: no card comes of it", async () => {
  const till = await goOffline();
  const shelf = await transaction((tx) => openGiftShelf(tx, till.shop));
  const entry = await till.sell({ lines: [{ variantId: shelf.fifty, quantity: 1, unitMinor: 5_000, discountMinor: 0, taxRatePpm: 0, isTaxIncluded: false, taxMinor: 0 }], totalMinor: 5_000, receivedMinor: 5_000 });
  expect(await transaction((tx) => bookOfflineSale(tx, till.sync, { place: till.place, entry }))).toEqual({ is: "refused", reason: "online_only" });
  expect((await db.execute(sql`select (select count(*)::int from stored_value) as cards, (select count(*)::int from "order") as orders`)).rows).toEqual([{ cards: 0, orders: 0 }]);
});
