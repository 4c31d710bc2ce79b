import { eq } from "drizzle-orm";
import { transaction, type Tx } from "@/db/client";
import { shipmentBox, shippingLabel } from "@/db/schema/shipping";
import { about } from "@/lib/domain/fulfillment/rows";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { LabelId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { outside } from "./buy-labels";
import { gatewayOf } from "./choose-gateway";
import type { CarrierGateway, CarrierName } from "./gateway";
import { advanceLabel } from "./label-rows";
import { clock } from "./record-label";
import { lockShipmentOfBox } from "./rows";

/**
 * Gives a label back to its carrier while the box is still here. What the carrier does not answer is asked again by
 * pressing again. @throws Refusal `not_found`, `illegal_move` once the box has left, `carrier_down`, `carrier_refused`: then the label stays good
 */
export async function voidLabel(by: Permit<"fulfillment.work">, input: { labelId: LabelId }, of: (name: CarrierName) => CarrierGateway = gatewayOf): Promise<Record<string, never>> {
  const label = await transaction((tx) => startVoid(tx, by, input));
  if (label === null) return {};
  const answer = await outside(() => of(label.carrier).void({ ref: label.carrierRef }));
  await transaction((tx) => endVoid(tx, by, { ...input, isVoided: answer.status === "voided" }));
  if (answer.status === "refused") throw new Refusal("carrier_refused", { reason: answer.reason });
  return {};
}

async function startVoid(tx: Tx, by: Permit<"fulfillment.work">, { labelId }: { labelId: LabelId }): Promise<{ carrier: CarrierName; carrierRef: string } | null> {
  const { part, label } = await lockLabel(tx, by, labelId);
  if (label.status === "voided") return null;
  if (part.status !== "packed" || !label.carrierRef) throw new Refusal("illegal_move");
  if (label.status === "bought") await advanceLabel(tx, labelId, "bought", "voiding");
  else if (label.status !== "voiding") throw new Refusal("illegal_move");
  return { carrier: label.carrier, carrierRef: label.carrierRef };
}

async function endVoid(tx: Tx, by: Permit<"fulfillment.work">, { labelId, isVoided }: { labelId: LabelId; isVoided: boolean }): Promise<void> {
  const { part, label } = await lockLabel(tx, by, labelId);
  if (!isVoided) return void (await advanceLabel(tx, labelId, "voiding", "bought"));
  const isNew = await advanceLabel(tx, labelId, "voiding", "voided", { voidedAt: await clock(tx) });
  if (isNew) await record(tx, by, { kind: "shipment.label_voided", ...about(part), payload: { labelId, trackingNumber: label.trackingNumber, amountMinor: label.amountMinor } });
}

async function lockLabel(tx: Tx, by: Permit<"fulfillment.work">, labelId: LabelId) {
  const [found] = await tx.select({ boxId: shipmentBox.id }).from(shippingLabel).innerJoin(shipmentBox, eq(shipmentBox.id, shippingLabel.boxId)).where(eq(shippingLabel.id, labelId));
  if (!found) throw new Refusal("not_found");
  const { part } = await lockShipmentOfBox(tx, by, found.boxId);
  const [label] = await tx.select().from(shippingLabel).where(eq(shippingLabel.id, labelId));
  if (!label) throw new Refusal("not_found");
  return { part, label };
}
