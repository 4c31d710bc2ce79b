import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { returnRefund } from "@/db/schema/returns";
import type { Permit } from "@/lib/domain/identity/permit";
import { openStoreCredit } from "@/lib/domain/payments/open-store-credit";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import { wishOf } from "@/lib/domain/payments/wish";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, ReturnId, StoredValueId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { creditOwner } from "./credit-owner";
import { finishIfPaid } from "./finish-return";
import { refundOf, type PartRefund, type RefundWay } from "./return-money";
import { about, lockParts, lockReturn, readPartMoney, readUnits, type LockedReturn } from "./rows";

/**
 * Asks for the money of what was accepted, from the payment that each part of the order was paid with: a sum of whole
 * cents for each, under a key of its own. The return is refunded once all of it has moved. Asking again changes nothing,
 * unless the gateway refused: then it is asked anew. Of an exchanged return that is what the exchange left over. All of it goes to the customer's store credit
 * instead where the shopper wished so, or staff says so with them. @throws Refusal `not_found`, `wrong_store`, `illegal_move`, `refund_too_large`, `no_credit`
 */
export async function refundReturn(tx: Tx, by: Permit<"returns.refund">, { returnId, refundTo }: { returnId: ReturnId; refundTo?: RefundWay | undefined }): Promise<{ amountMinor: number }> {
  const found = await lockReturn(tx, by, returnId);
  if (found.status !== "inspected" && found.status !== "refunded" && found.status !== "exchanged") throw new Refusal("illegal_move");
  await lockParts(tx, found.orderId);
  const asked = await lastAttempts(tx, returnId);
  if (found.status === "exchanged" && asked.length === 0) return { amountMinor: 0 };
  const parts = asked.length > 0 ? asked.filter(({ status }) => status === "failed") : (await firstAttempt(tx, found)).map((part) => ({ ...part, attempt: 0, paidMinor: 0 }));
  const amountMinor = (asked.length > 0 ? asked : parts).reduce((sum, { goodsMinor, deliveryMinor }) => sum + goodsMinor + deliveryMinor, 0);
  if (found.status === "refunded" || (asked.length > 0 && parts.length === 0)) return { amountMinor };
  const creditTo = await creditFor(tx, by, found, refundTo);
  for (const { fulfillmentId, goodsMinor, deliveryMinor, attempt, paidMinor } of parts) {
    const key = `return:${returnId}:${fulfillmentId}:${attempt + 1}`;
    await tx.insert(returnRefund).values({ key, returnId, fulfillmentId, attempt: attempt + 1, goodsMinor, deliveryMinor, askedByStaffId: by.actor.staffId });
    await requestRefund(tx, by, { fulfillmentId, amountMinor: goodsMinor + deliveryMinor - paidMinor, reason: "return", key, ...(creditTo && { creditTo }) });
  }
  await record(tx, by, { kind: "return.refund_asked", ...about(found, { amountMinor }) });
  await finishIfPaid(tx, by, found);
  return { amountMinor };
}

/** The store credit that takes the money, as it was wished for or is said now; null for the way it was paid. */
async function creditFor(tx: Tx, by: Permit<"returns.refund">, { id, orderId, refundTo: wished }: LockedReturn, said: RefundWay | undefined): Promise<StoredValueId | null> {
  const way = said ?? wished;
  if (way !== wished) await tx.execute(sql`update goods_return set refund_to = ${way} where id = ${id}`);
  return way === "store_credit" ? openStoreCredit(tx, by, await creditOwner(tx, orderId)) : null;
}

/** Goods that cost nothing bring nothing back. */
async function firstAttempt(tx: Tx, { id, orderId }: LockedReturn): Promise<PartRefund[]> {
  const units = (await readUnits(tx, id)).filter(({ status }) => status === "accepted");
  return refundOf(units, await readPartMoney(orderId, id, tx)).filter(({ goodsMinor, deliveryMinor }) => goodsMinor + deliveryMinor > 0);
}

type Attempt = PartRefund & {
  fulfillmentId: FulfillmentId; attempt: number; status: "pending" | "succeeded" | "failed";
  /** What earlier attempts brought back: one tender may have paid where another refused. */
  paidMinor: number;
};

async function lastAttempts(tx: Tx, returnId: ReturnId): Promise<Attempt[]> {
  const { rows } = await tx.execute<Attempt>(sql`
    select distinct on (x.fulfillment_id) x.fulfillment_id as "fulfillmentId", x.goods_minor as "goodsMinor", x.delivery_minor as "deliveryMinor", x.attempt, o.status,
      sum(o.succeeded_minor) over (partition by x.fulfillment_id)::integer as "paidMinor"
    from return_refund x join ${wishOf(sql`x.key`)} o on true where x.return_id = ${returnId} order by x.fulfillment_id, x.attempt desc`);
  return rows;
}
