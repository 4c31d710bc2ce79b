import type { Channel } from "@/lib/domain/channel";
import { isDelivery, type FulfillmentMethod } from "@/lib/domain/fulfillment/fulfillment-state";
import { localCharge } from "@/lib/domain/locations/local-delivery";
import type { Gift } from "@/lib/domain/payments/gift";
import { isLimited, type Promotion } from "@/lib/domain/pricing/promotion";
import { promotionPerson } from "@/lib/domain/pricing/promotion-person";
import { deliveryCharge } from "@/lib/domain/pricing/delivery-charge";
import { handReasonWords } from "@/lib/domain/pricing/hand-discount";
import { quote, type Quote, type QuoteMethod } from "@/lib/domain/pricing/quote";
import { homeCurrency } from "@/lib/kernel/currency";
import type { CartId, CheckoutId, FulfillmentId, FulfillmentLineId, OrderBundleId, OrderId, OrderLineId } from "@/lib/kernel/ids";
import { tell, type Actor, type Books } from "./books";
import type { Good } from "./catalog";
import { handDiscountsOf } from "./hand-discounts";
import { movement } from "./ledger";
import { priceAt, taxRates } from "./money-rows";
import type { Person } from "./people";
import type { Random } from "./random";
import type { Store } from "./stores";
import type { Colleague } from "./staff";
import { vanTerms } from "./van-terms";
import { dayMs, later, type World } from "./world";

export type Basket = { good: Good; quantity: number; /** The bundle that it is bought in, and its share of that price. */ inBundle?: { id: OrderBundleId; unitMinor: number }; /** Of a gift card. */ gift?: Gift }[];
export type PartPlan = { method: FulfillmentMethod; store: Store; /** Sends a pickup's goods to its store. */ source?: Store; basket: Basket; promisedAt: Date; promiseInputs: Record<string, unknown>; slot: { startsAt: Date; endsAt: Date } | null; pickupPerson: string | null };
export type OrderPlan = { person: Person; at: Date; channel: Channel; actor: Actor; seller: Colleague | null; parts: PartPlan[]; coupon: Promotion | null };

type Row<K extends keyof Books> = Books[K][number];
export type PartLine = { id: FulfillmentLineId; row: Row<"fulfillmentLines">; orderLine: Row<"orderLines">; allocation: Row<"allocations">; good: Good };
export type Part = { row: Row<"fulfillments"> & { version: number; id: FulfillmentId }; lines: PartLine[]; payment: Row<"payments">; plan: PartPlan; order: Placed };
export type Placed = { row: Row<"orders">; id: OrderId; parts: Part[]; plan: OrderPlan; cartId: CartId; checkout: Row<"checkouts">; facts: { number: string; amountMinor: number; currency: string; variantIds: string[] } };

export const shelfOf = (part: Part) => ({ orderId: part.order.id, fulfillmentId: part.row.id, locationId: part.plan.store.id, customerId: part.order.plan.person.id });

const firstNumber = 100_001;

/** Places orders: money comes from the pricing function, numbers are given at the end, rising with time. */
export class Till {
  private readonly placed: Placed[] = [];
  private readonly used = new Map<string, number>();

  constructor(private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly promotions: readonly Promotion[], private readonly staff: readonly Colleague[]) {}

  /** Returns the last number given. */
  giveNumbers(): number {
    const tasks = new Map(this.books.tasks.map((task) => [task.fulfillmentId, task]));
    this.placed.sort((a, b) => a.plan.at.getTime() - b.plan.at.getTime()).forEach((placed, index) => {
      const number = `AH-${firstNumber + index}`;
      placed.row.number = placed.checkout.orderNumber = placed.facts.number = number;
      placed.parts.forEach((part, position) => {
        part.row.number = `${number}-${position + 1}`;
        const task = tasks.get(part.row.id);
        if (task?.facts) task.facts.number = part.row.number;
      });
    });
    return firstNumber + this.placed.length - 1;
  }

