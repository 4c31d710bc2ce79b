import { transaction, type Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { ReturnId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { say } from "@/lib/kernel/wording";
import { approveReturn } from "./approve-return";
import { refundReturn } from "./refund-return";

export type ManySteps = { done: number; refused: { returnId: ReturnId; why: string }[] };
type Many = { returnIds: readonly ReturnId[] };

/** Says yes to many returns that wait for it. Each stands alone: one that cannot keeps no other back. */
export const approveMany = (by: Permit<"returns.approve">, { returnIds }: Many): Promise<ManySteps> => each(returnIds, (tx, returnId) => approveReturn(tx, by, { returnId }));

/** Asks for the money of many inspected returns; each stands alone. */
export const refundMany = (by: Permit<"returns.refund">, { returnIds }: Many): Promise<ManySteps> => each(returnIds, (tx, returnId) => refundReturn(tx, by, { returnId }));

async function each(returnIds: readonly ReturnId[], step: (tx: Tx, returnId: ReturnId) => Promise<unknown>): Promise<ManySteps> {
  const refused: ManySteps["refused"] = [];
  for (const returnId of new Set(returnIds)) {
    try {
      await transaction((tx) => step(tx, returnId));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ returnId, why: say(error.code, error.facts) });
    }
  }
  return { done: new Set(returnIds).size - refused.length, refused };
}
