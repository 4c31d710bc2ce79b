import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { giveBackMoney } from "@/lib/domain/payments/give-back-money";
import { record } from "@/lib/domain/record";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { handOverMinor } from "./fulfillment-money";
import { giveBackCredits } from "./line-credits";
import { sendAgain } from "./send-again";
import { about, lockFulfillment, touched } from "./rows";

/**
 * A shipment that will not arrive. Its units left the books when they left the building, and stay gone; the shopper gets
 * the money back, or the same goods once more without paying again.
 * @throws Refusal `illegal_move` unless it is on its way, `out_of_stock` when it cannot be sent again, `wrong_store`
 */
export async function loseFulfillment(tx: Tx, by: Permit<"fulfillment.manage">, input: { fulfillmentId: FulfillmentId; decision: "refund" | "reship"; note: string }): Promise<{ sentAs: FulfillmentId[] }> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  if (part.status !== "shipped") throw new Refusal("illegal_move");
  const [row] = await tx.update(fulfillment).set({ ...touched, status: "lost" }).where(and(eq(fulfillment.id, part.id), eq(fulfillment.status, "shipped"))).returning({ version: fulfillment.version });
  if (!row) throw new Refusal("illegal_move");
  const gone = part.lines.filter((line) => line.handedOver > 0).map((line) => ({ line, quantity: line.handedOver }));
  const amountMinor = handOverMinor({ ...part, lines: part.lines.map((line) => ({ ...line, handedOver: 0 })) }, gone.map(({ line, quantity }) => ({ line: { ...line, handedOver: 0 }, quantity })));
  const isRefund = input.decision === "refund";
  const why = { reason: "lost on the way", key: `lost:${part.id}` };
  if (isRefund) await giveBackMoney(tx, by, { fulfillmentId: part.id, amountMinor, ...why });
  if (isRefund) for (const { line, quantity } of gone) await giveBackCredits(tx, by, line, { from: 0, count: quantity }, { ...why, key: `${why.key}:${line.id}` });
  const sentAs = isRefund ? [] : await sendAgain(tx, by, part, gone);
  await record(tx, by, { kind: "fulfillment.lost", ...about(part), payload: { decision: input.decision, note: input.note, amountMinor: isRefund ? amountMinor : 0, version: row.version } });
  return { sentAs };
}
