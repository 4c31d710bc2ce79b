import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rejection } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { FulfillmentId, FulfillmentLineId, RejectReasonId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { askShopper } from "./ask-shopper";
import { getExceptionPolicy } from "./get-exception-policy";
import { leftToPick, wanted } from "./line-progress";
import { markMissing } from "./mark-missing";
import type { RejectInput, RejectReason } from "./reject-reason";
import { letGo } from "./release-hold";
import { routeAgain } from "./route-again";
import { about, lockFulfillment, refuseIfClaimedByOther, type LockedFulfillment, type LockedLine } from "./rows";
import { setAsideRejected } from "./set-aside-missing";

export type Rejected = {
  /** Parts of deliveries that are sent from elsewhere now. */
  reroutedTo: FulfillmentId[];
  /** Until when the shopper may choose; null when nobody has to. */
  deadline: Date | null;
  /** Other orders that lost the same item. */
  freed: FulfillmentId[];
};

type Units = { line: LockedLine; quantity: number };

/**
 * Gives units back that this place will not hand over or send: some lines, or the whole part where none is named or the
 * shop wants it so. Their stock changes as the reason says; a delivery is routed again without this place; a pickup is never
 * moved without its shopper, who is asked. A reason that says that there is none takes the item from every other order here.
 * @throws Refusal `not_found`, `claimed_by_other`, `illegal_move`
 */
export const rejectUnits = (tx: Tx, by: Permit<"fulfillment.work">, input: RejectInput): Promise<Rejected> => giveBack(tx, by, input, elsewhereOrAsk);

/** What becomes of the units that a part has just lost. */
export type Remedy = (tx: Tx, by: Permit<"fulfillment.work">, part: LockedFulfillment, reason: string) => Promise<Omit<Rejected, "freed">>;

/** The same with another answer for this part; those of others that lost the item are treated as ever. @throws as `rejectUnits` */
export async function giveBack(tx: Tx, by: Permit<"fulfillment.work">, input: RejectInput, remedy: Remedy): Promise<Rejected> {
  const reason = await readReason(tx, input.reasonId);
  const others = await lockConcerned(tx, input, reason);
  const part = await lockFulfillment(tx, by, input.fulfillmentId);
  await refuseIfClaimedByOther(tx, part, by.actor.staffId);
  if (!isRejectable(part)) throw new Refusal("illegal_move");
  const { rejectsWholePart } = await getExceptionPolicy(tx);
  const units = unitsOf(part, rejectsWholePart ? [] : input.lines);
  const stock = summed(units);
  const done = await giveUp(tx, by, part, units, reason, { note: input.note, isCollateral: false, remedy });
  const freed: FulfillmentId[] = [];
  for (const id of others) {
    const other = await lockFulfillment(tx, by, id);
    const lost = other.lines.filter((line) => stock.has(line.variantId) && leftToPick(line) > 0).map((line) => ({ line, quantity: leftToPick(line) }));
    if (lost.length === 0) continue;
    await letGo(tx, by, other);
    if (!isRejectable(other)) continue;
    await giveUp(tx, by, other, lost, reason, { note: part.number, isCollateral: true, remedy: elsewhereOrAsk });
    freed.push(id);
  }
  for (const [variantId, quantity] of [...stock].toSorted(([a], [b]) => (a < b ? -1 : 1))) await setAsideRejected(tx, by, part, { variantId, quantity }, reason);
  return { ...done, freed };
}

const isRejectable = ({ status }: LockedFulfillment): boolean => status === "open" || status === "picking" || status === "awaiting_shopper";

/** @throws Refusal `not_found` for a reason that is no longer used */
export async function readReason(tx: Tx, id: RejectReasonId): Promise<RejectReason> {
  const { rows } = await tx.execute<RejectReason>(sql`
    select id, name, effect, destination, is_collateral as "isCollateral", is_active as "isActive", version from reject_reason where id = ${id} and is_active for share`);
  if (!rows[0]) throw new Refusal("not_found");
  return rows[0];
}

/**
 * Two rejections at once touch each other's orders, so all of them are locked in one order before anything is read: which
 * parts a collateral takes from is asked again after the wait. Returns those.
 */
async function lockConcerned(tx: Tx, { fulfillmentId, lines }: RejectInput, { isCollateral }: RejectReason): Promise<FulfillmentId[]> {
  const lineIds: readonly FulfillmentLineId[] = lines.map(({ lineId }) => lineId);
  const others = sql`
    select distinct f.id, f.order_id from fulfillment p
    join fulfillment_line own on own.fulfillment_id = p.id and (${lineIds.length === 0} or own.id = any(${sql.param(lineIds)}::uuid[]) or (select rejects_whole_part from exception_policy))
    join fulfillment_line fl on fl.variant_id = own.variant_id and fl.fulfillment_id <> p.id
    join fulfillment f on f.id = fl.fulfillment_id and f.location_id = p.location_id
    where p.id = ${fulfillmentId} and ${isCollateral} and f.status in ('open', 'picking', 'awaiting_shopper', 'on_hold') and f.awaits_stock_on is null`;
  await tx.execute(sql`
    with other as (${others})
    select id from fulfillment where order_id in (select order_id from fulfillment where id = ${fulfillmentId} union all select order_id from other) order by id for update`);
  const { rows } = await tx.execute<{ id: FulfillmentId }>(sql`${others} order by f.id`);
  return rows.map(({ id }) => id);
}

function unitsOf(part: LockedFulfillment, lines: RejectInput["lines"]): Units[] {
  if (lines.length === 0) {
    const all = part.lines.map((line) => ({ line, quantity: wanted(line) - line.handedOver })).filter(({ quantity }) => quantity > 0);
    if (all.length === 0) throw new Refusal("illegal_move");
    return all;
  }
  return lines.map(({ lineId, quantity }) => {
    const line = part.lines.find((one) => one.id === lineId);
    if (!line) throw new Refusal("not_found");
    if (quantity > leftToPick(line)) throw new Refusal("illegal_move");
    return { line, quantity };
  });
}

function summed(units: readonly Units[]): Map<VariantId, number> {
  const sums = new Map<VariantId, number>();
  for (const { line, quantity } of units) sums.set(line.variantId, (sums.get(line.variantId) ?? 0) + quantity);
  return sums;
}

type GivenUp = { note: string; /** Given back because another order's rejection said that there is none. */ isCollateral: boolean; remedy: Remedy };

async function giveUp(tx: Tx, by: Permit<"fulfillment.work">, part: LockedFulfillment, units: readonly Units[], reason: RejectReason, { note, isCollateral, remedy }: GivenUp): Promise<Omit<Rejected, "freed">> {
  for (const { line, quantity } of units) {
    await markMissing(tx, by, part, line, quantity, "rejected");
    await tx.insert(rejection).values({ fulfillmentId: part.id, orderLineId: line.orderLineId, variantId: line.variantId, locationId: part.locationId, reasonId: reason.id, quantity, note, isCollateral, staffId: by.actor.staffId });
    await record(tx, by, { kind: "fulfillment.line_missing", ...about(part), variantIds: [line.variantId], payload: { lineId: line.id, variantId: line.variantId, quantity, reason: reason.name, note, isCollateral } });
  }
  return remedy(tx, by, part, reason.name);
}

const elsewhereOrAsk: Remedy = async (tx, by, part, reason) => {
  const reroutedTo = await routeAgain(tx, by, part, reason);
  return { reroutedTo, deadline: reroutedTo.length > 0 ? null : await askShopper(tx, by, part, "missing") };
};
