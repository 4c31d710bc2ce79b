import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine, pickupPass } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { handOverStock } from "@/lib/domain/inventory/hand-over-stock";
import { requestCapture } from "@/lib/domain/payments/request-capture";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, FulfillmentLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { checkProof, type HandOverProof, type ProofRefused } from "./check-proof";
import { handOverMinor } from "./fulfillment-money";
import { leftToHandOver, sumOf } from "./line-progress";
import { about, lockFulfillment, touched, type LockedFulfillment } from "./rows";

export type HandOverInput = {
  fulfillmentId: FulfillmentId;
  proof: HandOverProof;
  /** Only these units now; all that is ready when left out. */
  lines?: { lineId: FulfillmentLineId; quantity: number }[];
};
export type HandedOver = { isHandedOver: true; isComplete: boolean; version: number; amountMinor: number };

/**
 * Gives goods to a person who proved to be the right one, and asks for the money of exactly those goods. A wrong code is
 * an answer, not an error, so that its count stays. Repeating it after all is handed over changes nothing.
 * @throws Refusal `not_ready`, `illegal_move`, `wrong_store`
 */
export async function handOver(tx: Tx, by: Permit<"fulfillment.work">, input: HandOverInput): Promise<HandedOver | ProofRefused> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  if (part.status === "handed_over") return { isHandedOver: true, isComplete: true, version: part.version, amountMinor: 0 };
  if (part.status !== "ready") throw new Refusal("not_ready");
  const given = unitsToGive(part, input.lines);
  const refused = await checkProof(tx, by, part, input.proof);
  if (refused) return refused;
  for (const { line, quantity } of given) {
    await tx.update(fulfillmentLine).set({ handedOver: sql`${fulfillmentLine.handedOver} + ${quantity}` }).where(eq(fulfillmentLine.id, line.id));
  }
  const isComplete = sumOf(part.lines, leftToHandOver) === given.reduce((sum, one) => sum + one.quantity, 0);
  const version = await setHandedOver(tx, by, part, input.proof, isComplete);
  await handOverStock(tx, by, { fulfillmentId: part.id, lines: given.map(({ line, quantity }) => ({ orderLineId: line.orderLineId, quantity })), sequence: version });
  const amountMinor = part.isPrepaid ? 0 : handOverMinor(part, given);
  if (amountMinor > 0) await requestCapture(tx, by, { fulfillmentId: part.paidByFulfillmentId ?? part.id, amountMinor, reason: "handed over", key: `capture:${part.id}:${version}` });
  await record(tx, by, {
    kind: isComplete ? "fulfillment.handed_over" : "fulfillment.part_handed_over", ...about(part), variantIds: given.map(({ line }) => line.variantId),
    payload: { proof: input.proof.kind, amountMinor, version, lines: given.map(({ line, quantity }) => ({ lineId: line.id, quantity })) },
  });
  return { isHandedOver: true, isComplete, version, amountMinor };
}

function unitsToGive(part: LockedFulfillment, chosen: HandOverInput["lines"]) {
  const given = part.lines.map((line) => ({ line, quantity: chosen ? chosen.filter((one) => one.lineId === line.id).reduce((sum, one) => sum + one.quantity, 0) : leftToHandOver(line) }));
  if (chosen?.some((one) => one.quantity < 0 || !part.lines.some((line) => line.id === one.lineId))) throw new Refusal("illegal_move");
  if (given.some(({ line, quantity }) => quantity > leftToHandOver(line)) || given.every(({ quantity }) => quantity === 0)) throw new Refusal("illegal_move");
  return given.filter(({ quantity }) => quantity > 0);
}

async function setHandedOver(tx: Tx, by: Permit<"fulfillment.work">, part: LockedFulfillment, proof: HandOverProof, isComplete: boolean): Promise<number> {
  const to = proof.kind === "id" ? proof.name : ((proof.kind === "pass" ? await getPassName(tx, proof.code) : part.pickupPersonName) ?? part.contactName);
  const [row] = await tx
    .update(fulfillment)
    .set({
      ...touched, codeFailures: 0, codeLockedUntil: null, handedOverTo: to, handedOverProof: proof.kind, handedOverByStaffId: by.actor.staffId,
      ...(isComplete && { status: "handed_over" as const, handedOverAt: sql`shop_clock()` }),
    })
    .where(and(eq(fulfillment.id, part.id), eq(fulfillment.status, "ready")))
    .returning({ version: fulfillment.version });
  if (!row) throw new Refusal("illegal_move");
  return row.version;
}

async function getPassName(tx: Tx, code: string): Promise<string | null> {
  const [pass] = await tx.select({ name: pickupPass.name }).from(pickupPass).where(eq(pickupPass.code, code));
  return pass?.name ?? null;
}
