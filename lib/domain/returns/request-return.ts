import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { goodsReturn, returnLine, returnUnit } from "@/db/schema/returns";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { homeCurrency } from "@/lib/kernel/currency";
import { newId, type CustomerId, type OrderId, type ReturnId, type ReturnLineId, type ReturnUnitId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { creditOwner } from "./credit-owner";
import type { RefundWay } from "./return-money";
import { returnPolicy } from "./return-policy";
import type { WantedLine } from "./return-input";
import { blockWords, freePositions, returnability, unitMinor } from "./returnable";
import { about, lockParts, moveReturn, readClock, readLines, type OrderLineFacts } from "./rows";

export type ReturnWish = {
  orderId: OrderId;
  lines: readonly (WantedLine & { photoSrc?: string | null })[];
  /** Made by the page that shows the form. */
  key: string;
  /** Absent: the way it was paid. */
  refundTo?: RefundWay;
  /** At the counter without a receipt: what ID was shown. */
  idNote?: string | null;
};
export type Requested = { returnId: ReturnId; number: string; orderNumber: string; isApproved: boolean };

/**
 * Asks for units of an order to come back. Within the policy it is approved at once; what a shopper asks for above a sum
 * waits for a person. The caller has proved that a shopper's order is theirs. The same key asks once.
 * @throws Refusal `not_found`, `key_reused`, `not_returnable`, `receipt_needed`, `no_credit`
 */
export async function requestReturn(tx: Tx, by: Permit<"orders.track"> | Permit<"returns.work">, wish: ReturnWish): Promise<Requested> {
  await lockParts(tx, wish.orderId);
  const known = await asked(tx, wish.key);
  if (known) {
    if (known.orderId !== wish.orderId) throw new Refusal("key_reused");
    return { returnId: known.id, number: known.number, orderNumber: known.orderNumber, isApproved: known.status !== "requested" };
  }
  if (wish.refundTo === "store_credit") await creditOwner(tx, wish.orderId);
  const hasReceipt = !wish.idNote;
  const chosen = await chooseUnits(tx, wish, hasReceipt);
  const amountMinor = chosen.reduce((sum, { units }) => sum + units.reduce((total, unit) => total + unit.amountMinor, 0), 0);
  const { withoutReceipt, reviewAboveMinor, bringWithinDays } = returnPolicy;
  if (!hasReceipt && amountMinor > withoutReceipt.mostMinor) throw new Refusal("receipt_needed", { most: formatMoney(withoutReceipt.mostMinor, homeCurrency) });

  const id = newId<ReturnId>();
  const { rows: [made] } = await tx.execute<{ number: string; orderNumber: string; customerId: CustomerId | null }>(sql`
    select 'RT-' || nextval('return_number') as number, number as "orderNumber", customer_id as "customerId" from "order" where id = ${wish.orderId}`);
  if (!made) throw new Refusal("not_found");
  await tx.insert(goodsReturn).values({
    id, number: made.number, orderId: wish.orderId, channel: by.channel, requestKey: wish.key, refundTo: wish.refundTo ?? "tenders", hasReceipt, idNote: wish.idNote ?? null, bringBy: sql`shop_clock() + make_interval(days => ${bringWithinDays})`,
  });
  await tx.insert(returnLine).values(chosen.map(({ line }) => ({ ...line, returnId: id })));
  await tx.insert(returnUnit).values(chosen.flatMap(({ units }) => units));
  const of = about({ id, number: made.number, orderId: wish.orderId, customerId: made.customerId, locationId: null }, { amountMinor });
  await record(tx, by, { kind: "return.requested", ...of });
  const isApproved = by.can === "returns.work" || amountMinor <= reviewAboveMinor;
  if (isApproved) {
    await moveReturn(tx, { id, status: "requested" }, "approved", sql`, approved_at = shop_clock()`);
    await record(tx, by, { kind: "return.approved", ...of });
  }
  return { returnId: id, number: made.number, orderNumber: made.orderNumber, isApproved };
}

async function asked(tx: Tx, key: string) {
  const { rows } = await tx.execute<{ id: ReturnId; number: string; orderId: OrderId; orderNumber: string; status: string }>(sql`
    select r.id, r.number, o.id as "orderId", o.number as "orderNumber", r.status from goods_return r join "order" o on o.id = r.order_id where r.request_key = ${key}`);
  return rows[0];
}

async function chooseUnits(tx: Tx, { orderId, lines }: ReturnWish, hasReceipt: boolean) {
  const facts = await readLines(orderId, tx);
  const now = await readClock(tx);
  if (lines.length === 0 || new Set(lines.map(({ lineId }) => lineId)).size < lines.length) throw new Refusal("invalid");
  return lines.map((wanted) => {
    const line = facts.find(({ id }) => id === wanted.lineId);
    if (!line) throw new Refusal("not_found");
    refuseBeyond(line, wanted.quantity, now, hasReceipt);
    const id = newId<ReturnLineId>();
    return {
      line: { id, fulfillmentLineId: line.id, reason: wanted.reason, note: wanted.note, photoSrc: wanted.photoSrc ?? null },
      units: freePositions(line, wanted.quantity).map((position) => ({ id: newId<ReturnUnitId>(), returnLineId: id, fulfillmentLineId: line.id, position, amountMinor: unitMinor(line, position) })),
    };
  });
}

function refuseBeyond(line: OrderLineFacts, quantity: number, now: Date, hasReceipt: boolean): void {
  const may = returnability(line, now, hasReceipt);
  if (quantity <= may.left) return;
  throw new Refusal("not_returnable", { title: line.title, left: may.left, why: blockWords(line, may) });
}
