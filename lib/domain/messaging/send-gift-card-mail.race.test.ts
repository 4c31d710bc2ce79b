import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { issueGiftCard } from "@/lib/domain/payments/issue-gift-card";
import { showCode } from "@/lib/domain/payments/tender";
import "@/lib/domain/payments/value.testing";
import { sendGiftCardMail } from "./send-gift-card-mail";

raceTest("a gift card is mailed once to whom it is for, with its message, and one without a recipient to nobody", async () => {
  const issued = await transaction(async (tx) => {
    const by = asStaff(await staffOf(tx, "admin"), "gift_cards.issue");
    const card = { amount: 5_000, reason: "a present", recipientName: "Robin Ash", recipientEmail: "robin@example.com", message: "For the new flat" };
    await issueGiftCard(tx, by, { ...card, key: "present-2", recipientEmail: null });
    return issueGiftCard(tx, by, { ...card, key: "present-1" });
  });
  const { rows: events } = await db.execute<{ id: string }>(sql`select id from event where kind = 'stored_value.issued'`);
  const system = systemPermit("test");
  for (const { id } of events) await Promise.all([sendGiftCardMail(system, { eventId: Number(id) }), sendGiftCardMail(system, { eventId: Number(id) })]);
  const { rows: mails } = await db.execute<{ recipient: string; plain: string }>(sql`select recipient, plain from message`);
  expect(mails).toMatchObject([{ recipient: "robin@example.com" }]);
  expect(mails[0]?.plain).toContain("For the new flat");
  expect(mails[0]?.plain).toContain(showCode(issued.code));
});
