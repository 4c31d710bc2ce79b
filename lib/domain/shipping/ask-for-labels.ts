import type { Tx } from "@/db/client";
import { shippingLabel } from "@/db/schema/shipping";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type FulfillmentId, type LabelId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { CarrierName, Carriage } from "./gateway";
import { carriagesOf } from "./label-rows";
import { lockShipment } from "./rows";

export type AskedLabel = { labelId: LabelId; carrier: CarrierName; service: string; box: Carriage };

/**
 * Writes down which labels the carrier is to be asked for: one for each box that has none. What was asked before and not
 * answered is asked again, under its own key. @throws Refusal `illegal_move` unless packed, `label_required` without boxes, `address_required`, `wrong_store`
 */
export async function askForLabels(tx: Tx, by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId; carrier: CarrierName; service: string }): Promise<AskedLabel[]> {
  const part = await lockShipment(tx, by, input.fulfillmentId);
  if (part.status !== "packed") throw new Refusal("illegal_move");
  if (part.boxes.length === 0) throw new Refusal("label_required");
  const asked: AskedLabel[] = [];
  for (const { box, carriage } of await carriagesOf(tx, part)) {
    if (box.label && box.label.status !== "asked") continue;
    if (box.label) {
      asked.push({ labelId: box.label.id, carrier: box.label.carrier, service: box.label.service, box: carriage });
      continue;
    }
    const labelId = newId<LabelId>();
    await tx.insert(shippingLabel).values({ id: labelId, boxId: box.id, carrier: input.carrier, service: input.service, carrierName: "", amountMinor: 0, currency: part.currency });
    asked.push({ labelId, carrier: input.carrier, service: input.service, box: carriage });
  }
  return asked;
}
