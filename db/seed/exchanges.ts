import { exchangeMoney } from "@/lib/domain/returns/exchange-money";
import { quote, type QuoteLine } from "@/lib/domain/pricing/quote";
import type { FulfillmentId, FulfillmentLineId, OrderLineId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import type { Good } from "./catalog";
import type { Choices } from "./choices";
import type { Crew } from "./crew";
import { movement } from "./ledger";
import { priceAt, taxRates } from "./money-rows";
import { afterOpenMinutes } from "./open-times";
import { staffed, type Steps } from "./order-steps";
import { movedBy, type Part, type PartLine, type Placed } from "./placing";
import type { Random } from "./random";
import type { Returns } from "./returns";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";

type Bought = { part: Part; line: PartLine; at: Date };
type Taken = { order: Placed; row: Books["fulfillments"][number]; payload: { partNumber: string } };

const most = 12;

/** Goods for goods at the store that gave them: another color at what was paid, or something cheaper and the rest back. */
export class Exchanges {
  private readonly taken: Taken[] = [];

  constructor(private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly returns: Returns, private readonly steps: Steps, private readonly choices: Choices, private readonly crew: Crew) {}

  make(orders: readonly Placed[]): void {
    const fitting = orders.flatMap((order) => {
      const [part] = order.parts;
      const line = part?.lines.find((each) => each.row.quantity === 1 && each.row.handedOver === 1 && !each.orderLine.bundleId && !this.returns.isOf(each));
      const givenAt = part?.row.handedOverAt;
      if (!part || !line || !givenAt || order.parts.length > 1 || givenAt < later(this.world.now, -50 * dayMs)) return [];
      const at = afterOpenMinutes(part.plan.store.opening, later(givenAt, this.random.int(2, 12) * dayMs), this.random.int(20, 300));
      return at < later(this.world.now, -hourMs) ? [{ part, line, at }] : [];
    });
    for (const bought of this.random.shuffle(fitting)) {
      if (this.taken.length >= most) return;
      const wanted = this.wanted(bought);
      if (wanted) this.exchange(bought, ...wanted);
    }
  }

  /** After the orders have theirs. */
  giveNumbers(): void {
    for (const { order, row, payload } of this.taken) payload.partNumber = row.number = `${order.row.number}-${order.parts.length + 1}`;
  }

  /** Another kind of the same product first, else something of the same department that costs less. */
  private wanted({ part, line, at }: Bought): [Good, QuoteLine] | null {
    const { store } = part.plan;
    const { good, orderLine } = line;
    const paidMinor = orderLine.unitPriceMinor - (orderLine.discountMinor ?? 0);
    const others = this.random.shuffle(this.choices.goodsAt(store, false)).filter(({ id, department }) => id !== good.id && department === good.department);
    const sibling = others.find(({ productId }) => productId === good.productId);
    const cheaper = others.find((one) => priceAt(one, at, this.world) < paidMinor && priceAt(one, at, this.world) > paidMinor / 3);
    const chosen = sibling ?? cheaper;
    if (!chosen) return null;
    const unitMinor = Math.min(priceAt(chosen, at, this.world), sibling ? paidMinor : Number.POSITIVE_INFINITY);
    const priced = quote({
      currency: "USD", now: at, taxRates, groups: [{ key: "counter", method: "carry_out", place: { country: "US", state: store.state }, storeId: store.id, chargeMinor: 0 }], promotions: [], codes: [], shopper: { channel: "store", groupIds: [], segments: [] },
      lines: [{ key: chosen.sku, variantId: chosen.id, productId: chosen.productId, categoryIds: [], quantity: 1, unitMinor, isReduced: false, taxClass: "standard", group: "counter" }],
    });
    const [money] = priced.lines;
    return money && money.totalMinor <= line.row.totalMinor ? [chosen, money] : null;
  }

  private exchange({ part, line, at }: Bought, good: Good, money: QuoteLine): void {
    const { books, random, returns } = this;
    const { order, plan: { store } } = part;
    const by = this.crew.someoneAt(store);
    const isOther = good.productId !== line.good.productId;
    const one = returns.request(part, line, 1, at, staffed(by), isOther ? { reason: "changed_mind", note: "" } : { reason: "not_as_shown", note: "The other color fits the room better" });
    returns.approve(one, at, staffed(by));
    returns.receive(one, later(at, minuteMs), store, by);
    returns.inspect(one, later(at, 2 * minuteMs), store, by);
    const when = later(at, 4 * minuteMs);
    const { creditMinor, backMinor } = exchangeMoney([{ fulfillmentId: part.row.id, goodsMinor: one.amountMinor }], money.totalMinor);

    const [id, lineId, orderLineId] = [random.id<FulfillmentId>(when), random.id<FulfillmentLineId>(when), random.id<OrderLineId>(when)];
    const row: Books["fulfillments"][number] = {
      id, orderId: order.id, number: "", locationId: store.id, sourceLocationId: null, method: "carry_out", status: "handed_over", currency: "USD", totalMinor: 0, chargeMinor: 0, chargeTaxMinor: 0, promisedAt: when, promiseInputs: {},
      codeFailures: 0, handedOverAt: when, handedOverByStaffId: by.id, version: 2, createdAt: when, updatedAt: when,
    };
    books.fulfillments.push(row);
    books.orderLines.push({
      id: orderLineId, orderId: order.id, bundleId: null, variantId: good.id, sku: good.sku, title: good.title, variantTitle: good.variantTitle, quantity: 1, cancelled: 0, unitPriceMinor: money.unitMinor,
      discountMinor: 0, taxMinor: money.taxMinor, includedTaxMinor: money.includedTaxMinor, creditMinor, totalMinor: 0, taxRatePpm: money.taxRatePpm,
    });
    books.fulfillmentLines.push({ id: lineId, fulfillmentId: id, orderLineId, variantId: good.id, quantity: 1, picked: 1, ready: 1, handedOver: 1, returned: 0, cancelled: 0, moved: 0, missing: 0, inTransit: 0, totalMinor: 0, taxMinor: money.taxMinor + money.includedTaxMinor });
    books.allocations.push({ id: random.id(when), orderLineId, fulfillmentId: id, variantId: good.id, locationId: store.id, quantity: 0, at: when });
    books.exchangeCredits.push({ returnId: one.row.id, fulfillmentLineId: lineId, fromFulfillmentId: part.row.id, amountMinor: creditMinor });
    const of = { variantId: good.id, locationId: store.id };
    const why = { actor: movedBy(staffed(by)), cause: "fulfillment", causeId: id, lineId: orderLineId, at: when };
    books.movements.push(movement(of, "allocated", 1, { allocated: 1 }, { ...why, reason: "order" }), movement(of, "handed_over", 1, { onHand: -1, allocated: -1 }, { ...why, reason: "handed over", sequence: 2 }));
    Object.assign(order.row, {
      subtotalMinor: order.row.subtotalMinor + money.unitMinor, taxMinor: (order.row.taxMinor ?? 0) + money.taxMinor, includedTaxMinor: (order.row.includedTaxMinor ?? 0) + money.includedTaxMinor, creditMinor: (order.row.creditMinor ?? 0) + creditMinor, version: (order.row.version ?? 1) + 1,
    });
    tell(books, "fulfillment.handed_over", when, "store", staffed(by), { orderId: order.id, fulfillmentId: id, locationId: store.id, customerId: order.plan.person.id, payload: { proof: "till", amountMinor: 0, version: 2 } });
    const payload = { partNumber: "", creditMinor, dueMinor: 0, amountMinor: backMinor };
    returns.exchanged(one, when, store, by, { backMinor, payload });
    this.taken.push({ order, row, payload });
  }
}
