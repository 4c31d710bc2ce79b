import type { Gift } from "@/lib/domain/payments/gift";
import type { Good } from "./catalog";
import type { Steps } from "./order-steps";
import type { Person } from "./people";
import type { Till } from "./placing";
import { itemAt } from "./random";
import type { Store } from "./stores";
import { dayMs, later, type World } from "./world";

/** The demo's own shopper has given two cards: one that was sent at once, and one that waits for its day. */
export function sellGiftCards(world: World, goods: readonly Good[], till: Till, steps: Steps, warehouse: Store, person: Person): void {
  const at = later(world.now, -5 * dayMs);
  const gift = (recipientName: string, recipientEmail: string, message: string, sendOn: string | null): Gift => ({ recipientName, recipientEmail, senderName: person.name.split(" ")[0] ?? null, message, sendOn, amountMinor: null });
  const placed = till.place({
    person, at, channel: "web", actor: { kind: "shopper", person, deviceId: person.phoneDevice }, seller: null, coupon: null,
    parts: [{
      method: "email", store: warehouse, promisedAt: at, promiseInputs: {}, slot: null, pickupPerson: null,
      basket: [
        { good: itemAt(goods, 1), quantity: 1, gift: gift("Ana Reyes", "ana.reyes@example.com", "For the new kitchen. Choose something you would never buy yourself.", null) },
        { good: itemAt(goods, 2), quantity: 1, gift: gift("Jonas", "jonas@example.com", "Happy birthday!", later(world.now, 23 * dayMs).toISOString().slice(0, 10)) },
      ],
    }],
  });
  for (const part of placed.parts) steps.sell(part, later(at, 3_000));
  steps.close(placed);
}
