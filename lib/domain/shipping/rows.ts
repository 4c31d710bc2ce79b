import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { shipmentBox } from "@/db/schema/shipping";
import { isDelivery } from "@/lib/domain/fulfillment/fulfillment-state";
import { lockFulfillment } from "@/lib/domain/fulfillment/rows";
import type { Permit } from "@/lib/domain/identity/permit";
import type { BoxId, FulfillmentId, FulfillmentLineId, LabelId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { Piece } from "./box-kind";
import type { CarrierName } from "./gateway";
import type { LabelStatus } from "./label-state";
import type { Carried } from "./rate-table";

/** A parcel of the goods of a line: how many are picked, and how many of them are in boxes. */
export type PieceFacts = Omit<Piece, "lineId"> & { lineId: FulfillmentLineId; picked: number; boxed: number };
export type BoxFacts = Carried & { id: BoxId; number: number; isEmpty: boolean; label: { id: LabelId; status: LabelStatus; carrier: CarrierName; service: string; carrierRef: string | null; trackingNumber: string | null } | null };
export type LockedShipment = Awaited<ReturnType<typeof lockShipment>>;

/**
 * Locks a delivery with its boxes; boxes, what is in them and their labels change only under this lock.
 * @throws Refusal `not_found`, `wrong_store`, `illegal_move` for a pickup
 */
export async function lockShipment(tx: Tx, by: Permit<"fulfillment.work">, fulfillmentId: FulfillmentId) {
  const part = await lockFulfillment(tx, by, fulfillmentId);
  if (!isDelivery(part.method)) throw new Refusal("illegal_move");
  return { ...part, pieces: await readPieces(tx, fulfillmentId), boxes: await readBoxes(tx, fulfillmentId) };
}

/** The shipment that a box is of. @throws Refusal `not_found`, `wrong_store`, `illegal_move` */
export async function lockShipmentOfBox(tx: Tx, by: Permit<"fulfillment.work">, boxId: BoxId): Promise<{ part: LockedShipment; box: BoxFacts }> {
  const [found] = await tx.select({ fulfillmentId: shipmentBox.fulfillmentId }).from(shipmentBox).where(eq(shipmentBox.id, boxId));
  if (!found) throw new Refusal("not_found");
  const part = await lockShipment(tx, by, found.fulfillmentId);
  const box = part.boxes.find((one) => one.id === boxId);
  if (!box) throw new Refusal("not_found");
  return { part, box };
}

/** @throws Refusal `illegal_move` once it is packed, `labels_live` */
export function refuseUnlessOpen(part: LockedShipment, box: BoxFacts | null = null): void {
  if (part.status !== "picking") throw new Refusal("illegal_move");
  if (box?.label) throw new Refusal("labels_live");
}

/** Goods without recorded measures count as a hand's breadth and half a kilogram. */
async function readPieces(tx: Tx, id: FulfillmentId): Promise<PieceFacts[]> {
  const { rows } = await tx.execute<PieceFacts>(sql`
    select fl.id as "lineId", coalesce(p.sequence, 1)::int as parcel, count(*) over (partition by fl.id)::int as parcels, fl.picked - fl.handed_over as picked,
      coalesce(p.weight_grams, 500) as grams, coalesce(p.length_mm, 150) as "lengthMm", coalesce(p.width_mm, 150) as "widthMm", coalesce(p.height_mm, 150) as "heightMm",
      (select coalesce(sum(c.quantity), 0)::int from box_content c where c.fulfillment_line_id = fl.id and c.parcel = coalesce(p.sequence, 1)) as boxed
    from fulfillment_line fl left join parcel p on p.variant_id = fl.variant_id where fl.fulfillment_id = ${id} order by fl.id, parcel`);
  return rows;
}

/** Weights as the scales say, else the box's own and that of what is in it. */
async function readBoxes(tx: Tx, id: FulfillmentId): Promise<BoxFacts[]> {
  const { rows } = await tx.execute<BoxFacts>(sql`
    select b.id, b.number, b.length_mm as "lengthMm", b.width_mm as "widthMm", b.height_mm as "heightMm", coalesce(b.weighed_grams, b.own_grams + c.grams)::int as grams, c.grams = 0 as "isEmpty",
      (select jsonb_build_object('id', l.id, 'status', l.status, 'carrier', l.carrier, 'service', l.service, 'carrierRef', l.carrier_ref, 'trackingNumber', l.tracking_number)
        from shipping_label l where l.box_id = b.id and l.status in ('asked', 'bought', 'voiding')) as label
    from shipment_box b cross join lateral (
      select coalesce(sum(x.quantity * coalesce(p.weight_grams, 500)), 0) as grams from box_content x join fulfillment_line fl on fl.id = x.fulfillment_line_id
      left join parcel p on p.variant_id = fl.variant_id and p.sequence = x.parcel where x.box_id = b.id
    ) c where b.fulfillment_id = ${id} order by b.number`);
  return rows;
}
