import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { asStaff } from "@/lib/domain/identity/people.testing";
import { listPrintedCards } from "@/lib/domain/payments/list-printed-cards";
import { giftFor, openGiftShelf } from "@/lib/domain/carts/gift-shelf.testing";
import { aGiftCard } from "@/lib/domain/payments/value.testing";
import type { VariantId } from "@/lib/kernel/ids";
import { sellAtTill } from "./sell-at-till";
import type { SaleGift, SaleLine } from "./till-input";
import { cardSale, cashSale, openTill, takenAlong } from "./till.testing";

const giftLine = (variantId: VariantId, gift: Partial<SaleGift> = {}, quantity = 1): SaleLine =>
  ({ variantId, quantity, off: null, method: "email", storeId: null, isSent: false, gift: { ...giftFor("ana@example.com"), key: randomUUID(), ...gift } });

raceTest("a till sells gift cards beside goods for cash, and the customer leaves with a printed code that works at once", async () => {
  const { till, shelf } = await transaction(async (tx) => { const open = await openTill(tx); return { till: open, shelf: await openGiftShelf(tx, open.shop) }; });
  const lines = [takenAlong(till.shop.lamp), giftLine(shelf.fifty, { recipientEmail: null }), giftLine(shelf.chosen, { amountMinor: 7_525 })];
  const sale = cashSale(till, 1, { lines, totalMinor: 14_203 + 5_000 + 7_525, cash: { coverMinor: 26_728, receivedMinor: 26_750 } });
  const answers = await Promise.all([sellAtTill(till.by, sale), sellAtTill(till.by, sale), sellAtTill(till.by, sale)]);
  expect(new Set(answers.map(({ orderNumber }) => orderNumber)).size).toBe(1);
  expect(answers[0]).toMatchObject({ printed: 1, following: [] });
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
