import { randomUUID } from "node:crypto";
import { db } from "@/db/client";
import { systemPermit } from "@/lib/domain/identity/permit";
import { completeCheckout } from "@/lib/domain/orders/complete-checkout";
import type { CompleteInput } from "@/lib/domain/orders/checkout-input";
import { finishStuckCheckouts } from "@/lib/domain/orders/finish-stuck-checkouts";
import type { Completion } from "@/lib/domain/orders/finish-completion";
import { resumeCheckout } from "@/lib/domain/orders/resume-checkout";
import { Refusal, type RefusalCode } from "@/lib/kernel/refusal";
import type { OrderId } from "@/lib/kernel/ids";
import { workingAt } from "./act";
import { total } from "./order-state";
import { readOrders } from "./read-orders";
import { demandOf, newShopper, placing, type Checkout, type Shopper } from "./shopper";
import { apply, free, onCells } from "./stock";
import { Contradiction, count } from "./tally";
import type { Turn } from "./turn";
import { cellOf, type World } from "./world";

const machine = systemPermit("model");
type Answer = { is: "placed"; orderId: OrderId } | { is: "unclear" } | { is: "refused"; code: RefusalCode };

/** Pays with a good card, a bad one, or one whose answer is lost; sometimes twice at once, or for what is not held. */
export async function pay(turn: Turn): Promise<boolean> {
  const { world, random, worker: { shopper } } = turn;
  const { checkout } = shopper;
  if (!checkout) return false;
  if (checkout.status === "completing") return comeBack(turn, checkout);
  if (checkout.status !== "ready" && !random.chance(0.02)) return false;
  const token = random.weighted(["success_token", "fail_token", "timeout_token"] as const, (one) => ({ success_token: 90, fail_token: 6, timeout_token: 4 })[one]);
  const totalMinor = random.chance(0.02) ? checkout.totalMinor + 1 : checkout.totalMinor;
  const asked = (): CompleteInput => ({ checkoutId: checkout.id, token, cardBrand: "Visa", cardLast4: "4242", totalMinor, idempotencyKey: randomUUID() });
  const first = asked();
  const others = token === "success_token" && random.chance(0.1) ? Array.from({ length: random.int(1, 2) }, () => (random.chance(0.5) ? first : asked())) : [];
  await settling(turn, checkout, async (fits) => {
    const answers = await Promise.all([first, ...others].map((input) => answerOf(() => completeCheckout(placing(shopper), input, world.gateway))));
    const foreseen = refusalOf(checkout, totalMinor) ?? (token === "fail_token" ? "card_declined" : token === "timeout_token" ? "unclear" : fits);
    return { answers, foreseen };
  });
  return true;
}

/** After a lost answer: the shopper looks again, or the sweeper finds what the bank did. */
async function comeBack(turn: Turn, checkout: Checkout): Promise<boolean> {
  const { world, random, worker: { shopper } } = turn;
  await settling(turn, checkout, async (fits) => {
    if (random.chance(0.5)) await finishStuckCheckouts(machine, { checkoutId: checkout.id }, world.gateway);
    return { answers: [await answerOf(() => resumeCheckout(placing(shopper), { checkoutId: checkout.id }, world.gateway))], foreseen: fits };
  });
  return true;
}

type Foreseen = RefusalCode | "unclear" | "placed";

async function settling(turn: Turn, checkout: Checkout, ask: (fits: Foreseen) => Promise<{ answers: Answer[]; foreseen: Foreseen }>): Promise<void> {
  const { world, tally, worker } = turn;
  const { shopper } = worker;
  const demand = demandOf(shopper, world.warehouse);
  const cells = demand.map((one) => cellOf(world, one.variantId, one.locationId));
  await workingAt(world, demand.map((one) => one.locationId), () => onCells(cells, async (isAlone) => {
    const isThere = demand.every((one, i) => (cells[i] ? free(cells[i]) : 0) >= one.quantity);
    const { answers, foreseen } = await ask(isThere ? "placed" : "out_of_stock");
    for (const answer of answers) {
      const said = answer.is === "refused" ? answer.code : answer.is;
      if (said === checkout.failure && foreseen === "hold_expired") continue;
      const isOpen = !isAlone() && (foreseen === "placed" || foreseen === "out_of_stock") && (said === "placed" || said === "out_of_stock");
      if (said !== foreseen && !isOpen) throw new Contradiction(`pay ended with ${said}, and the model foresaw ${foreseen}: ${JSON.stringify({ shopper, answers })}`);
    }
    const orders = new Set(answers.flatMap((answer) => (answer.is === "placed" ? [answer.orderId] : [])));
    if (orders.size > 1 || (orders.size === 1 && answers.some((answer) => answer.is !== "placed"))) throw new Contradiction(`one checkout ended in different ways: ${JSON.stringify(answers)}`);
    for (const answer of answers) count(tally, answer.is === "placed" ? "place order" : answer.is === "unclear" ? "pay without an answer" : "pay", answer.is === "refused" ? answer.code : null);
    const [orderId] = orders;
    if (orderId) {
      await take(world, shopper, checkout, orderId);
      demand.forEach((one, i) => cells[i] && (apply(cells[i], { allocated: one.quantity }), cells[i].held.delete(checkout.id)));
      worker.shopper = newShopper();
    } else if (answers[0]?.is === "unclear") checkout.status = "completing";
    else if (answers[0]?.is === "refused" && (answers[0].code === "out_of_stock" || answers[0].code === "hold_expired")) Object.assign(checkout, { status: "open", failure: answers[0].code });
    else if (checkout.status === "completing") checkout.status = "ready";
  }));
}

/** The order that came of a checkout: its goods, its places and its money are those that were asked for. */
async function take(world: World, shopper: Shopper, checkout: Checkout, orderId: OrderId): Promise<void> {
  const state = (await readOrders([orderId], db)).get(orderId);
  if (!state) throw new Contradiction(`order ${orderId} was acknowledged and is not there`);
  const ordered = state.parts.flatMap((part) => part.lines.map((line) => `${line.quantity} ${line.variantId} ${part.method} ${part.locationId}`)).toSorted();
  const wanted = shopper.lines.map((line) => `${line.quantity} ${line.variantId} ${line.method} ${line.storeId ?? world.warehouse}`).toSorted();
  const costs = total(state.parts, (part) => part.chargeMinor + total(part.lines, (line) => total(line.prices, (price) => price)));
  const authorized = total(state.payments, (payment) => payment.amountMinor);
  if (ordered.join() !== wanted.join() || costs !== checkout.totalMinor || authorized !== checkout.totalMinor) {
    throw new Contradiction(`the order is not what was in the cart: ${JSON.stringify({ ordered, wanted, costs, authorized, shopper })}`);
  }
  world.orders.push({ state, isBusy: false, history: [`placed ${orderId}`] });
}

/** Why a checkout cannot be paid, whatever the card. */
function refusalOf(checkout: Checkout, totalMinor: number): RefusalCode | null {
  if (checkout.status !== "ready" || checkout.isExpired) return "hold_expired";
  if (!checkout.isCurrent) return "cart_changed";
  return totalMinor !== checkout.totalMinor ? "price_changed" : null;
}

async function answerOf(ask: () => Promise<Completion>): Promise<Answer> {
  try {
    const completion = await ask();
    if (completion.status === "placed") return { is: "placed", orderId: completion.orderId };
    if (completion.status === "unclear") return { is: "unclear" };
    throw new Contradiction(`nobody asked for ${completion.status}`);
  } catch (error) {
    if (error instanceof Refusal) return { is: "refused", code: error.code };
    throw error;
  }
}
