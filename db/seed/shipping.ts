import type { Tx } from "@/db/client";
import { boxContent, boxKind, shipmentBox, shippingLabel, trackingEvent } from "@/db/schema/shipping";
import { suggestBoxes, type BoxKind, type Piece, type SuggestedBox } from "@/lib/domain/shipping/box-kind";
import { tableRates, trackingNumberOf } from "@/lib/domain/shipping/rate-table";
import type { BoxId, FulfillmentId, LabelId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import type { CatalogPlan } from "./catalog";
import { machine } from "./order-steps";
import { kmBetween } from "./people";
import type { Postcode } from "./postcodes";
import type { Random } from "./random";
import type { Store } from "./stores";
import { hourMs, later, minuteMs, type World } from "./world";
import { writeRows } from "./write-rows";

const kinds: BoxKind[] = [
  { code: "S", name: "Small box", lengthMm: 300, widthMm: 220, heightMm: 150, ownGrams: 180, mostGrams: 8_000 },
  { code: "M", name: "Medium box", lengthMm: 450, widthMm: 350, heightMm: 250, ownGrams: 420, mostGrams: 15_000 },
  { code: "L", name: "Large box", lengthMm: 600, widthMm: 450, heightMm: 400, ownGrams: 800, mostGrams: 25_000 },
  { code: "FLAT", name: "Flat box", lengthMm: 900, widthMm: 600, heightMm: 100, ownGrams: 750, mostGrams: 20_000 },
  { code: "TUBE", name: "Tube", lengthMm: 1_000, widthMm: 120, heightMm: 120, ownGrams: 350, mostGrams: 6_000 },
];

type Fulfillment = Books["fulfillments"][number] & { id: FulfillmentId };

/** The boxes of what is packed now or on its way, as the packing table suggests them, with labels for what has left. */
export function planShipping(world: World, books: Books, random: Random, catalog: CatalogPlan, places: readonly Store[], postcodes: readonly Postcode[]): void {
  const isOnTable = (part: Books["fulfillments"][number]): part is Fulfillment => part.id !== undefined && part.method === "ship" && (part.status === "packed" || part.status === "shipped");
  for (const part of books.fulfillments.filter(isOnTable)) {
    const from = places.find((place) => place.id === part.locationId);
    const to = postcodes.find((place) => place.code === part.shipTo?.["postcode"]);
    const at = part.shippedAt ?? part.updatedAt ?? world.now;
    const boxes = suggestBoxes(piecesOf(part, books, catalog), kinds);
    const numbers = boxes.map((box, index) => {
      const boxId = random.id<BoxId>(at);
      books.boxes.push({ id: boxId, fulfillmentId: part.id, number: index + 1, kindCode: box.kind?.code ?? null, lengthMm: box.lengthMm, widthMm: box.widthMm, heightMm: box.heightMm, ownGrams: box.kind?.ownGrams ?? 0, weighedGrams: null, createdAt: at });
      fill(books, random, boxId, box, part, at);
      return part.status === "shipped" ? label(world, books, random, boxId, box, from && to ? kmBetween(from, to) : 0, at) : "";
    });
    if (part.status === "shipped" && numbers.length > 0) part.trackingNumber = numbers.join(", ");
    if (part.status === "shipped") takeToDoor(world, books, part, at);
  }
}

/** What is due today left with the carrier's morning round. */
function takeToDoor(world: World, books: Books, part: Fulfillment, shippedAt: Date): void {
  const at = later(world.now, -2 * hourMs);
  if (part.promisedAt > later(world.now, 14 * hourMs) || at < later(shippedAt, 15 * hourMs)) return;
  const boxes = new Set(books.boxes.filter((box) => box.fulfillmentId === part.id).map(({ id }) => id));
  for (const { id, boxId } of books.labels) if (id && boxes.has(boxId)) books.tracking.push({ labelId: id, eventKey: "seed:out", kind: "out_for_delivery", words: "On the round", place: "", at, receivedAt: at });
  part.outForDeliveryAt = at;
  tell(books, "fulfillment.out_for_delivery", at, "device", machine("carrier"), { orderId: part.orderId, fulfillmentId: part.id, locationId: part.locationId });
}

function piecesOf(part: Fulfillment, books: Books, catalog: CatalogPlan): Piece[] {
  return books.fulfillmentLines.filter((line) => line.fulfillmentId === part.id).flatMap((line) => {
    const parcels = catalog.rows.parcels.filter((parcel) => parcel.variantId === line.variantId);
    return parcels.flatMap((parcel) => Array.from({ length: line.ready ?? 0 }, (): Piece => ({
      lineId: line.id ?? "", parcel: parcel.sequence, parcels: parcels.length, grams: parcel.weightGrams, lengthMm: parcel.lengthMm, widthMm: parcel.widthMm, heightMm: parcel.heightMm,
    })));
  });
}

function fill(books: Books, random: Random, boxId: BoxId, box: SuggestedBox, part: Fulfillment, at: Date): void {
  const kept = new Map<string, Books["boxContents"][number]>();
  for (const piece of box.pieces) {
    const line = books.fulfillmentLines.find((one) => one.id === piece.lineId);
    const key = `${piece.lineId}:${piece.parcel}`;
    const known = kept.get(key);
    if (known) known.quantity += 1;
    else if (line?.id) kept.set(key, { id: random.id<string>(at), boxId, fulfillmentLineId: line.id, parcel: piece.parcel, quantity: 1, staffId: part.claimedByStaffId ?? null, at });
  }
  books.boxContents.push(...kept.values());
}

function label(world: World, books: Books, random: Random, boxId: BoxId, box: SuggestedBox, km: number, shippedAt: Date): string {
  const [rate] = tableRates(box, km);
  const id = random.id<LabelId>(shippedAt);
  const boughtAt = later(shippedAt, -12 * minuteMs);
  const trackingNumber = trackingNumberOf(BigInt(random.int(1, 2 ** 31)) * 7_919n);
  books.labels.push({
    id, boxId, carrier: "table", service: rate?.service ?? "ground", status: "bought", carrierRef: id, carrierName: "Alderway Carrier", serviceTitle: rate?.title ?? "", trackingNumber, trackingUrl: null,
    amountMinor: rate?.amountMinor ?? 0, currency: "USD", transitDays: rate?.transitDays ?? null, document: null, problem: null, createdAt: boughtAt, boughtAt, voidedAt: null,
  });
  const said = [["announced", "Label made", 0], ["in_transit", "Picked up by the carrier", 3], ["in_transit", "Left the sorting center", 14]] as const;
  for (const [index, [kind, words, hours]] of said.entries()) {
    const at = later(shippedAt, hours * hourMs);
    if (at < world.now) books.tracking.push({ labelId: id, eventKey: `seed:${index}`, kind, words, place: "", at, receivedAt: at });
  }
  return trackingNumber;
}

export async function writeShipping(tx: Tx, books: Books): Promise<string> {
  await tx.insert(boxKind).values(kinds);
  const boxes = await writeRows(tx, shipmentBox, books.boxes);
  await writeRows(tx, boxContent, books.boxContents);
  const labels = await writeRows(tx, shippingLabel, books.labels);
  await writeRows(tx, trackingEvent, books.tracking);
  return `${boxes} boxes, ${labels} labels`;
}
