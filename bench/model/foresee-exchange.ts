import { creditsOfLines, exchangeMoney, type ExchangeMoney } from "@/lib/domain/returns/exchange-money";
import { asId, type FulfillmentId, type FulfillmentLineId, type OrderLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { refuseUnless, type Draft } from "./foresee-leaving";
import { ask } from "./foresee-money";
import { inspect, request, worthOf } from "./foresee-returns";
import type { AddedUnits, ExchangeAction } from "./order-action";
import { partOf, pricesOf, type LineState, type OrderState, type PartState } from "./order-state";

/** The shop names what it makes. */
export const unnamed = asId<FulfillmentId>("");

export const newLine = ({ variantId, quantity, unitMinor, totalMinor }: AddedUnits): LineState => ({
  id: asId<FulfillmentLineId>(""), orderLineId: asId<OrderLineId>(""), variantId, quantity, picked: 0, ready: 0, handedOver: 0, cancelled: 0, moved: 0, missing: 0, returned: 0, unitMinor, prices: pricesOf(totalMinor, quantity), credits: [],
});

/** Goods come back and pay for others, with one difference. */
export function exchange(draft: Draft, action: ExchangeAction): void {
  const { order } = draft;
  const { taken, to } = action;
  const money = takeBack(draft, action);
  refuseUnless(money.dueMinor === action.dueMinor && money.backMinor === action.backMinor, "price_changed");
  const isNow = to.method === "carry_out";
  const [credits = []] = creditsOfLines([taken.totalMinor], money);
  const line: LineState = {
    ...newLine({ ...taken, totalMinor: money.dueMinor }), credits: credits.map(({ fulfillmentId, amountMinor }) => ({ partId: fulfillmentId, amountMinor })),
    ...(isNow && { picked: taken.quantity, ready: taken.quantity, handedOver: taken.quantity }),
  };
  const part: PartState = { ...to, id: unnamed, paidBy: unnamed, status: isNow ? "handed_over" : "open", claimedBy: null, isStaged: false, isAsked: false, chargeMinor: 0, code: "", wrongCodes: 0, timesMoved: 0, putBacks: [], lines: [line] };
  order.parts.push(part);
  if (money.dueMinor > 0) order.payments.push({ partId: unnamed, round: 0, amountMinor: money.dueMinor, capturedMinor: 0, voidedMinor: 0, refundedMinor: 0, pending: isNow ? [{ kind: "capture", amountMinor: money.dueMinor }] : [] });
  draft.stock.push({ variantId: taken.variantId, locationId: to.locationId, ...(isNow ? { onHand: -taken.quantity } : { allocated: taken.quantity }) });
  if (!isNow) order.status = "placed";
}

/** Only the difference, as the counter is shown it. */
export function differenceOf(order: OrderState, action: Omit<ExchangeAction, "dueMinor" | "backMinor">): Pick<ExchangeMoney, "dueMinor" | "backMinor"> | null {
  try {
    const { dueMinor, backMinor } = takeBack({ order: structuredClone(order), stock: [] }, action);
    return { dueMinor, backMinor };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function takeBack(draft: Draft, { locationId, back, taken }: Omit<ExchangeAction, "dueMinor" | "backMinor">): ExchangeMoney {
  const { order } = draft;
  request(order, { kind: "return_request", lines: back, by: "staff" });
  const found = order.returns.at(-1);
  if (!found) throw new Refusal("not_found");
  for (const unit of found.units) unit.status = "received";
  Object.assign(found, { status: "received", locationId });
  decideAll(draft, found, back);
  const money = exchangeMoney(worthOf(order, found), taken.totalMinor);
  for (const { fulfillmentId, amountMinor } of money.back) {
    ask(order, partOf(order, fulfillmentId), "refund", amountMinor);
    found.asked.push({ partId: fulfillmentId, amountMinor, deliveryMinor: 0, isDone: false });
  }
  found.status = "exchanged";
  return money;
}

/** Units have no ids before the shop gave them some: each is decided by its line. */
function decideAll(draft: Draft, found: OrderState["returns"][number], back: ExchangeAction["back"]): void {
  found.units.forEach((unit, n) => (unit.id = asId(`unit ${n}`)));
  inspect(draft, found, { kind: "return_inspect", returnId: found.id, units: found.units.map((unit) => ({ unitId: unit.id, outcome: back.find(({ lineId }) => lineId === unit.lineId)?.outcome ?? "quarantine" })) });
  found.units.forEach((unit) => (unit.id = asId("")));
}
