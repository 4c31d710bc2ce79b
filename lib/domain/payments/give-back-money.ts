import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { OperationKind } from "./payment-amounts";
import { requestRefund } from "./request-refund";
import { requestVoid } from "./request-void";
import { lockPaymentsOf } from "./rows";
import { mostOfAll } from "./split-wish";

export type GivenBack = { voidedMinor: number; refundedMinor: number };

/**
 * Gives back what units cost, whatever became of the money: what is not yet charged is voided first, the rest refunded.
 * The same key gives back once. @throws Refusal `refund_too_large`
 */
export async function giveBackMoney(tx: Tx, by: Permit<Permission>, wish: { fulfillmentId: FulfillmentId; amountMinor: number; reason: string; key: string }): Promise<GivenBack> {
  const payments = await lockPaymentsOf(tx, wish.fulfillmentId);
  if (payments.length === 0 || wish.amountMinor === 0) return { voidedMinor: 0, refundedMinor: 0 };
  const given = await alreadyGiven(tx, wish.key);
  if (given) return given;
  const voidedMinor = Math.min(wish.amountMinor, mostOfAll(payments, "void"));
  const refundedMinor = wish.amountMinor - voidedMinor;
  const refundable = mostOfAll(payments, "refund");
  if (refundedMinor > refundable) throw new Refusal("refund_too_large", { most: voidedMinor + refundable });
  if (voidedMinor > 0) await requestVoid(tx, by, { ...wish, amountMinor: voidedMinor, key: `${wish.key}:void` });
  if (refundedMinor > 0) await requestRefund(tx, by, { ...wish, amountMinor: refundedMinor, key: `${wish.key}:refund` });
  return { voidedMinor, refundedMinor };
}

async function alreadyGiven(tx: Tx, key: string): Promise<GivenBack | null> {
  const { rows } = await tx.execute<{ kind: OperationKind; amount_minor: number }>(sql`
    select kind, amount_minor from payment_wish where key in (${`${key}:void`}, ${`${key}:refund`})`);
  const of = (kind: OperationKind) => rows.find((row) => row.kind === kind)?.amount_minor ?? 0;
  return rows.length > 0 ? { voidedMinor: of("void"), refundedMinor: of("refund") } : null;
}
