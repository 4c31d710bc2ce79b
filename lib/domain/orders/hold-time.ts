import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { countInWindow, withinLimit } from "@/lib/domain/identity/throttle";
import type { CartId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { holdMinutes } from "./checkout";

/** A cart keeps goods and hours from others for an hour at most, however often it renews; then it rests. */
const longestMinutes = 60;
const restMinutes = 30;
/** A hold shorter than this helps nobody. */
const shortestMinutes = 2;
/** Carts of one browser that may hold within that time: an order ends a cart, so ten orders. */
const mostCarts = 10;

/**
 * Until when a checkout may hold what it takes now. A refusal holds nothing and costs nothing that was entered.
 * @throws Refusal `held_long` with the minutes to wait
 */
export async function holdTime(tx: Tx, by: Permit<"orders.place">, at: { cartId: CartId; nowMs: number }): Promise<Date> {
  const windowMinutes = longestMinutes + restMinutes;
  const { count, endsMs } = await countInWindow(tx, { key: `hold:${at.cartId}`, windowMinutes });
  const { deviceId } = by.actor;
  if (count === 1 && deviceId !== null && !(await withinLimit(tx, { key: `hold-carts:${deviceId}`, max: mostCarts, windowMinutes }))) throw new Refusal("held_long", { minutes: windowMinutes });
  const lastMs = endsMs - restMinutes * 60_000;
  if (lastMs - at.nowMs < shortestMinutes * 60_000) throw new Refusal("held_long", { minutes: Math.ceil((endsMs - at.nowMs) / 60_000) });
  return new Date(Math.min(at.nowMs + holdMinutes * 60_000, lastMs));
}
