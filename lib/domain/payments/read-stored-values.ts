import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { LedgerEntry, StoredValueRow, StoredValueView } from "./stored-value-view";

/** A sold card that was taken back, of value `v`; unless something spent from it came back to it since. */
export const isTakenBack = sql`(v.balance_minor = 0 and exists (select from stored_value_entry e where e.stored_value_id = v.id and e.kind = 'taken_back'))`;

export const stateOf = sql`case when v.status = 'blocked' and ${isTakenBack} then 'taken_back' when v.status = 'blocked' then 'blocked' when v.balance_minor = 0 then 'used_up' else 'spendable' end`;

const rowOf = sql`jsonb_build_object('id', v.id, 'kind', v.kind, 'state', ${stateOf}, 'last4', v.code_last4, 'currency', v.currency, 'balanceMinor', v.balance_minor, 'createdAt', v.created_at,
  'issuedMinor', (select coalesce(sum(e.amount_minor), 0) from stored_value_entry e where e.stored_value_id = v.id and e.kind in ('issued', 'adjusted', 'refunded') and e.amount_minor > 0 and (e.kind <> 'refunded' or v.kind = 'store_credit')), 'holder', coalesce(c.name, v.recipient_name), 'customerId', v.customer_id)`;

/** Newest first. `which` is a condition on the value `v` and its customer `c`. */
export async function readStoredValues(which: SQL, limit: number, from: Reader): Promise<StoredValueRow[]> {
  const { rows } = await from.execute<{ facts: StoredValueRow }>(sql`
    select ${rowOf} as facts from stored_value v left join customer c on c.id = v.customer_id where ${which} order by v.id desc limit ${limit}`);
  return rows.map(({ facts }) => ({ ...facts, createdAt: new Date(facts.createdAt).toISOString() }));
}

/** With everything that moved them. */
export async function readLedgers(which: SQL, from: Reader): Promise<StoredValueView[]> {
  const { rows } = await from.execute<{ facts: StoredValueView }>(sql`
    select ${rowOf} || jsonb_build_object('recipientEmail', v.recipient_email, 'message', v.message, 'expiresAt', v.expires_at, 'orderLineId', v.order_line_id, 'senderName', v.sender_name, 'mailAt', v.mail_at, 'orderId', (select l.order_id from order_line l where l.id = v.order_line_id),
      'orderNumber', (select o.number from order_line l join "order" o on o.id = l.order_id where l.id = v.order_line_id),
      'entries', coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'amountMinor', e.amount_minor, 'balanceMinor', e.balance, 'reason', e.reason, 'at', e.at, 'orderNumber', o.number, 'by', s.name) order by e.at desc, e.id desc)
        from (select x.*, sum(x.amount_minor) over (order by x.at, x.id) as balance from stored_value_entry x where x.stored_value_id = v.id) e
        left join payment p on p.id = e.payment_id left join "order" o on o.id = p.order_id left join staff s on s.id = e.by_staff_id), '[]')) as facts
    from stored_value v left join customer c on c.id = v.customer_id where ${which} order by v.id`);
  return rows.map(({ facts }) => ({ ...facts, createdAt: new Date(facts.createdAt).toISOString(), entries: facts.entries.map((entry): LedgerEntry => ({ ...entry, at: new Date(entry.at).toISOString() })) }));
}
