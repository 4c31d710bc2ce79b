import { transaction, type Tx } from "@/db/client";
import { withinLimit } from "@/lib/domain/identity/throttle";
import { cartOf, customerOf, type Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";

const minutes = 15;

/**
 * Looks at a gift card's code in `apply`'s own transaction, unless too many were tried: 10 in a quarter of an hour for a shopper, 40 for a
 * network (whose cookies are cheap), 100 for a colleague. The count is committed first, since a refusal undoes its transaction.
 * @throws Refusal `too_many_attempts`, and those of `apply`
 */
export async function tryGiftCard<R>(by: Permit<"orders.place"> | Permit<"gift_cards.view"> | Permit<"till.sell">, from: { address: string }, apply: (tx: Tx) => Promise<R>): Promise<R> {
  const isWithin = await transaction(async (tx) => {
    if (by.can === "gift_cards.view" || by.can === "till.sell") return withinLimit(tx, { key: `gift-card:${by.actor.staffId}`, max: 100, windowMinutes: minutes });
    const mine = await withinLimit(tx, { key: `gift-card:${customerOf(by) ?? cartOf(by) ?? "nobody"}`, max: 10, windowMinutes: minutes });
    return (await withinLimit(tx, { key: `gift-card-from:${from.address}`, max: 40, windowMinutes: minutes })) && mine;
  });
  if (!isWithin) throw new Refusal("too_many_attempts", { minutes });
  return transaction(apply);
}
