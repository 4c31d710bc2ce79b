import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillmentLine } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { shipStock } from "@/lib/domain/inventory/ship-stock";
import { requestCapture } from "@/lib/domain/payments/request-capture";
import { record } from "@/lib/domain/record";
import type { AtTheDoor } from "./delivery-trip";
import { endTrip } from "./end-trip";
import { handOverMinor } from "./fulfillment-money";
import { leftToHandOver } from "./line-progress";
import { about } from "./rows";

/**
 * At the door, with the name of who took it or where it stands, and a photo where the driver took one: only now the goods leave the books and the card is
 * charged. Saying it twice changes nothing. @throws Refusal `illegal_move`, `not_found`, `wrong_store`
 */
export async function deliverAtDoor(tx: Tx, by: Permit<"fulfillment.work">, { fulfillmentId, proof, note, photoSrc = null }: AtTheDoor): Promise<void> {
  const ended = await endTrip(tx, by, fulfillmentId, { outcome: "delivered", status: "delivered", proof, note, photoSrc });
  if (!ended) return;
  const { part, version } = ended;
  const given = part.lines.map((line) => ({ line, quantity: leftToHandOver(line) })).filter(({ quantity }) => quantity > 0);
  await tx.update(fulfillmentLine).set({ handedOver: fulfillmentLine.ready }).where(eq(fulfillmentLine.fulfillmentId, part.id));
  await shipStock(tx, by, { fulfillmentId: part.id, lines: given.map(({ line, quantity }) => ({ orderLineId: line.orderLineId, quantity })), sequence: version });
  const amountMinor = part.isPrepaid ? 0 : handOverMinor(part, given);
  if (amountMinor > 0) await requestCapture(tx, by, { fulfillmentId: part.paidByFulfillmentId ?? part.id, amountMinor, reason: "delivered", key: `capture:${part.id}:${version}` });
  await record(tx, by, { kind: "fulfillment.delivered", ...about(part), variantIds: given.map(({ line }) => line.variantId), payload: { proof, hasPhoto: photoSrc !== null, amountMinor, version } });
}
