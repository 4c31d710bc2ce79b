import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import type { CustomerId, StoredValueId } from "@/lib/kernel/ids";
import { adjustStoredValue } from "./adjust-stored-value";
import { issueGiftCard, type IssuedGiftCard } from "./issue-gift-card";
import { openStoreCredit } from "./open-store-credit";

process.env.AUTH_SECRET ??= "a secret that only tests know, long enough";
process.env.DATABASE_URL ??= "postgresql://nobody@localhost:1/nothing";

/** A gift card that an administrator issued. */
export async function aGiftCard(tx: Tx, amountMinor: number): Promise<IssuedGiftCard> {
  const by = asStaff(await staffOf(tx, "admin"), "gift_cards.issue");
  return issueGiftCard(tx, by, { amount: amountMinor, reason: "a present", key: randomUUID(), recipientName: null, recipientEmail: null, message: null });
}

export async function storeCreditOf(tx: Tx, customerId: CustomerId, amountMinor: number): Promise<StoredValueId> {
  const by = asStaff(await staffOf(tx, "admin"), "gift_cards.issue");
  const storedValueId = await openStoreCredit(tx, by, { customerId, currency: "USD" });
  await adjustStoredValue(tx, by, { storedValueId, amount: amountMinor, reason: "an apology", key: randomUUID() });
  return storedValueId;
}

export async function balanceOf(from: Reader, id: StoredValueId): Promise<number | undefined> {
  const { rows } = await from.execute<{ balance: number }>(sql`select balance_minor as balance from stored_value where id = ${id}`);
  return rows[0]?.balance;
}
