import type { z } from "zod";
import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { withinLimit } from "@/lib/domain/identity/throttle";
import { Refusal } from "@/lib/kernel/refusal";
import { claimReceipt, type receiptInput } from "./claim-receipt";

const day = 24 * 60;

/**
 * Numbers follow each other and sums repeat, so a member has six tries a day. They are counted first, since a refusal
 * undoes its transaction. @throws Refusal `too_many_attempts`, and those of `claimReceipt`
 */
export async function tryReceipt(by: Permit<"account.own">, input: z.output<typeof receiptInput>): Promise<{ number: string }> {
  const isWithin = await transaction((tx) => withinLimit(tx, { key: `receipt:${by.actor.customerId}`, max: 6, windowMinutes: day }));
  if (!isWithin) throw new Refusal("too_many_attempts", { minutes: day });
  return transaction((tx) => claimReceipt(tx, by, input));
}
