import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { isTakenBack } from "./read-stored-values";
import type { BlockStoredValue } from "./stored-value-input";
import type { StoredValueStatus } from "./tender";

/** Nothing can be paid with it any more; what was held for an order stays the order's. @throws Refusal `illegal_move` */
export const blockStoredValue = (tx: Tx, by: Permit<"gift_cards.issue">, input: BlockStoredValue): Promise<void> => move(tx, by, input, "blocked");

/** It can be spent again; not what was taken back. @throws Refusal `illegal_move` */
export const unblockStoredValue = (tx: Tx, by: Permit<"gift_cards.issue">, input: BlockStoredValue): Promise<void> => move(tx, by, input, "active");

async function move(tx: Tx, by: Permit<"gift_cards.issue">, { storedValueId, reason }: BlockStoredValue, status: StoredValueStatus): Promise<void> {
  const { rows } = await tx.execute<{ customer_id: CustomerId | null }>(sql`update stored_value v set status = ${status} where v.id = ${storedValueId} and v.kind <> 'points' and v.status <> ${status} and not ${isTakenBack} returning v.customer_id`);
  if (!rows[0]) throw new Refusal("illegal_move");
  await record(tx, by, { kind: status === "blocked" ? "stored_value.blocked" : "stored_value.unblocked", subject: `stored_value:${storedValueId}`, customerId: rows[0].customer_id, payload: { storedValueId, reason } });
}
