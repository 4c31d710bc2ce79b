import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Staff } from "@/lib/domain/identity/actor";
import { checkPin } from "@/lib/domain/identity/check-pin";
import { mayStaff } from "@/lib/domain/identity/permission";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import type { Approver, PinAnswer } from "@/lib/domain/identity/pin";
import { cancelOrder } from "@/lib/domain/orders/cancel-order";
import { record } from "@/lib/domain/record";
import type { CartId, CashSessionId, LocationId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { mayVoid } from "./discount-limit";
import { getDiscountLimits } from "./get-discount-limits";
import { getVoidedMoney, type VoidedMoney } from "./get-voided-money";
import { payOutVoid } from "./pay-out-void";
import { lockOpenSession } from "./rows";
import { sellsCards } from "./sells-cards";

export type Voiding = { saleId: CartId; reason: string; approver: Approver | null };
export type VoidAnswer = (PinAnswer & { isRight: false }) | ({ isRight: true } & VoidedMoney);
/** Takes in what was taken along; it belongs to returns, and the caller brings it. */
export type TakeBack = (tx: Tx, actor: Staff, sale: { saleId: CartId; orderId: OrderId; locationId: LocationId; reason: string }) => Promise<void>;

type LastSale = { id: CartId; order_id: OrderId; total_minor: number; is_void: boolean; has_moved: boolean; follows: boolean; has_cards: boolean };

/**
 * Undoes the last sale of the seller's open drawer, once however often it is asked: what was taken along is on the shelf again, what was to
 * follow is cancelled, the money goes back to the tenders that paid, the cash out of this drawer now. Above the seller's own limit it takes the PIN of somebody who
 * may approve; a wrong one is an answer, so that its count stays. A sale of gift cards stands: their codes have left the store.
 * @throws Refusal `till_closed`, `not_last_sale`, `approval_needed`, `forbidden`, `cash_short`
 */
export async function voidSale(tx: Tx, by: Permit<"till.sell">, { saleId, reason, approver }: Voiding, takeBack: TakeBack): Promise<VoidAnswer> {
  const session = await lockOpenSession(tx, by);
  const sale = await lastSale(tx, session.id);
  if (sale?.id !== saleId) throw new Refusal("not_last_sale");
  if (sale.is_void) return { isRight: true, ...(await getVoidedMoney(by, saleId, tx)) };
  if (sale.has_cards) throw new Refusal("not_last_sale", { reason: "Its gift cards can be spent already. Have them taken back in the console, and take the rest back as a return." });
  if (sale.has_moved) throw new Refusal("not_last_sale", { reason: "A part of it has left, or was given back already. Take the rest back as a return." });
  const allowed = await whoAllows(tx, by, sale.total_minor, approver);
  if (!allowed.isRight) return allowed;
  const { locationId, registerId } = by.actor.till;
  const actor: Staff = { ...allowed.person, storeIds: [locationId] };
  const approvedBy = allowed.person.staffId === by.actor.staffId ? null : allowed.person.staffId;
  await tx.execute(sql`update till_sale set voided_at = shop_clock(), voided_by_staff_id = ${by.actor.staffId}, void_approved_by_staff_id = ${approvedBy}, void_reason = ${reason} where id = ${saleId}`);
  await takeBack(tx, actor, { saleId, orderId: sale.order_id, locationId, reason });
  if (sale.follows) await cancelOrder(tx, permit({ ...allowed.person, storeIds: "all" }, "orders.service", by), { orderId: sale.order_id, reason: "void at the till" });
  const cashMinor = await payOutVoid(tx, by, { session, orderId: sale.order_id });
  await record(tx, by, { kind: "till.sale_voided", orderId: sale.order_id, locationId, subject: `register:${registerId}`, payload: { saleId, totalMinor: sale.total_minor, cashMinor, reason, approvedBy } });
  return { isRight: true, ...(await getVoidedMoney(by, saleId, tx)) };
}

async function lastSale(tx: Tx, sessionId: CashSessionId): Promise<LastSale | undefined> {
  const { rows } = await tx.execute<LastSale>(sql`
    select s.id, o.id as order_id, o.total_minor, s.voided_at is not null as is_void, exists (select from fulfillment f where f.order_id = o.id and f.method <> 'carry_out') as follows, ${sellsCards} as has_cards,
      exists (select from fulfillment f where f.order_id = o.id and f.method <> 'carry_out' and f.status in ('shipped', 'delivered', 'handed_over', 'on_the_van', 'lost', 'cancelled'))
        or exists (select from payment p join payment_operation w on w.payment_id = p.id and w.kind in ('void', 'refund') where p.order_id = o.id) as has_moved
    from till_sale s join checkout c on c.cart_id = s.id and c.status = 'completed' join "order" o on o.checkout_id = c.id where s.session_id = ${sessionId} order by o.placed_at desc, o.id desc limit 1`);
  return rows[0];
}

/** The seller within the limit of their role, else whoever entered their PIN. */
async function whoAllows(tx: Tx, by: Permit<"till.sell">, totalMinor: number, approver: Approver | null): Promise<(PinAnswer & { isRight: false }) | { isRight: true; person: Staff }> {
  if (mayVoid({ role: by.actor.role, mayApprove: mayStaff(by.actor, "till.approve") }, await getDiscountLimits(tx), totalMinor)) return { isRight: true, person: by.actor };
  if (!approver) throw new Refusal("approval_needed", { reason: "A sale of this size takes a manager’s PIN to be made void." });
  const checked = await checkPin(tx, by, { ...by.actor.till, ...approver });
  if (checked.isRight && !mayStaff(checked.person, "till.approve")) throw new Refusal("forbidden");
  return checked;
}
