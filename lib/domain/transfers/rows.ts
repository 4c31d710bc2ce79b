import { and, eq, sql } from "drizzle-orm";
import { alias, type PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import { product, variant } from "@/db/schema/catalog";
import { location } from "@/db/schema/locations";
import { transfer, transferLine } from "@/db/schema/transfers";
import type { NewEvent } from "@/lib/domain/events";
import { getScannedName } from "@/lib/domain/fulfillment/get-scanned-name";
import { lockPart, type LockedFulfillment } from "@/lib/domain/fulfillment/rows";
import { isScanOf, readScan } from "@/lib/domain/fulfillment/scan";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId, TransferId, TransferLineId } from "@/lib/kernel/ids";
import { Refusal, type RefusalCode } from "@/lib/kernel/refusal";
import { lineName, unitsOf } from "@/lib/domain/inventory/unit-words";
import { onTheWay } from "./transfer-line";
import { transferMachine, type TransferStatus } from "./transfer-state";

export type LockedTransfer = Awaited<ReturnType<typeof lockTransfer>>;
export type LockedLine = LockedTransfer["lines"][number];
/** Whose act it is: the source's, the destination's, or that of either. */
export type End = "source" | "destination" | "either";

/**
 * Locks one transfer and reads what verbs decide over; its lines change only under this lock.
 * @throws Refusal `not_found` outside the staff member's stores, `other_end` where the act is the other location's
 */
export async function lockTransfer(tx: Tx, by: Permit<"transfers.plan" | "transfers.work"> | Permit<"system.run">, id: TransferId, end: End) {
  const to = alias(location, "to");
  const bound = await lockBound(tx, id);
  const [found] = await tx
    .select({ transfer, from: location.name, to: to.name })
    .from(transfer)
    .innerJoin(location, eq(location.id, transfer.fromLocationId))
    .innerJoin(to, eq(to.id, transfer.toLocationId))
    .where(eq(transfer.id, id))
    .for("update", { of: transfer });
  if (!found) throw new Refusal("not_found");
  const scope = by.can === "system.run" ? null : storeScope(by);
  const isHere = (locationId: LocationId) => scope?.includes(locationId) ?? true;
  const { fromLocationId, toLocationId } = found.transfer;
  if (!isHere(fromLocationId) && !isHere(toLocationId)) throw new Refusal("not_found");
  if (end === "source" && !isHere(fromLocationId)) throw new Refusal("other_end", { store: found.from });
  if (end === "destination" && !isHere(toLocationId)) throw new Refusal("other_end", { store: found.to });
  const lines = await tx
    .select({
      id: transferLine.id, variantId: transferLine.variantId, wanted: transferLine.wanted, packed: transferLine.packed, sent: transferLine.sent, extra: transferLine.extra, received: transferLine.received,
      rejected: transferLine.rejected, lost: transferLine.lost, putBack: transferLine.putBack, sku: variant.sku, gtin: variant.gtin, title: product.title, variantTitle: variant.title,
    })
    .from(transferLine)
    .innerJoin(variant, eq(variant.id, transferLine.variantId))
    .innerJoin(product, eq(product.id, variant.productId))
    .where(eq(transferLine.transferId, id))
    .orderBy(transferLine.id);
  return { ...found.transfer, from: found.from, to: found.to, lines, bound };
}

/**
 * The pickup whose goods it brings, locked before the transfer and with the other parts of its order, as all who change several
 * of them do. Which one it is never changes.
 */
async function lockBound(tx: Tx, id: TransferId): Promise<LockedFulfillment | null> {
  const [made] = await tx.select({ fulfillmentId: transfer.fulfillmentId }).from(transfer).where(eq(transfer.id, id));
  if (!made?.fulfillmentId) return null;
  await tx.execute(sql`select from fulfillment where order_id = (select order_id from fulfillment where id = ${made.fulfillmentId}) order by id for update`);
  return lockPart(tx, made.fulfillmentId);
}

/** Moves the transfer on by one version. @throws Refusal `illegal_move` where the machine has no such arrow */
export async function advance(tx: Tx, part: LockedTransfer, status: TransferStatus, set: PgUpdateSetSource<typeof transfer> = {}): Promise<number> {
  if (status !== part.status && !transferMachine.may(part.status, status)) throw new Refusal("illegal_move");
  const isNowReceived = status === "received" && part.status !== "received";
  const [row] = await tx.update(transfer)
    .set({ ...set, status, ...(isNowReceived && { receivedAt: sql`shop_clock()` }), version: sql`${transfer.version} + 1`, updatedAt: sql`shop_clock()` })
    .where(and(eq(transfer.id, part.id), eq(transfer.version, part.version)))
    .returning({ version: transfer.version });
  if (!row) throw new Refusal("illegal_move");
  Object.assign(part, { status, version: row.version });
  return row.version;
}

/** @throws Refusal `illegal_move` */
export function refuseUnless(part: LockedTransfer, ...states: readonly TransferStatus[]): void {
  if (!states.includes(part.status)) throw new Refusal("illegal_move");
}

/** The state that a transfer on the way is in after its lines have changed. */
export function statusAfter(part: LockedTransfer, lines: readonly LockedLine[]): TransferStatus {
  if (unitsOf(lines, onTheWay) === 0) return "received";
  return unitsOf(lines, (line) => line.received + line.rejected) > 0 ? "partially_received" : part.status;
}

export type Named = { scanned: string; /** Counts units of this line without a matching scan; the reason stays on record. */ override?: { lineId: TransferLineId; reason: string } | null };

/** The line that was scanned and still has units `left`. @throws Refusal `wrong_item`, or `done` where none is left */
export async function lineOf(tx: Tx, part: LockedTransfer, { scanned, override }: Named, left: (line: LockedLine) => number, done: RefusalCode): Promise<LockedLine> {
  const scan = readScan(scanned);
  const line = part.lines.find((one) => (override ? one.id === override.lineId : isScanOf(scan, one)));
  if (line && left(line) > 0) return line;
  if (line) throw new Refusal(done, { title: lineName(line) });
  if (override) throw new Refusal("not_found");
  const expected = part.lines.filter((one) => left(one) > 0).map(lineName);
  throw new Refusal("wrong_item", { scanned: await getScannedName(scan, tx), expected: expected.slice(0, 3).join(" or ") || "nothing more" });
}

/** What brings stock is expected as stock; what brings an order's goods is promised already, and nobody else may count on it. */
export const expected = <T>(part: Pick<LockedTransfer, "fulfillmentId">, incoming: readonly T[]): readonly T[] => (part.fulfillmentId === null ? incoming : []);

/** The columns that every event of a transfer carries. */
export const about = (part: Pick<LockedTransfer, "number" | "fromLocationId" | "toLocationId">, end: "source" | "destination"): Pick<NewEvent, "subject" | "locationId"> =>
  ({ subject: `transfer:${part.number}`, locationId: end === "source" ? part.fromLocationId : part.toLocationId });
