import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storedValue, storedValueEntry } from "@/db/schema/payments";
import { hashCode } from "@/lib/domain/payments/gift-card-code";
import type { CustomerId, MessageId, StoredValueEntryId, StoredValueId } from "@/lib/kernel/ids";
import { giftCardMail } from "@/lib/domain/messaging/gift-card-mail";
import { renderMail } from "@/lib/domain/messaging/render-mail";
import { message } from "@/db/schema/messaging";
import { tell, type Books } from "./books";
import { machine } from "./order-steps";
import type { Random } from "./random";
import type { Colleague } from "./staff";
import { dayMs, later, type World } from "./world";
import { writeRows } from "./write-rows";

type Value = { code?: string; customerId?: CustomerId; for?: [name: string, email: string]; isBlocked?: boolean; entries: [daysAgo: number, kind: "issued" | "adjusted", amountMinor: number, reason: string][] };

/** Cards whose codes a visitor of the demonstration can type in, and the credit of its shopper. */
const planOf = (shopperId: CustomerId): Value[] => [
  { code: "A1DERWAY00000050", for: ["Robin Ash", "robin.ash@example.com"], entries: [[40, "issued", 5_000, "Thanks for the photos of your kitchen"]] },
  { code: "A1DERWAY00000250", entries: [[21, "issued", 25_000, "Prize of the spring raffle"]] },
  { code: "A1DERWAY00000007", for: ["Sol Marin", "sol.marin@example.com"], entries: [[90, "issued", 2_500, "Late delivery"], [12, "adjusted", -2_500, "Paid out in cash at closing of the account"]] },
  { code: "A1DERWAY00000100", for: ["Kit Rowan", "kit.rowan@example.com"], isBlocked: true, entries: [[15, "issued", 10_000, "Exchange without receipt"]] },
  { customerId: shopperId, entries: [[60, "adjusted", 2_000, "Scratched on delivery, kept with a reduction"], [9, "adjusted", 1_500, "Waited at the curb for half an hour"]] },
];

export async function writeGiftCards(tx: Tx, world: World, staff: readonly Colleague[], shopperId: CustomerId, books: Books): Promise<string> {
  const agent = staff.find(({ role }) => role === "service_agent") ?? staff[0];
  const random = world.random("gift cards");
  const values = planOf(shopperId).map((value) => {
    const createdAt = later(world.now, -Math.max(...value.entries.map(([daysAgo]) => daysAgo)) * dayMs);
    return { ...value, id: random.id<StoredValueId>(createdAt), createdAt };
  });
  await writeRows(tx, storedValue, values.map(({ id, code, customerId, for: to, isBlocked, createdAt }) => ({
    id, kind: code ? "gift_card" as const : "store_credit" as const, status: isBlocked ? "blocked" as const : "active" as const, customerId: customerId ?? null, codeHash: code ? hashCode(code) : null, codeLast4: code?.slice(-4) ?? null,
    currency: "USD", balanceMinor: 0, recipientName: to?.[0] ?? null, recipientEmail: to?.[1] ?? null, createdAt,
  })));
  const entries = values.flatMap(({ id, entries }) => entries.map(([daysAgo, kind, amountMinor, reason]) => {
    const at = later(world.now, -daysAgo * dayMs);
    const entryId = random.id<StoredValueEntryId>(at);
    return { id: entryId, storedValueId: id, kind, amountMinor, reason, byStaffId: agent?.id ?? null, idempotencyKey: `seed:${entryId}`, at };
  }));
  await writeRows(tx, storedValueEntry, entries);
  const sold = await writeSoldCards(tx, books, random);
  return `${values.length} gift cards and store credits, ${sold} sold`;
}

const soldCodes = ["A1DERWAY00000150", "A1DERWAY00000200"];

/** What the gift cards that were sold have become: those for no later day were mailed within the minute. */
async function writeSoldCards(tx: Tx, books: Books, random: Random): Promise<number> {
  const sold = books.orderLines.flatMap((line) => {
    const order = books.orders.find(({ id }) => id === line.orderId);
    return line.gift && line.id && order?.placedAt ? [{ lineId: line.id, gift: line.gift, order, amountMinor: line.unitPriceMinor, at: later(order.placedAt, 3_000) }] : [];
  });
  const cards = sold.map((one, i) => ({ ...one, id: random.id<StoredValueId>(one.at), code: soldCodes[i] ?? `A1DERWAY${String(i).padStart(8, "0")}` }));
  await writeRows(tx, storedValue, cards.map(({ id, code, lineId, gift, at }) => ({
    id, kind: "gift_card" as const, codeHash: hashCode(code), codeLast4: code.slice(-4), currency: "USD", balanceMinor: 0, orderLineId: lineId, position: 0, recipientName: gift.recipientName, recipientEmail: gift.recipientEmail,
    senderName: gift.senderName, message: gift.message, mailAt: gift.sendOn ? new Date(`${gift.sendOn}T15:00:00Z`) : null, createdAt: at,
  })));
  await writeRows(tx, storedValueEntry, cards.map(({ id, lineId, amountMinor, at }) => ({ id: random.id<StoredValueEntryId>(at), storedValueId: id, kind: "issued" as const, amountMinor, reason: "sold", idempotencyKey: `sold:${lineId}:0`, at })));
  for (const { id, order, amountMinor, at } of cards) tell(books, "stored_value.issued", at, "web", machine("settle_payments"), { orderId: order.id ?? null, customerId: order.customerId ?? null, subject: `stored_value:${id}`, payload: { storedValueId: id, amountMinor, reason: "sold" } });
  for (const { id, code, gift, amountMinor, at } of cards) {
    if (gift.sendOn || !gift.recipientEmail) continue;
    const mail = giftCardMail({ ...gift, issuedMinor: amountMinor, currency: "USD" }, code, (process.env.APP_URL ?? "http://localhost:3000").replace(/\/$/, ""));
    const sentAt = later(at, 12_000);
    await writeRows(tx, message, [{ id: random.id<MessageId>(at), dedupeKey: `gift_card:${id}`, template: "gift_card", recipient: gift.recipientEmail, customerId: null, orderId: null, subject: mail.subject, ...(await renderMail(mail)), facts: {}, status: "sent" as const, attempts: 1, createdAt: at, sentAt }]);
  }
  return cards.length;
}

/** The mail of a card that waits for its day. */
export async function scheduleGiftMails(tx: Tx): Promise<string> {
  const { rows } = await tx.execute<{ jobs: number }>(sql`
    with job as (
      select graphile_worker.add_job('send_gift_card_mail', json_build_object('eventId', e.id), run_at => v.mail_at, job_key => 'gift_card_mail:' || v.id, max_attempts => 12)
      from stored_value v join event e on e.subject = 'stored_value:' || v.id and e.kind = 'stored_value.issued' where v.mail_at is not null
    ) select count(*)::int as jobs from job`);
  return `${rows[0]?.jobs ?? 0} gift cards to mail`;
}
