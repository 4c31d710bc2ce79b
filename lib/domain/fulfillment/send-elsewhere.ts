import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { SendElsewhereInput } from "./counter-input";
import { demandOf } from "./fulfillment-money";
import { leftToPick } from "./line-progress";
import type { MovingUnits } from "./move-units";
import { destinationOf, routeShipment } from "./route-shipment";
import { lockFulfillment, type LockedFulfillment } from "./rows";
import { sendInstead } from "./send-instead";

/**
 * Moves units of a delivery that nobody has picked yet to another place, whatever the rules say: all of a line, or a part of
 * it, which splits the delivery. @throws Refusal `not_found`, `illegal_move`, `wrong_store`, `out_of_stock` with what is left there
 */
export async function sendElsewhere(tx: Tx, by: Permit<"fulfillment.manage">, { fulfillmentId, locationId, lines, reason }: SendElsewhereInput): Promise<{ fulfillmentIds: FulfillmentId[] }> {
  const part = await lockFulfillment(tx, by, fulfillmentId);
  const { shipTo } = part;
  if (!isSendable(part) || shipTo === null || locationId === part.locationId) throw new Refusal("illegal_move");
  const moving = lines.map(({ orderLineId, quantity }): MovingUnits => {
    const line = part.lines.find((one) => one.orderLineId === orderLineId);
    if (!line) throw new Refusal("not_found");
    if (quantity > leftToPick(line)) throw new Refusal("illegal_move");
    return { line, quantity };
  });
  const found = await routeShipment({ lines: moving.map(({ line, quantity }) => demandOf(line, quantity)), to: destinationOf(shipTo), byHand: { at: locationId } }, tx);
  const shortage = found.shortages[0];
  if (shortage) throw new Refusal("out_of_stock", { left: shortage.left });
  return { fulfillmentIds: await sendInstead(tx, by, part, moving, { shipTo, found, reason, isByHand: true }) };
}

const isSendable = ({ method, status }: LockedFulfillment): boolean => method === "ship" && (status === "open" || status === "picking");
