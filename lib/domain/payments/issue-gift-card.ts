import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { homeCurrency } from "@/lib/kernel/currency";
import { newId, type StoredValueId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { checkStaffLimit } from "./check-staff-limit";
import { codeOf } from "./gift-card-code";
import { createGiftCard } from "./create-gift-card";
import type { IssueGiftCard } from "./stored-value-input";

export type IssuedGiftCard = { storedValueId: StoredValueId; code: string };

/** A gift card from staff, with a reason; mailed when it has a recipient. The same key issues one. @throws Refusal `over_limit` */
export async function issueGiftCard(tx: Tx, by: Permit<"gift_cards.issue">, { amount, reason, key, ...to }: IssueGiftCard): Promise<IssuedGiftCard> {
  const { rows: [known] } = await tx.execute<{ id: StoredValueId }>(sql`select stored_value_id as id from stored_value_entry where idempotency_key = ${`issue:${key}`}`);
  if (known) return { storedValueId: known.id, code: codeOf(known.id) };
  await checkStaffLimit(tx, by, amount, (minor) => formatMoney(minor, homeCurrency));
  const storedValueId = newId<StoredValueId>();
  const code = await createGiftCard(tx, { id: storedValueId, currency: homeCurrency, ...to });
  await tx.execute(sql`
    insert into stored_value_entry (id, stored_value_id, kind, amount_minor, reason, by_staff_id, idempotency_key)
    values (${newId()}, ${storedValueId}, 'issued', ${amount}, ${reason}, ${by.actor.staffId}, ${`issue:${key}`})`);
  await record(tx, by, { kind: "stored_value.issued", subject: `stored_value:${storedValueId}`, payload: { storedValueId, amountMinor: amount, reason } });
  return { storedValueId, code };
}
