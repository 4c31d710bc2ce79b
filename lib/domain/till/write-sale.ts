import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { putSale, type SoldLine } from "@/lib/domain/carts/put-sale";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { chooseDeliveryWindow } from "@/lib/domain/orders/choose-delivery-window";
import { chooseSlot } from "@/lib/domain/orders/choose-slot";
import { leaveDeliveryWindow } from "@/lib/domain/orders/leave-delivery-window";
import { prepareCheckout } from "@/lib/domain/orders/prepare-checkout";
import { saveAddress } from "@/lib/domain/orders/save-address";
import { saveBuyer } from "@/lib/domain/orders/save-buyer";
import { savePickup } from "@/lib/domain/orders/save-pickup";
import { saveTenders } from "@/lib/domain/orders/save-tenders";
import { startCheckout } from "@/lib/domain/orders/start-checkout";
import { homeCurrency } from "@/lib/kernel/currency";
import type { CartLineId, CheckoutId, LocationId, OrderId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { cashDue } from "./cash";
import { judgeDiscounts, readGivers, type WishedDiscount } from "./judge-discounts";
import { lockOpenSession, lockSale } from "./rows";
import { lineKeyOf, type Following, type SaleInput, type SaleLine } from "./till-input";

export type WrittenSale = { is: "placed"; orderId: OrderId } | { is: "to_pay"; checkoutId: CheckoutId };

/**
 * Writes down what a register is about to be paid for: cart, checkout, totals, and holds its units. A sale that became an
 * order stays that order; one that is being paid is left alone.
 * @throws Refusal `till_closed`, `not_free` with what is missing, `price_changed`, `approval_needed`, `cash_short`, `gift_card_unknown`, `gift_card_empty`, `tender_changed`, those of an address and a slot, `key_reused`, `not_found`
 */
export async function writeSale(tx: Tx, by: Permit<"till.sell">, input: SaleInput): Promise<WrittenSale> {
  await lockSale(tx, input.saleId);
  const known = await knownSale(tx, by, input);
  if (known) return known;
  const session = await lockOpenSession(tx, by);
  const { locationId, registerId } = by.actor.till;
  const lineIds = await putSale(tx, permit({ ...by.actor, cartId: input.saleId }, "cart.use", by), { cartId: input.saleId, lines: input.lines.map((line) => cartLineOf(line, locationId)) });
  const given = await readGivers(by, input.saleId, wishedIn(input, lineIds), tx);
  const seller = permit({ ...by.actor, cartId: input.saleId }, "orders.place", by);
  const { checkoutId } = await startCheckout(tx, seller);
  const { following } = input;
  await saveBuyer(tx, seller, { checkoutId, customerId: input.customerId, name: following?.name ?? null, phone: following?.phone ?? null, email: following?.email ?? input.email, cashMinor: input.cash?.coverMinor ?? 0, byHand: given.map(({ discount }) => discount) });
  if (following) await saveFollowing(tx, seller, checkoutId, following, lineIds.filter((_, i) => input.lines[i]?.isSent));
  const prepared = await prepareCheckout(tx, seller, { checkoutId });
  if (!prepared.isReady) throw new Refusal("not_free", { lines: prepared.problems.map((problem) => problem.message) });
  if (prepared.totalMinor !== input.totalMinor) throw new Refusal("price_changed", { totalMinor: prepared.totalMinor });
  await judgeDiscounts(tx, by, checkoutId, given);
  await saveTenders(tx, seller, { checkoutId, giftCards: input.giftCards, creditMinor: input.creditMinor, pointsMinor: input.pointsMinor });
  const due = input.cash && dueOf(input.cash.coverMinor, input.card !== null);
  const received = input.cash?.receivedMinor ?? null;
  if (due !== null && received !== null && received < due) throw new Refusal("cash_short", { missing: formatMoney(due - received, homeCurrency) });
  await tx.execute(sql`
    insert into till_sale (id, register_id, session_id, staff_id, customer_id, cash_due_minor, received_minor)
    values (${input.saleId}, ${registerId}, ${session.id}, ${by.actor.staffId}, ${input.customerId}, ${due}, ${received})
    on conflict (id) do update set session_id = excluded.session_id, staff_id = excluded.staff_id, customer_id = excluded.customer_id,
      cash_due_minor = excluded.cash_due_minor, received_minor = excluded.received_minor, attempts = till_sale.attempts + 1`);
  return { is: "to_pay", checkoutId };
}

function cartLineOf({ variantId, quantity, method, storeId, gift }: SaleLine, here: LocationId): SoldLine {
  if (method !== "email") return { variantId, quantity, method, storeId: method === "carry_out" ? here : storeId };
  if (!gift) throw new Refusal("not_found");
  const { key: _key, ...kept } = gift;
  return { variantId, quantity, gift: kept };
}

async function saveFollowing(tx: Tx, seller: Permit<"orders.place">, checkoutId: CheckoutId, { name, shipTo, slots, van }: Following, suppliedLines: CartLineId[]): Promise<void> {
  if (shipTo) await saveAddress(tx, seller, { ...shipTo, name, checkoutId });
  if (shipTo && van) await chooseDeliveryWindow(tx, seller, { checkoutId, locationId: van.storeId, startsAt: van.startsAt, endsAt: van.endsAt });
  else if (shipTo) await leaveDeliveryWindow(tx, seller, { checkoutId });
  for (const { storeId, startsAt, endsAt } of slots.toSorted((a, b) => a.storeId.localeCompare(b.storeId))) await chooseSlot(tx, seller, { checkoutId, locationId: storeId, startsAt, endsAt });
  if (suppliedLines.length > 0) await savePickup(tx, seller, { checkoutId, personName: null, personContact: null, suppliedLines });
}

function wishedIn({ lines, off }: SaleInput, lineIds: readonly CartLineId[]): WishedDiscount[] {
  const ofLines = lines.flatMap((line, i): WishedDiscount[] => (line.off ? [{ key: lineKeyOf(line), line: lineIds[i] ?? null, wish: line.off }] : []));
  return off ? [...ofLines, { key: null, line: null, wish: off }] : ofLines;
}

/** Cash that pays all the rest is rounded to coins; beside a card it is given in coins. @throws Refusal `invalid` */
function dueOf(coverMinor: number, isBesideCard: boolean): number {
  const due = cashDue(coverMinor, homeCurrency);
  if (isBesideCard && due !== coverMinor) throw new Refusal("invalid", { reason: "Beside a card, cash is given in whole coins." });
  return due;
}

/** Locks the live checkout, so that nobody begins to pay it meanwhile. */
async function knownSale(tx: Tx, by: Permit<"till.sell">, input: SaleInput): Promise<WrittenSale | null> {
  const { rows } = await tx.execute<{ id: CheckoutId; status: string; order_id: OrderId; total_minor: number; is_here: boolean }>(sql`
    select c.id, c.status, c.order_id, c.total_minor, s.register_id = ${by.actor.till.registerId} as is_here
    from till_sale s join checkout c on c.cart_id = s.id and c.status in ('open', 'ready', 'completing', 'completed') where s.id = ${input.saleId} for update of c`);
  const found = rows[0];
  if (found && !found.is_here) throw new Refusal("not_found");
  if (!found || found.status === "open" || found.status === "ready") return null;
  if (found.total_minor !== input.totalMinor) throw new Refusal("key_reused");
  return found.status === "completed" ? { is: "placed", orderId: found.order_id } : { is: "to_pay", checkoutId: found.id };
}
