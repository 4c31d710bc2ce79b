import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { asId, isUuid, type FulfillmentId, type OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readLink } from "@/lib/kernel/signed-link";
import { proveOrder, type OrderProof } from "./prove-order";

/**
 * The part of an order that this shopper may decide about: by the link of the mail that asked (it names the part), or by
 * whatever proves the order. @throws Refusal `link_expired`, `not_found`
 */
export async function provePart(by: Permit<"orders.track">, proof: OrderProof & { fulfillmentId?: FulfillmentId }, from: Reader = db): Promise<{ orderId: OrderId; fulfillmentId: FulfillmentId }> {
  const asked = proof.token ? readLink("shopper_choice", proof.token, new Date()) : null;
  const fulfillmentId = asked && isUuid(asked) ? asId<FulfillmentId>(asked) : proof.fulfillmentId;
  if (!fulfillmentId) throw new Refusal(proof.token ? "link_expired" : "not_found");
  const { rows } = await from.execute<{ order_id: OrderId }>(sql`select order_id from fulfillment where id = ${fulfillmentId}`);
  const orderId = rows[0]?.order_id;
  if (!orderId) throw new Refusal("not_found");
  if (!asked && (await proveOrder(by, { ...proof, orderId }, from)) !== orderId) throw new Refusal("not_found");
  return { orderId, fulfillmentId };
}
