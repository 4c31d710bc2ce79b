import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { permit, systemPermit } from "./identity/permit";
import { testGateway } from "./payments/choose-gateway";
import { settlePayments } from "./payments/settle-payments";
import { aGiftCard, balanceOf } from "./payments/value.testing";
import { takeBackSale } from "./returns/take-back-sale";
import type { CartId, OrderId } from "@/lib/kernel/ids";
import { getDrawerReport } from "./till/get-drawer-report";
import { getTill } from "./till/get-till";
import { sellAtTill } from "./till/sell-at-till";
import { cardSale, cashSale, levelOf, mo, openTill, takenAlong, type Till } from "./till/till.testing";
import { voidSale, type TakeBack, type VoidAnswer } from "./till/void-sale";

const system = systemPermit("test");
const takeBack: TakeBack = (tx, actor, sale) => takeBackSale(tx, { work: permit(actor, "returns.work", { channel: "store" }), refund: permit(actor, "returns.refund", { channel: "store" }) }, sale);
const makeVoid = (till: Till, saleId: CartId): Promise<VoidAnswer> => transaction((tx) => voidSale(tx, till.by, { saleId, reason: "wrong lamp", approver: { staffId: till.mo.staffId, pin: mo.pin } }, takeBack));
const moneyOf = async (orderId: OrderId) => {
  await settlePayments(system, { orderId });
  const { rows } = await db.execute<{ words: string }>(sql`select tender || ' ' || captured_minor || ' ' || refunded_minor as words from payment where order_id = ${orderId} order by tender, amount_minor`);
  return rows.map(({ words }) => words);
};

raceTest("the last sale is made void once however often it is pressed: its cash leaves the drawer once, its lamp is on the shelf once", async () => {
  const till = await transaction((tx) => openTill(tx, { lamps: 5 }));
  const { saleId, orderId, orderNumber } = await sellAtTill(till.by, cashSale(till));
  const answers = await Promise.all(Array.from({ length: 3 }, () => makeVoid(till, saleId)));
  expect(answers).toEqual(answers.map(() => ({ isRight: true, orderNumber, cashMinor: 14_205, back: [] })));
  expect(await moneyOf(orderId)).toEqual(["cash 14203 14203"]);
  expect(await levelOf(db, till)).toEqual({ on_hand: 5, allocated: 0 });
  const manager = permit(till.mo, "till.unlock", { channel: "store" });
  expect(await getDrawerReport(manager, till.sessionId)).toMatchObject({
    sales: 1, expectedMinor: 10_000, movements: [{ kind: "void", amountMinor: -14_205 }], voids: [{ number: orderNumber, totalMinor: 14_203, reason: "wrong lamp", who: "Ana", approvedBy: "Mo" }],
  });
  const view = await getTill(permit(till.ana, "till.unlock", { channel: "store" }), { registerId: till.registerId, name: "Till 1", locationId: till.shop.seattle, seller: null });
  expect(view).toMatchObject({ refunds: [], drawer: { lastSale: null } });
});

raceTest("a sale that is made void while the next one is sold is undone, or is no longer the last", async () => {
  const till = await transaction((tx) => openTill(tx, { lamps: 9 }));
  const { saleId, orderId } = await sellAtTill(till.by, cardSale(till));
  const [voided, sold] = await Promise.allSettled([makeVoid(till, saleId), sellAtTill(till.by, cashSale(till))]);
  expect(sold.status).toBe("fulfilled");
  const isVoid = voided.status === "fulfilled";
  expect(await moneyOf(orderId)).toEqual([isVoid ? "card 14203 14203" : "card 14203 0"]);
  expect(await levelOf(db, till)).toEqual({ on_hand: isVoid ? 8 : 7, allocated: 0 });
});

raceTest("a mixed sale of gift card, cash and card is made void whole: what follows is cancelled, each tender has its own back", async () => {
  const till = await transaction((tx) => openTill(tx, { lamps: 5 }));
  const card = await transaction((tx) => aGiftCard(tx, 5_000));
  const wish = cardSale(till, {
    lines: [takenAlong(till.shop.lamp), { ...takenAlong(till.shop.mug), method: "ship" }], giftCards: [{ code: card.code, paysMinor: 4_001 }], cash: { coverMinor: 12_000, receivedMinor: 12_000 },
    following: { name: "Maya Lin", email: "maya@example.com", phone: null, shipTo: { line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" }, slots: [], van: null }, totalMinor: 1_000_000,
  });
  const told: unknown = await sellAtTill(till.by, wish).catch((error: unknown) => error);
  const { totalMinor } = (told as { facts: { totalMinor: number } }).facts; // the price that the till was told
  const { saleId, orderId } = await sellAtTill(till.by, { ...wish, attempt: "attempt-2", totalMinor });
  const before = await testGateway().books();
  const answer = await makeVoid(till, saleId);
  expect(answer).toMatchObject({ isRight: true, cashMinor: 12_000, back: [{ words: "Visa ending in 4242", amountMinor: totalMinor - 16_001 }, { words: "Gift card ending in " + card.code.slice(-4), amountMinor: 4_001 }] });
  await moneyOf(orderId);
  expect(await balanceOf(db, card.storedValueId)).toBe(5_000);
  const books = await testGateway().books();
  expect(books.refundedMinor - before.refundedMinor + (before.heldMinor - books.heldMinor) - (books.capturedMinor - before.capturedMinor)).toBe(totalMinor - 16_001);
  const { rows } = await db.execute(sql`select method, status from fulfillment where order_id = ${orderId} order by method`);
  expect(rows).toEqual([{ method: "carry_out", status: "handed_over" }, { method: "ship", status: "cancelled" }]);
});
