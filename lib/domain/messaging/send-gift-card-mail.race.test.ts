import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { permit, systemPermit } from "@/lib/domain/identity/permit";
import { giftFor } from "@/lib/domain/carts/gift-shelf.testing";
import { oneSold } from "@/lib/domain/orders/gift-sale.testing";
import { takeBackGiftCard } from "@/lib/domain/orders/take-back-gift-card";
import { findGiftCard } from "@/lib/domain/payments/find-gift-card";
import { codeOf } from "@/lib/domain/payments/gift-card-code";
import { issueGiftCard } from "@/lib/domain/payments/issue-gift-card";
import { readdressGiftCard } from "@/lib/domain/payments/readdress-gift-card";
import { showCode } from "@/lib/domain/payments/tender";
import "@/lib/domain/payments/value.testing";
import { sendGiftCardMail } from "./send-gift-card-mail";

const system = systemPermit("test");

raceTest("a gift card is mailed once to whom it is for, with its message, and one without a recipient to nobody", async () => {
  const issued = await transaction(async (tx) => {
    const by = asStaff(await staffOf(tx, "admin"), "gift_cards.issue");
    const card = { amount: 5_000, reason: "a present", recipientName: "Robin Ash", recipientEmail: "robin@example.com", message: "For the new flat" };
    await issueGiftCard(tx, by, { ...card, key: "present-2", recipientEmail: null });
    return issueGiftCard(tx, by, { ...card, key: "present-1" });
  });
  const { rows: events } = await db.execute<{ id: string }>(sql`select id from event where kind = 'stored_value.issued'`);
  for (const { id } of events) await Promise.all([sendGiftCardMail(system, { eventId: Number(id) }), sendGiftCardMail(system, { eventId: Number(id) })]);
  const { rows: mails } = await db.execute<{ recipient: string; plain: string }>(sql`select recipient, plain from message`);
  expect(mails).toMatchObject([{ recipient: "robin@example.com" }]);
  expect(mails[0]?.plain).toContain("For the new flat");
  expect(mails[0]?.plain).toContain(showCode(issued.code));
});

const mailed = async () => (await db.execute<{ recipient: string }>(sql`select recipient from message where template = 'gift_card' order by created_at, id`)).rows.map(({ recipient }) => recipient);
const mailAll = async () => {
  const { rows } = await db.execute<{ id: string }>(sql`select id from event where kind in ('stored_value.issued', 'stored_value.readdressed') order by id`);
  for (const { id } of rows) await Promise.all([sendGiftCardMail(system, { eventId: Number(id) }), sendGiftCardMail(system, { eventId: Number(id) })]);
};

raceTest("a sold card goes to a corrected address under another code, and the one that went astray opens nothing", async () => {
  const sold = await oneSold((shelf) => ({ variantId: shelf.fifty, quantity: 1, gift: giftFor("anna@example.com") }));
  await mailAll();
  const by = permit({ kind: "guest", deviceId: null, cartId: null }, "orders.track", { channel: "web" });
  const to = (recipientEmail: string) => transaction((tx) => readdressGiftCard(tx, by, { orderId: sold.orderId, storedValueId: sold.id, recipientEmail, recipientName: "Ana" }));
  expect(await to("anna@example.com")).toEqual({ isNewCode: false });
  await mailAll();
  expect(await to("ana@example.com")).toEqual({ isNewCode: true });
  await mailAll();
  expect(await mailed()).toEqual(["anna@example.com", "anna@example.com", "ana@example.com"]);
  expect(await findGiftCard(by, codeOf(sold.id))).toBeNull();
  expect(await findGiftCard(by, codeOf(sold.id, 1))).toMatchObject({ balanceMinor: 5_000, isSpendable: true });
}, 60_000);

raceTest("a card for a later day is mailed at nine on that day, and not once it was taken back", async () => {
  const sendOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const sold = await oneSold((shelf) => ({ variantId: shelf.fifty, quantity: 1, gift: giftFor("ana@example.com", { sendOn }) }));
  await mailAll();
  expect(await mailed()).toEqual([]);
  const { rows } = await db.execute<{ day: string }>(sql`select to_char(run_at at time zone 'America/Chicago', 'YYYY-MM-DD HH24:MI') as day from graphile_worker.jobs where key = ${`gift_card_mail:${sold.id}`}`);
  expect(rows).toEqual([{ day: `${sendOn} 09:00` }]);
  const by = permit({ kind: "guest", deviceId: null, cartId: null }, "orders.track", { channel: "web" });
  await transaction((tx) => takeBackGiftCard(tx, by, { orderId: sold.orderId, storedValueId: sold.id, reason: "cancelled by the shopper" }));
  await db.execute(sql`update stored_value set mail_at = shop_clock() - interval '1 minute'`);
  await mailAll();
  expect(await mailed()).toEqual([]);
}, 60_000);
