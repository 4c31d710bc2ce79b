import type { Tx } from "@/db/client";
import { listDeliveryWindows } from "@/lib/domain/locations/list-delivery-windows";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, LocationId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { closeIfEmpty, resume, resumeWhenFound } from "./close-or-resume";
import { demandOf } from "./fulfillment-money";
import { getExceptionPolicy } from "./get-exception-policy";
import { wanted } from "./line-progress";
import { moveToDelivery } from "./move-to-delivery";
import { moveToSlot } from "./move-to-slot";
import { moveUnits, type MovingUnits } from "./move-units";
import { bookPlanned, planPickup } from "./plan-pickup";
import { routeShipment } from "./route-shipment";
import { about, lockFulfillment, type LockedFulfillment } from "./rows";
import type { DeliveryAddress, ShopperChoice } from "./shopper-choice";
import { takeOut } from "./take-out-units";

export type ChosenInput = { fulfillmentId: FulfillmentId; orderId?: OrderId; choice: ShopperChoice };
/** With a refund, `order_line.cancelled` has to be recounted by the caller: orders owns it. */
export type Chosen = { orderId: OrderId; newFulfillmentIds: FulfillmentId[]; refundMinor: number };
type By = Permit<"orders.track"> | Permit<"orders.service"> | Permit<"system.run">;

/**
 * Carries out what the shopper chose for units that the store cannot hand over as promised.
 * @throws Refusal `illegal_move` when nothing is asked any more, `out_of_stock` when the choice has just sold out
 */
export async function shopperChooses(tx: Tx, by: By, input: ChosenInput): Promise<Chosen> {
  const part = await lockFulfillment(tx, by, input.fulfillmentId, input.orderId);
  const affected = affectedUnits(part);
  if (part.shopperQuestion === null || affected.length === 0) throw new Refusal("illegal_move");
  if (by.actor.kind !== "staff") await refuseUnlessOffered(tx, input.choice);
  const newFulfillmentIds: FulfillmentId[] = [];
  let refundMinor = 0;
  const { choice } = input;
  if (choice.kind === "store") newFulfillmentIds.push(await moveToStore(tx, by, part, affected, choice.locationId));
  if (choice.kind === "delivery") newFulfillmentIds.push(...(await sendHome(tx, by, part, affected, choice.address)));
  if (choice.kind === "refund") for (const { line, quantity } of affected) refundMinor += await takeOut(tx, by, part, line, quantity, "shopper chose a refund");
  if (choice.kind === "wait" && part.shopperQuestion === "later") await resume(tx, part);
  else if (choice.kind === "wait") await waitForReopening(tx, by, part);
  else if (!(await closeIfEmpty(tx, by, part, `shopper chose ${choice.kind}`))) await resumeWhenFound(tx, part);
  await record(tx, by, { kind: "fulfillment.shopper_chose", ...about(part), variantIds: affected.map(({ line }) => line.variantId), payload: { choice: choice.kind, newFulfillmentIds, refundMinor } });
  return { orderId: part.orderId, newFulfillmentIds, refundMinor };
}

/** Staff may agree on more with a shopper than the page offers. */
async function refuseUnlessOffered(tx: Tx, { kind }: ShopperChoice): Promise<void> {
  const { offersStore, offersDelivery } = await getExceptionPolicy(tx);
  if ((kind === "store" && !offersStore) || (kind === "delivery" && !offersDelivery)) throw new Refusal("illegal_move");
}

/** Missing units, or, when the store closed, all that was not handed over yet. */
export function affectedUnits(part: Pick<LockedFulfillment, "shopperQuestion" | "lines">): MovingUnits[] {
  const count = part.shopperQuestion === "missing" ? (line: MovingUnits["line"]) => line.missing : (line: MovingUnits["line"]) => wanted(line) + line.missing - line.handedOver;
  return part.lines.map((line) => ({ line, quantity: count(line) })).filter(({ quantity }) => quantity > 0);
}

async function moveToStore(tx: Tx, by: By, part: LockedFulfillment, moving: MovingUnits[], locationId: LocationId): Promise<FulfillmentId> {
  if (locationId === part.locationId) throw new Refusal("pickup_off");
  const place = await planPickup(tx, locationId, part.method === "curbside" ? "curbside" : "pickup");
  const id = await moveUnits(tx, by, part, moving, { ...place, promiseInputs: { ...place.promiseInputs, movedFrom: part.number } });
  await bookPlanned(tx, by, id, place);
  return id;
}

async function sendHome(tx: Tx, by: By, part: LockedFulfillment, moving: MovingUnits[], address: DeliveryAddress): Promise<FulfillmentId[]> {
  const routing = await routeShipment({ lines: moving.map(({ line, quantity }) => demandOf(line, quantity)), to: address }, tx);
  const shortage = routing.shortages[0];
  if (shortage) throw new Refusal("out_of_stock", { left: shortage.left });
  return (await moveToDelivery(tx, by, part, moving, { shipTo: { ...address, country: "US" }, routing })).ids;
}

/** The shopper waits: the next free hour of the store or its van after the one that was promised. */
async function waitForReopening(tx: Tx, by: By, part: LockedFulfillment): Promise<void> {
  if (part.shopperQuestion !== "store_closed") throw new Refusal("illegal_move");
  await resume(tx, part);
  const slots = part.method === "local_delivery" ? await listDeliveryWindows({ locationId: part.locationId }, tx) : await listPickupSlots({ locationId: part.locationId, days: 14 }, tx);
  const slot = slots.find((one) => one.left > 0 && (part.slotStartsAt === null || one.startsAt > part.slotStartsAt));
  if (!slot) throw new Refusal("store_closed", { store: part.storeName });
  await moveToSlot(tx, by, part, slot);
}
