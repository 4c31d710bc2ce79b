import { transaction } from "@/db/client";
import { addToCart } from "@/lib/domain/carts/add-to-cart";
import { changeLineQuantity } from "@/lib/domain/carts/change-line-quantity";
import { removeLine } from "@/lib/domain/carts/remove-line";
import { cancelCheckout } from "@/lib/domain/orders/cancel-checkout";
import { chooseSlot } from "@/lib/domain/orders/choose-slot";
import { prepareCheckout } from "@/lib/domain/orders/prepare-checkout";
import { saveAddress } from "@/lib/domain/orders/save-address";
import { saveContact } from "@/lib/domain/orders/save-contact";
import { startCheckout } from "@/lib/domain/orders/start-checkout";
import type { RefusalCode } from "@/lib/kernel/refusal";
import { codeOf, workingAt } from "./act";
import { pay } from "./pay";
import { cartOf, demandOf, newShopper, placing, storesOf, type Checkout, type Shopper } from "./shopper";
import { available, onCells, type Cell } from "./stock";
import { Contradiction, count } from "./tally";
import type { Operation, Turn } from "./turn";
import { cellOf, type World } from "./world";

const mostOrders = 240;

/** What shoppers do before there is an order: one entry adds a kind of operation. */
export const shopperOperations: Record<string, Operation> = {
  "add to cart": { weight: 6, run: async (turn) => {
    const { world, random, worker: { shopper } } = turn;
    if (shopper.lines.length >= 3 || world.orders.length > mostOrders || shopper.checkout?.status === "completing") return false;
    const storeIndex = random.int(0, world.stores.length - 1);
    const method = random.weighted(["pickup", "curbside", "ship"] as const, (one) => ({ pickup: 5, curbside: 2, ship: 3 })[one]);
    const storeId = method === "ship" ? null : (world.stores[storeIndex] ?? null);
    const [variantId, quantity] = [random.pick(world.goods).id, random.int(1, 3)];
    const known = shopper.lines.find((line) => line.variantId === variantId && line.method === method && line.storeId === storeId);
    await tell(turn, "add to cart", method === "curbside" && storeIndex % 2 === 1 ? "pickup_off" : null, async () => {
      const added = await transaction((tx) => addToCart(tx, cartOf(shopper), { variantId, quantity, method, storeId }));
      shopper.cartId = added.cartId;
      if (known) known.quantity += quantity;
      else shopper.lines.push({ id: added.lineId, variantId, method, storeId, quantity });
      if (added.quantity !== (known?.quantity ?? quantity)) throw new Contradiction(`the cart has ${added.quantity} of the goods`);
      if (shopper.checkout) shopper.checkout.isCurrent = false;
    });
    return true;
  } },
  "change quantity": { weight: 0.5, run: async (turn) => {
    const { random, worker: { shopper } } = turn;
    if (shopper.lines.length === 0 || shopper.checkout?.status === "completing") return false;
    const [line, quantity] = [random.pick(shopper.lines), random.int(1, 4)];
    await tell(turn, "change quantity", null, async () => {
      await transaction((tx) => changeLineQuantity(tx, cartOf(shopper), { lineId: line.id, quantity }));
      line.quantity = quantity;
      if (shopper.checkout) shopper.checkout.isCurrent = false;
    });
    return true;
  } },
  "remove line": { weight: 0.3, run: async (turn) => {
    const { random, worker: { shopper } } = turn;
    if (shopper.lines.length < 2 || shopper.checkout?.status === "completing") return false;
    const line = random.pick(shopper.lines);
    await tell(turn, "remove line", null, async () => {
      await transaction((tx) => removeLine(tx, cartOf(shopper), { lineId: line.id }));
      shopper.lines = shopper.lines.filter((one) => one !== line);
      if (shopper.checkout) shopper.checkout.isCurrent = false;
    });
    return true;
  } },
  "begin checkout": { weight: 6, run: async (turn) => {
    const { random, worker: { shopper } } = turn;
    const isDue = shopper.lines.length > 0 && (!shopper.checkout || !shopper.checkout.isCurrent);
    if (!isDue && !random.chance(0.02)) return false;
    await tell(turn, "begin checkout", shopper.lines.length === 0 ? "cart_empty" : null, async () => {
      const { checkoutId, isNew } = await transaction((tx) => startCheckout(tx, placing(shopper)));
      if (isNew !== (shopper.checkout === null)) throw new Contradiction(`a cart has two checkouts, or none: ${checkoutId}`);
      shopper.checkout ??= { id: checkoutId, status: "open", isCurrent: true, hasContact: false, hasAddress: false, hours: new Set(), totalMinor: 0, isExpired: false, failure: null };
      if (!shopper.checkout.isCurrent) Object.assign(shopper.checkout, { isCurrent: true, status: "open" });
    });
    return true;
  } },
  "save contact": { weight: 6, run: (turn) => edit(turn, "save contact", (checkout) => !checkout.hasContact, [], async (shopper, checkout) => {
    await transaction((tx) => saveContact(tx, placing(shopper), { checkoutId: checkout.id, name: "Maya Lin", email: `${checkout.id}@example.com`, phone: null }));
    checkout.hasContact = true;
  }) },
  "choose hour": { weight: 6, run: (turn) => edit(turn, "choose hour", (checkout) => storesOf(turn.worker.shopper).some((id) => !checkout.hours.has(id)), ["slot_full", "slot_past", "store_closed", "held_long"], async (shopper, checkout) => {
    const locationId = storesOf(shopper).find((id) => !checkout.hours.has(id));
    const slot = locationId && turn.random.pick(turn.world.slots.get(locationId) ?? []);
    if (!slot) return;
    await transaction((tx) => chooseSlot(tx, placing(shopper), { checkoutId: checkout.id, locationId, startsAt: slot.startsAt, endsAt: slot.endsAt }));
    checkout.hours.add(locationId);
  }) },
  "save address": { weight: 4, run: (turn) => edit(turn, "save address", (checkout) => !checkout.hasAddress && turn.worker.shopper.lines.some((line) => line.method === "ship"), [], async (shopper, checkout) => {
    await transaction((tx) => saveAddress(tx, placing(shopper), { checkoutId: checkout.id, name: "Maya Lin", line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" }));
    checkout.hasAddress = true;
  }) },
  hold: { weight: 7, run: hold },
  pay: { weight: 8, run: pay },
  "leave checkout": { weight: 0.4, run: async (turn) => {
    const { world, worker } = turn;
    const { shopper } = worker;
    const { checkout } = shopper;
    if (!checkout || checkout.status === "completing") return false;
    await tell(turn, "leave checkout", null, () => onCells(heldBy(world, checkout), async () => {
      await transaction((tx) => cancelCheckout(tx, placing(shopper), { checkoutId: checkout.id }));
      for (const cell of world.rows) cell.held.delete(checkout.id);
    }));
    shopper.checkout = null;
    if (turn.random.chance(0.7)) worker.shopper = newShopper();
    return true;
  } },
};

/** All or nothing is held, and exactly when it is there. */
async function hold(turn: Turn): Promise<boolean> {
  const { world, random, tally, worker: { shopper } } = turn;
  const { checkout } = shopper;
  if (!checkout || checkout.status === "completing") return false;
  const lacking = lackOf(shopper, checkout);
  if ((lacking !== null || checkout.status === "ready") && !random.chance(0.04)) return false;
  const demand = demandOf(shopper, world.warehouse);
  const cells = demand.map((one) => cellOf(world, one.variantId, one.locationId));
  await workingAt(world, demand.map((one) => one.locationId), () => onCells([...new Set([...cells, ...heldBy(world, checkout)])], async (isAlone) => {
    let isReady = false;
    const code = await codeOf((async () => {
      const prepared = await transaction((tx) => prepareCheckout(tx, placing(shopper), { checkoutId: checkout.id }));
      isReady = prepared.isReady;
      if (prepared.isReady) checkout.totalMinor = prepared.totalMinor;
    })());
    if (code === "held_long" || code === "slot_full" || code === "slot_past" || code === "store_closed") checkout.hours.clear();
    else if (code !== lacking) throw new Contradiction(`hold ended with ${code ?? "success"} and lacked ${lacking ?? "nothing"}: ${JSON.stringify(shopper)}`);
    const fits = demand.every((one, i) => (cells[i] ? available(cells[i], checkout.id) : 0) >= one.quantity);
    if (code === null && isAlone() && isReady !== fits) throw new Contradiction(`hold is ${isReady ? "" : "not "}ready, and the model says otherwise: ${JSON.stringify({ shopper, cells: cells.map((cell) => ({ ...cell, held: [...cell.held] })) })}`);
    if (isReady) {
      Object.assign(checkout, { status: "ready", isExpired: false });
      for (const cell of world.rows) cell.held.delete(checkout.id);
      demand.forEach((one, i) => cells[i]?.held.set(checkout.id, one.quantity));
    }
    count(tally, "hold", code === null && !isReady ? "out_of_stock" : code);
    // What nobody can have any more is left.
    if (code === "held_long" || (code === null && !isReady)) await transaction((tx) => cancelCheckout(tx, placing(shopper), { checkoutId: checkout.id }));
    if (code === "held_long" || (code === null && !isReady)) {
      for (const cell of world.rows) cell.held.delete(checkout.id);
      turn.worker.shopper = newShopper();
    }
  }));
  return true;
}

/** Where units are held for a checkout, also those that its cart no longer wants. */
const heldBy = (world: World, { id }: Checkout): Cell[] => world.rows.filter((cell) => cell.held.has(id));

/** What the shop must ask for first. */
function lackOf(shopper: Shopper, checkout: Checkout): RefusalCode | null {
  if (!checkout.isCurrent) return "cart_changed";
  if (!checkout.hasContact) return "contact_required";
  if (storesOf(shopper).some((id) => !checkout.hours.has(id))) return "slot_required";
  return shopper.lines.some((line) => line.method === "ship") && !checkout.hasAddress ? "address_required" : null;
}

/** Edits a checkout: what was quoted no longer counts. */
async function edit(turn: Turn, kind: string, isDue: (checkout: Checkout) => boolean, besides: readonly RefusalCode[], work: (shopper: Shopper, checkout: Checkout) => Promise<void>): Promise<boolean> {
  const { shopper } = turn.worker;
  const { checkout } = shopper;
  if (!checkout || checkout.status === "completing" || !isDue(checkout)) return false;
  await tell(turn, kind, null, async () => {
    await work(shopper, checkout);
    checkout.status = "open";
  }, besides);
  return true;
}

async function tell(turn: Turn, kind: string, expected: RefusalCode | null, work: () => Promise<void>, besides: readonly RefusalCode[] = []): Promise<void> {
  const code = await codeOf(work());
  if (code !== expected && !(code && besides.includes(code))) throw new Contradiction(`${kind} ended with ${code ?? "success"}, and the model foresaw ${expected ?? "success"}: ${JSON.stringify(turn.worker.shopper)}`);
  count(turn.tally, kind, code);
  if (code === "held_long") turn.worker.shopper = newShopper();
}
