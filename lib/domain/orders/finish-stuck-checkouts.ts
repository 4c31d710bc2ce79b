import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import { listLostAttempts } from "@/lib/domain/payments/list-lost-attempts";
import { log } from "@/lib/kernel/log";
import type { CheckoutId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readClaim } from "./claim-completion";
import { abandonedAfterMs, resumeCompletion } from "./resume-completion";
import { giveBackAttempt } from "./undo-completion";

export type FinishedStuck = { finished: number; undone: number; waiting: number; givenBack: number };

/**
 * Finishes or undoes what a crash, a lost reply or a shopper who left half way has left behind, and gives back money that
 * was authorized for nothing. Safe to run at any time, in any number of workers.
 */
export async function finishStuckCheckouts(by: Permit<"system.run">, input: { checkoutId?: CheckoutId; olderThanMs?: number } = {}, provider: PaymentGateway = gateway()): Promise<FinishedStuck> {
  const result: FinishedStuck = { finished: 0, undone: 0, waiting: 0, givenBack: 0 };
  const olderThanMs = input.olderThanMs ?? abandonedAfterMs;
  for (const id of input.checkoutId ? [input.checkoutId] : await listStuck(olderThanMs)) {
    result[await finishOne(by, id, provider, olderThanMs)] += 1;
  }
  if (input.checkoutId) return result;
  for (const group of await listLostAttempts(olderThanMs)) {
    await giveBackAttempt(by, group, "lost", provider).then(() => (result.givenBack += 1), (error: unknown) => log.warn({ err: error, group }, "an attempt to pay could not be given back yet"));
  }
  return result;
}

async function finishOne(by: Permit<"system.run">, id: CheckoutId, provider: PaymentGateway, abandonAfterMs: number): Promise<"finished" | "undone" | "waiting"> {
  try {
    const claim = await readClaim(id);
    if (!claim) return "finished";
    return (await resumeCompletion(by, claim, provider, abandonAfterMs)).status === "placed" ? "finished" : "waiting";
  } catch (error) {
    if (error instanceof Refusal) return "undone";
    // One that cannot be finished must not keep the others waiting.
    log.warn({ err: error, checkoutId: id }, "a stuck checkout could not be finished yet");
    return "waiting";
  }
}

async function listStuck(olderThanMs: number): Promise<CheckoutId[]> {
  const { rows } = await db.execute<{ id: CheckoutId }>(sql`
    select id from checkout where status = 'completing' and completing_since <= shop_clock() - make_interval(secs => ${olderThanMs / 1000}) order by completing_since limit 50`);
  return rows.map((row) => row.id);
}