  place(plan: OrderPlan): Placed {
    const { random, books } = this;
    const { person, at, channel } = plan;
    const checkoutId = random.id<CheckoutId>(at);
    const cartId = random.id<CartId>(later(at, -600_000));
    const id = random.id<OrderId>(at);
    const money = this.price(plan);
    const row: Row<"orders"> = {
      id, number: "", checkoutId, customerId: person.id, accountId: person.accountId, channel, locationId: channel === "store" ? plan.parts[0]?.store.id : null, staffId: plan.seller?.id ?? null,
      contactName: person.name, email: person.email, phone: person.phone, status: "placed", currency: "USD", subtotalMinor: money.subtotalMinor, discountMinor: money.discountMinor, chargesMinor: money.chargesMinor,
      taxMinor: money.taxMinor, includedTaxMinor: money.includedTaxMinor, creditMinor: 0, totalMinor: money.totalMinor, couponCode: codesOf(money).join(", ") || null, placedAt: at, completedAt: null, cancelledAt: null, version: 1,
    };
    const checkout: Row<"checkouts"> = {
      id: checkoutId, cartId, cartVersion: 2, customerId: person.accountId ? person.id : null, channel, status: "completed", contactName: person.name, email: person.email, phone: person.phone,
      codes: codesOf(money), slots: {}, totalMinor: money.totalMinor, currency: "USD", completionKey: `history:${id}`, orderId: id, orderNumber: "", holdProlonged: false, version: 3,
      createdAt: later(at, -300_000), updatedAt: at,
    };
    const facts = { number: "", amountMinor: money.totalMinor, currency: "USD", variantIds: plan.parts.flatMap((part) => part.basket.map(({ good }) => good.id)) };
    const placed: Placed = { row, id, parts: [], plan, cartId, checkout, facts };
    this.placed.push(placed);
    books.checkouts.push(checkout);
    books.orders.push(row);
    books.carts.push({ id: cartId, customerId: person.accountId ? person.id : null, channel, version: 2, codes: codesOf(money), status: "ordered", mergedIntoId: null, sharedByStaffId: null, createdAt: later(at, -600_000), updatedAt: at });
    tell(books, "order.placed", at, channel, plan.actor, { orderId: id, customerId: person.id, locationId: row.locationId ?? null, payload: facts });
    plan.parts.forEach((part, index) => placed.parts.push(this.part(placed, part, index, money)));
    this.use(money, checkoutId, placed);
    return placed;
  }

