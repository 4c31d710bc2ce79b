import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { transferDiscrepancy, transferLine } from "@/db/schema/transfers";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import { getScannedName } from "@/lib/domain/fulfillment/get-scanned-name";
import { openTask } from "@/lib/domain/fulfillment/open-task";
import { isScanOf, readScan } from "@/lib/domain/fulfillment/scan";
import type { Permit } from "@/lib/domain/identity/permit";
import { lockFreeUnits } from "@/lib/domain/inventory/lock-free-units";
import { transferStock } from "@/lib/domain/inventory/transfer-stock";
import { record } from "@/lib/domain/record";
import { newId, type TransferLineId, type VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about, advance, lockTransfer, refuseUnless, statusAfter, type LockedTransfer } from "./rows";
import type { Extra } from "./transfer-input";
import { lineName } from "@/lib/domain/inventory/unit-words";
import { onTheWay } from "./transfer-line";
import type { DiscrepancyKind } from "./transfer-state";

/**
 * More arrived than was sent, or something that was never sent. It is in the boxes, so it enters the destination's stock;
 * it left the source, so the source's books give what they have free. What they cannot give is counted there.
 * @throws Refusal `other_end`, `illegal_move`, `invalid` for an unknown item or while some of it is still on the way
 */
export async function reportExtra(tx: Tx, by: Permit<"transfers.work">, input: Extra): Promise<{ kind: DiscrepancyKind }> {
  const part = await lockTransfer(tx, by, input.transferId, "destination");
  const [known] = await tx.select({ kind: transferDiscrepancy.kind }).from(transferDiscrepancy).where(eq(transferDiscrepancy.id, input.reportId));
  if (known) return known;
  refuseUnless(part, "sent", "partially_received", "received");
  const item = await itemOf(tx, part, input.scanned);
  const kind = item.isExpected ? "over" : "mis_shipped";
  const [taken, found] = await splitBySource(tx, part, item.variantId, input.quantity);
  const lineId = item.lineId ?? (await addLine(tx, part, item.variantId));
  await tx.update(transferLine)
    .set({ sent: sql`${transferLine.sent} + ${taken}`, extra: sql`${transferLine.extra} + ${found}`, received: sql`${transferLine.received} + ${input.quantity}` })
    .where(eq(transferLine.id, lineId));
  const version = await advance(tx, part, part.status === "sent" ? "partially_received" : statusAfter(part, part.lines));
  await transferStock(tx, by, {
    transferId: part.id, sequence: version, reason: kind === "over" ? `more than ${part.number} says` : `not on ${part.number}`,
    moves: [
      ...(taken > 0 ? [{ lineId, variantId: item.variantId, locationId: part.fromLocationId, quantity: -taken }] : []),
      { lineId, variantId: item.variantId, locationId: part.toLocationId, quantity: input.quantity },
    ],
    incoming: [],
  });
  const report = { transferId: part.id, transferLineId: lineId, kind, note: input.note, staffId: by.actor.staffId } as const;
  if (taken > 0) await tx.insert(transferDiscrepancy).values({ ...report, id: input.reportId, outcome: "taken_from_source", quantity: taken });
  if (found > 0) {
    await tx.insert(transferDiscrepancy).values({ ...report, id: taken > 0 ? newId() : input.reportId, outcome: "found", quantity: found });
    await openTask(tx, by, {
      kind: "count_after_transfer", locationId: part.fromLocationId, variantId: item.variantId, dedupeKey: `count_after_transfer:${part.id}:${lineId}`,
      facts: { title: `Count ${item.name}`, detail: `${part.number} brought ${found} more to ${part.to} than your books could give` },
    });
  }
  await record(tx, by, { kind: "transfer.discrepancy", ...about(part, "destination"), variantIds: [item.variantId], payload: { discrepancy: kind, lineId, quantity: input.quantity, taken, found } });
  return { kind };
}

type Item = { variantId: VariantId; name: string; lineId: TransferLineId | null; isExpected: boolean };

async function itemOf(tx: Tx, part: LockedTransfer, scanned: string): Promise<Item> {
  const scan = readScan(scanned);
  const line = part.lines.find((one) => isScanOf(scan, one));
  if (line && onTheWay(line) > 0) throw new Refusal("invalid", { reason: `${onTheWay(line)} of ${lineName(line)} are still expected: scan those first.` });
  if (line) return { variantId: line.variantId, name: lineName(line), lineId: line.id, isExpected: line.wanted > 0 };
  const { rows } = await tx.execute<{ id: VariantId; title: string; variant_title: string }>(sql`
    select v.id, p.title, v.title as variant_title from variant v join product p on p.id = v.product_id
    where (v.gtin = ${scan.kind === "gtin" ? scan.gtin : null} or upper(v.sku) = ${scan.text.toUpperCase()}) and not ${isBundle(sql`v.id`)} limit 1`);
  const found = rows[0];
  if (!found) throw new Refusal("invalid", { reason: `This is ${await getScannedName(scan, tx)}. Keep it aside and ask the planner.` });
  return { variantId: found.id, name: lineName({ title: found.title, variantTitle: found.variant_title }), lineId: null, isExpected: false };
}

/** Both ends are locked in one go; a source that never had the item has nothing to give. */
async function splitBySource(tx: Tx, part: LockedTransfer, variantId: VariantId, quantity: number): Promise<[taken: number, found: number]> {
  const [source] = await lockFreeUnits(tx, { leave: [{ variantId, locationId: part.fromLocationId }], enter: [{ variantId, locationId: part.toLocationId }] });
  const taken = Math.min(quantity, source?.free ?? 0);
  return [taken, quantity - taken];
}

async function addLine(tx: Tx, part: LockedTransfer, variantId: VariantId): Promise<TransferLineId> {
  const lineId = newId<TransferLineId>();
  await tx.insert(transferLine).values({ id: lineId, transferId: part.id, variantId, wanted: 0 });
  return lineId;
}
