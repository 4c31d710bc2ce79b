import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { location } from "@/db/schema/locations";
import { shippingLabel } from "@/db/schema/shipping";
import type { LabelId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { Carriage } from "./gateway";
import { labelMachine, type LabelStatus } from "./label-state";
import type { BoxFacts, LockedShipment } from "./rows";

/** The ways of the boxes: from the place to the person. @throws Refusal `address_required` */
export async function carriagesOf(tx: Tx, part: LockedShipment): Promise<{ box: BoxFacts; carriage: Carriage }[]> {
  const to = part.shipTo;
  if (!to) throw new Refusal("address_required");
  const [place] = await tx.select().from(location).where(eq(location.id, part.locationId));
  if (!place) throw new Refusal("not_found");
  const { rows } = await tx.execute<{ km: number }>(sql`select distance_km(${place.latitude}, ${place.longitude}, latitude, longitude) as km from postcode where code = ${(to["postcode"] ?? "").slice(0, 5)}`);
  const from = { name: place.name, line1: place.addressLine1, line2: place.addressLine2, city: place.city, state: place.state, postcode: place.postcode, country: place.country, phone: place.phone };
  const person = { name: to["name"] ?? part.contactName, line1: to["line1"] ?? "", line2: to["line2"] ?? "", city: to["city"] ?? "", state: to["state"] ?? "", postcode: to["postcode"] ?? "", country: to["country"] ?? "US", phone: to["phone"] ?? "" };
  return part.boxes.map((box) => ({ box, carriage: { grams: box.grams, lengthMm: box.lengthMm, widthMm: box.widthMm, heightMm: box.heightMm, from, to: person, km: rows[0]?.km ?? null } }));
}

/** Moves a label on, if it is still where it was; says whether it was. */
export async function advanceLabel(tx: Tx, id: LabelId, from: LabelStatus, to: LabelStatus, set: Partial<typeof shippingLabel.$inferInsert> = {}): Promise<boolean> {
  if (!labelMachine.may(from, to)) throw new Refusal("illegal_move");
  const { rowCount } = await tx.update(shippingLabel).set({ ...set, status: to }).where(and(eq(shippingLabel.id, id), eq(shippingLabel.status, from)));
  return rowCount === 1;
}