  private price({ parts, at, channel, coupon, person, seller }: OrderPlan): Quote {
    const lines = parts.flatMap((part, group) => part.basket.map(({ good, quantity, inBundle, gift }, index) =>
      ({ key: `${group}:${index}`, variantId: good.id, productId: good.productId, categoryIds: good.categoryIds, quantity, unitMinor: inBundle?.unitMinor ?? priceAt(good, at, this.world), isReduced: good.compareAtMinor !== null && priceAt(good, at, this.world) < good.compareAtMinor, taxClass: gift ? "exempt" as const : "standard" as const, isGiftCard: gift !== undefined, group: String(group) })));
    const groups = parts.map((part, group) => {
      const goods = lines.filter((line) => line.group === String(group));
      const isShipped = isDelivery(part.method);
      const subtotalMinor = goods.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0);
      const van = part.method === "local_delivery" ? vanTerms[part.store.code] : undefined;
      const charge = van ? { chargeMinor: localCharge(van, subtotalMinor) } : isShipped ? deliveryCharge({ currency: homeCurrency, subtotalMinor, heaviestParcelGrams: Math.max(...part.basket.map(({ good }) => good.heaviestGrams)) }) : null;
      const method: QuoteMethod = part.method === "local_delivery" ? "ship" : part.method;
      return { key: String(group), method, place: { country: "US", state: isShipped ? person.postcode.state : part.store.state }, storeId: isShipped ? null : part.store.id, chargeMinor: charge?.chargeMinor ?? 0 };
    });
    const promotions = this.promotions.filter((one) => one.code === null || one === coupon).map((one) => ({ ...one, usedByPerson: this.used.get(`${one.id}:${person.email}`) ?? 0 }));
    return quote({ currency: "USD", now: at, lines, groups, shopper: { channel, groupIds: [], segments: person.accountId ? ["member"] : [] }, promotions, codes: coupon?.code ? [coupon.code.code] : [], byHand: channel === "store" ? handDiscountsOf(this.placed.length, "0:0", seller, parts[0]?.store, this.staff) : [], taxRates });
  }

  /** Writes down what each promotion and each person took off, as placing does. */
  private use({ promotions, byHand = [] }: Quote, checkoutId: CheckoutId, { plan, id, parts }: Placed): void {
    const orderLines = new Map<string, OrderLineId>(parts.flatMap((part, group) => part.lines.map((line, index) => [`${group}:${index}`, line.row.orderLineId] as const)));
    for (const { lines, effect, reason, note, staffId, approvedByStaffId } of byHand) {
      for (const part of lines) this.books.orderDiscounts.push({ id: this.random.id(plan.at), orderId: id, orderLineId: orderLines.get(part.key) ?? null, promotionId: null, name: handReasonWords[reason], kind: effect.kind, code: null, staffId, approvedByStaffId, note, amountMinor: part.amountMinor });
    }
    for (const one of promotions) {
      const promotion = this.promotions.find((each) => each.id === one.promotionId);
      if (!one.isApplied || !promotion) continue;
      const key = `${one.promotionId}:${plan.person.email}`;
      this.used.set(key, (this.used.get(key) ?? 0) + 1);
      if (isLimited(promotion)) {
        promotion.used++;
        promotion.spentMinor += one.amountMinor;
      }
      this.books.promotionUses.push({ promotionId: one.promotionId, checkoutId, orderId: id, codeId: one.codeId, person: promotionPerson(plan.person.email), amountMinor: one.amountMinor, at: plan.at });
      for (const part of [...one.lines, ...one.groups]) this.books.orderDiscounts.push({ id: this.random.id(plan.at), orderId: id, orderLineId: orderLines.get(part.key) ?? null, promotionId: one.promotionId, name: one.name, kind: one.kind, code: one.code, staffId: null, approvedByStaffId: null, note: "", amountMinor: part.amountMinor });
    }
  }

  private part(order: Placed, plan: PartPlan, index: number, money: Quote): Part {
    const { random, books } = this;
    const { at, person, channel, actor } = order.plan;
    const id = random.id<FulfillmentId>(at);
    const group = money.groups[index];
    if (!group) throw new Error("A part without its price");
    const isPickup = plan.method === "pickup" || plan.method === "curbside";
    const row: Part["row"] = {
      id, orderId: order.id, number: "", locationId: plan.store.id, sourceLocationId: plan.source?.id ?? null, method: plan.method, status: plan.source ? "in_transit_to_store" : "open", currency: "USD", totalMinor: group.totalMinor, chargeMinor: group.chargeMinor,
      chargeTaxMinor: group.chargeTaxMinor, promisedAt: plan.promisedAt, promiseInputs: plan.promiseInputs, slotStartsAt: plan.slot?.startsAt ?? null, slotEndsAt: plan.slot?.endsAt ?? null,
      pickupPersonName: isPickup ? (plan.pickupPerson ?? person.name) : null, pickupPersonContact: null, pickupCode: isPickup ? String(random.int(0, 999_999)).padStart(6, "0") : null, codeFailures: 0,
      shipTo: isDelivery(plan.method) ? addressOf(person) : null, version: 1, createdAt: at, updatedAt: at,
    };
    const paymentRow = this.authorize(order, row, group.totalMinor);
    const part: Part = { row, lines: [], payment: paymentRow, plan, order };
    plan.basket.forEach((wanted, line) => part.lines.push(this.line(part, wanted, money.lines.find((each) => each.key === `${index}:${line}`))));
    books.fulfillments.push(row);
    if (plan.slot) books.bookings.push({ id: random.id(at), locationId: plan.store.id, purpose: plan.method === "local_delivery" ? "delivery" : plan.method === "curbside" ? "curbside" : "pickup", startsAt: plan.slot.startsAt, endsAt: plan.slot.endsAt, checkoutId: null, fulfillmentId: id, appointmentId: null, room: 1, expiresAt: null });
    tell(books, "payment.authorized", at, channel, actor, { ...shelfOf(part), payload: { paymentId: paymentRow.id, amountMinor: group.totalMinor, currency: "USD" } });
    return part;
  }

  private line(part: Part, { good, quantity, inBundle, gift }: Basket[number], money: Quote["lines"][number] | undefined): PartLine {
    if (!money) throw new Error("A line without its price");
    const { random, books } = this;
    const { at } = part.order.plan;
    const orderLineId = random.id<OrderLineId>(at);
    const orderLine: Row<"orderLines"> = {
      id: orderLineId, orderId: part.order.id, bundleId: inBundle?.id ?? null, variantId: good.id, sku: good.sku, title: good.title, variantTitle: good.variantTitle, quantity, cancelled: 0, unitPriceMinor: money.unitMinor,
      discountMinor: money.discountMinor, taxMinor: money.taxMinor, includedTaxMinor: money.includedTaxMinor, creditMinor: 0, totalMinor: money.totalMinor, taxRatePpm: money.taxRatePpm, gift: gift ?? null,
    };
    const id = random.id<FulfillmentLineId>(at);
    const row: Row<"fulfillmentLines"> = { id, fulfillmentId: part.row.id, orderLineId, variantId: good.id, quantity, picked: 0, ready: 0, handedOver: 0, returned: 0, cancelled: 0, moved: 0, missing: 0, inTransit: 0, totalMinor: money.totalMinor, taxMinor: money.taxMinor + money.includedTaxMinor };
    const allocation: Row<"allocations"> = { id: random.id(at), orderLineId, fulfillmentId: part.row.id, variantId: good.id, locationId: (part.plan.source ?? part.plan.store).id, quantity, at };
    books.orderLines.push(orderLine);
    books.fulfillmentLines.push(row);
    if (gift) return { id, row, orderLine, allocation, good };
    books.allocations.push(allocation);
    books.movements.push(movement(allocation, "allocated", quantity, { allocated: quantity }, { reason: "order", actor: movedBy(part.order.plan.actor), cause: "fulfillment", causeId: part.row.id, lineId: orderLineId, at }));
    return { id, row, orderLine, allocation, good };
  }

  private authorize(order: Placed, part: Part["row"], amountMinor: number): Row<"payments"> {
    const { random } = this;
    const { at } = order.plan;
    const [cardBrand, cardLast4] = random.weighted([["Visa", "4242"], ["Mastercard", "4444"], ["American Express", "0005"]] as const, ([brand]) => (brand === "Visa" ? 5 : brand === "Mastercard" ? 3 : 1));
    const row: Row<"payments"> = {
      id: random.id(at), checkoutId: order.row.checkoutId, orderId: order.id, fulfillmentId: part.id, gateway: "test", gatewayRef: random.id(at), idempotencyKey: `history:${part.id}`, status: "authorized",
      currency: "USD", amountMinor, capturedMinor: 0, refundedMinor: 0, voidedMinor: 0, cardBrand, cardLast4, failureCode: null, expiresAt: later(at, 30 * dayMs), createdAt: at, updatedAt: at, version: 1,
    };
    this.books.payments.push(row);
    return row;
  }
}

export const movedBy = (actor: Actor): { kind: string; id: string | null } =>
  actor.kind === "staff" ? { kind: "staff", id: actor.colleague.id } : actor.kind === "system" ? { kind: "system", id: actor.name } : actor.kind === "shopper" && actor.person.accountId ? { kind: "customer", id: actor.person.id } : { kind: "guest", id: null };

const addressOf = (person: Person): Record<string, string> => ({ name: person.name, line1: person.street, line2: "", city: person.postcode.city, state: person.postcode.state, postcode: person.postcode.code });

const codesOf = (money: Quote): string[] => money.promotions.flatMap((one) => (one.isApplied && one.code ? [one.code] : []));
