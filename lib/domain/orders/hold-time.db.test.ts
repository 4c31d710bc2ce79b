import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { cartOf, permit } from "@/lib/domain/identity/permit";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import { newId } from "@/lib/kernel/ids";
import { beginCheckout, fillIn, openStockedShop, readyToPay, type Shop, type Wanted } from "./checkout.testing";
import { chooseSlot } from "./choose-slot";
import { getCheckout } from "./get-checkout";
import { prepareCheckout } from "./prepare-checkout";

const mug = (shop: Shop): Wanted => ({ variantId: shop.mug, quantity: 1, method: "pickup", storeId: shop.seattle });
const later = (tx: Tx, minutes: number) => tx.execute(sql`select set_config('throughline.clock_shift', ${`${minutes} minutes`}, true)`);
const heldMinutes = async (tx: Tx): Promise<number[]> =>
  (await tx.execute<{ minutes: number }>(sql`select ceil(extract(epoch from expires_at - shop_clock()) / 60)::int as minutes from hold where expires_at > shop_clock()`)).rows.map((row) => row.minutes);

dbTest("a cart's hold is renewed for an hour, then rests for half an hour with all that was entered", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const buyer = await readyToPay(tx, [mug(shop)]);
  // An hour far enough away to be offered through all of it.
  const slot = (await listPickupSlots({ locationId: shop.seattle, days: 3, ownCheckoutId: buyer.checkoutId }, tx)).findLast((one) => one.left > 0);
  if (!slot) throw new Error("no free hour");
  const lateHour = { ...buyer, locationId: shop.seattle, startsAt: slot.startsAt, endsAt: slot.endsAt };
  await chooseSlot(tx, buyer.by, lateHour);
  for (const minutes of [14, 28, 42]) {
    await later(tx, minutes);
    await prepareCheckout(tx, buyer.by, buyer);
    expect(await heldMinutes(tx)).toEqual([15]);
  }
  await later(tx, 56);
  await prepareCheckout(tx, buyer.by, buyer);
  expect(await heldMinutes(tx)).toEqual([4]);
  await later(tx, 61);
  await expect(prepareCheckout(tx, buyer.by, buyer)).rejects.toMatchObject({ code: "held_long", facts: { minutes: 29 } });
  await expect(chooseSlot(tx, buyer.by, lateHour)).rejects.toMatchObject({ code: "held_long" });
  expect(await heldMinutes(tx)).toEqual([]);
  expect(await getCheckout(buyer.by, tx)).toMatchObject({ contact: { name: "Maya Lin" }, groups: [{ lines: [{ quantity: 1 }] }] });
  await later(tx, 91);
  expect(await prepareCheckout(tx, buyer.by, buyer)).toMatchObject({ isReady: true });
});

dbTest("one browser holds for ten carts at most, however many it makes", async ({ tx }) => {
  const shop = await openStockedShop(tx, { mugs: 50 });
  const deviceId = newId<string>();
  for (let n = 1; n <= 11; n++) {
    const { by, checkoutId } = await beginCheckout(tx, [mug(shop)]);
    const buyer = { checkoutId, by: permit({ kind: "guest", deviceId, cartId: cartOf(by) }, "orders.place", { channel: "web" }) };
    if (n <= 10) await fillIn(tx, buyer, [mug(shop)]);
    else await expect(fillIn(tx, buyer, [mug(shop)])).rejects.toMatchObject({ code: "held_long", facts: { minutes: 90 } });
  }
});
