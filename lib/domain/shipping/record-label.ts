import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { about } from "@/lib/domain/fulfillment/rows";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, LabelId } from "@/lib/kernel/ids";
import type { CarriageRate, LabelAnswer } from "./gateway";
import { advanceLabel } from "./label-rows";
import { lockShipment } from "./rows";

/** Keeps what a carrier answered. An answer that is known already changes nothing. */
export async function recordLabel(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId; labelId: LabelId; answer: LabelAnswer; rate: CarriageRate | null }): Promise<void> {
  const part = await lockShipment(tx, by, input.fulfillmentId);
  const { answer, labelId, rate } = input;
  if (answer.status === "refused") {
    await advanceLabel(tx, labelId, "asked", "failed", { problem: answer.reason.slice(0, 300) });
    return;
  }
  const isNew = await advanceLabel(tx, labelId, "asked", "bought", {
    carrierRef: answer.ref, trackingNumber: answer.trackingNumber, trackingUrl: answer.trackingUrl, amountMinor: answer.amountMinor, currency: answer.currency, document: answer.document,
    carrierName: rate?.carrier ?? "", serviceTitle: rate?.title ?? "", transitDays: rate?.transitDays ?? null, boughtAt: await clock(tx),
  });
  if (isNew) await record(tx, by, { kind: "shipment.label_bought", ...about(part), payload: { labelId, trackingNumber: answer.trackingNumber, amountMinor: answer.amountMinor, service: rate?.title ?? "" } });
}

export async function clock(tx: Tx): Promise<Date> {
  const { rows } = await tx.execute<{ ms: number }>(sql`select round(extract(epoch from shop_clock()) * 1000)::float8 as ms`);
  return new Date(rows[0]?.ms ?? Date.now());
}
