import { sql } from "drizzle-orm";
import { transaction, type Tx } from "@/db/client";
import { openTask } from "@/lib/domain/fulfillment/open-task";
import type { Permit } from "@/lib/domain/identity/permit";
import { holdStock } from "@/lib/domain/inventory/hold-stock";
import { holdSlot } from "@/lib/domain/locations/hold-slot";
import { closeAttempt, releaseHeldValue } from "@/lib/domain/payments/close-attempt";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import { record } from "@/lib/domain/record";
import { log } from "@/lib/kernel/log";
import { Refusal } from "@/lib/kernel/refusal";
import { holdMinutes } from "./checkout";
import type { CheckoutFailure } from "./checkout-failure";
import { attemptOf, type Claim } from "./claim-completion";
import { demandOf, slotsOf } from "./plan";

type By = Permit<"orders.place"> | Permit<"system.run">;
type Giver = By | Permit<"orders.track">;

/**
 * The gateway authorized nothing: the checkout is ready again, with everything that was entered and its hold, prolonged
 * by a full period the first time. False when someone else has finished it meanwhile.
 */
export async function declineCompletion(by: By, claim: Claim, failure: "card_declined" | "challenge_required"): Promise<boolean> {
  return transaction(async (tx) => {
    if (!(await leaveCompleting(tx, claim, failure))) return false;
    await closeAttempt(tx, by, { group: attemptOf(claim), as: "failed", code: failure, customerId: claim.customerId });
    await record(tx, by, { kind: "checkout.declined", customerId: claim.customerId, subject: `checkout:${claim.checkoutId}`, payload: { checkoutId: claim.checkoutId, failure } });
    await prolongHold(tx, by, claim);
    return true;
  });
}

/**
 * The order cannot be placed: the checkout is given back first, then the money, so that nobody can place it in between.
 * A crash after the first step leaves a lost attempt, which `finishStuckCheckouts` gives back. False when someone else has finished it meanwhile.
 */
export async function undoCompletion(by: By, claim: Claim, failure: CheckoutFailure, provider: PaymentGateway): Promise<boolean> {
  const isMine = await transaction(async (tx) => {
    if (!(await leaveCompleting(tx, claim, failure))) return false;
    await releaseHeldValue(tx, by, { group: attemptOf(claim), as: "voided", code: failure, customerId: claim.customerId });
    await record(tx, by, { kind: "checkout.declined", customerId: claim.customerId, subject: `checkout:${claim.checkoutId}`, payload: { checkoutId: claim.checkoutId, failure } });
    if (wasPaid.has(failure)) await openTask(tx, by, {
      kind: "payment_without_stock", locationId: claim.plan.parts[0]?.locationId ?? null, dedupeKey: `payment_without_stock:${attemptOf(claim)}`,
      facts: { orderNumber: claim.orderNumber, failure, amountMinor: claim.totalMinor },
    });
    return true;
  });
  if (isMine) {
    await giveBackAttempt(by, attemptOf(claim), failure, provider).catch((error: unknown) => log.warn({ err: error, checkoutId: claim.checkoutId }, "the money of an undone order is given back later"));
  }
  return isMine;
}

/** Voids whatever an attempt authorized, and writes that down. */
export async function giveBackAttempt(by: Giver, group: string, code: string, provider: PaymentGateway): Promise<void> {
  await provider.abandon(group);
  await transaction((tx) => closeAttempt(tx, by, { group, as: "voided", code }));
}

/** The card was good and the goods were gone: a person should know. */
const wasPaid: ReadonlySet<string> = new Set(["out_of_stock", "slot_full", "slot_past", "past_cutoff", "store_closed"]);
/** After these the totals still hold, so the shopper may pay again at once. */
const staysReady: ReadonlySet<string> = new Set(["card_declined", "challenge_required", "gateway_down"]);

async function leaveCompleting(tx: Tx, { checkoutId, key }: Claim, failure: CheckoutFailure): Promise<boolean> {
  const status = staysReady.has(failure) ? "ready" : "open";
  const { rowCount } = await tx.execute(sql`
    update checkout set status = ${status}, failure_code = ${failure}, completing_since = null, challenge_url = null, version = version + 1, updated_at = shop_clock()
    where id = ${checkoutId} and status = 'completing' and completion_key = ${key}`);
  return rowCount === 1;
}

async function prolongHold(tx: Tx, by: By, { checkoutId, plan }: Claim): Promise<void> {
  const { rows } = await tx.execute<{ expires_ms: number }>(sql`
    update checkout set hold_prolonged = true, hold_expires_at = shop_clock() + make_interval(mins => ${holdMinutes}) where id = ${checkoutId} and not hold_prolonged
    returning extract(epoch from hold_expires_at)::float8 * 1000 as expires_ms`);
  const expiresMs = rows[0]?.expires_ms;
  if (expiresMs === undefined) return;
  const expiresAt = new Date(expiresMs);
  const isHeld = (await holdSlotsAgain(tx, by, { checkoutId, plan }, expiresAt)) && (await holdStock(tx, by, { checkoutId, demand: demandOf(plan), expiresAt })).ok;
  // The hold had run out and others were quicker: the shopper sees it at the lines when they go on.
  if (!isHeld) await tx.execute(sql`update checkout set status = 'open', failure_code = 'hold_expired' where id = ${checkoutId}`);
}

async function holdSlotsAgain(tx: Tx, by: By, { checkoutId, plan }: Pick<Claim, "checkoutId" | "plan">, expiresAt: Date): Promise<boolean> {
  for (const { locationId, purpose, startsAt, endsAt } of slotsOf(plan)) {
    try {
      await holdSlot(tx, by, { checkoutId, locationId, purpose, startsAt, endsAt, expiresAt });
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
  return true;
}
