import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { stock } from "@/lib/domain/carts/testing";
import { getPickup } from "@/lib/domain/fulfillment/get-pickup";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { firstReasons } from "@/lib/domain/fulfillment/reject-reason";
import { rejectUnits } from "@/lib/domain/fulfillment/reject-units";
import { stageFulfillment } from "@/lib/domain/fulfillment/stage-fulfillment";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { openStockedShop, placeInside, readyToPay } from "@/lib/domain/orders/checkout.testing";
import { asId, newId } from "@/lib/kernel/ids";
import { getOrderFacts } from "./get-order-facts";
import { plainMail } from "./mail";
import { orderMail } from "./order-mail";

dbTest("of an order of two stores one part is ready while goods of the other are sought: each counter, slip and mail tells its own", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  await stock(tx, shop.mug, shop.tacoma, 3);
  const { orderId, plan } = await placeInside(tx, await readyToPay(tx, [
    { variantId: shop.mug, quantity: 2, method: "pickup", storeId: shop.tacoma }, { variantId: shop.mug, quantity: 1, method: "pickup", storeId: shop.seattle }, { variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle },
  ]));
  const partAt = (locationId: string) => plan.parts.find((part) => part.locationId === locationId)?.fulfillmentId ?? expect.unreachable();
  const [tacoma, seattle] = [partAt(shop.tacoma), partAt(shop.seattle)];
  const staff = await staffOf(tx, "associate", [shop.tacoma, shop.seattle]);
  const [work, view] = [asStaff(staff, "fulfillment.work"), asStaff(staff, "fulfillment.view")];
  const pick = (fulfillmentId: typeof tacoma) => pickUnit(tx, work, { fulfillmentId, scanId: newId(), scanned: shop.mug });
  for (const part of [tacoma, tacoma, seattle]) await pick(part);
  await stageFulfillment(tx, work, { fulfillmentId: tacoma, shelf: "T1" });
  const lamp = (await getPickup(view, seattle, tx))?.lines.find(({ variantId }) => variantId === shop.lamp) ?? expect.unreachable();
  await rejectUnits(tx, work, { fulfillmentId: seattle, reasonId: firstReasons.notFound, note: "", lines: [{ lineId: asId(lamp.id), quantity: 1 }] });

  expect(await getPickup(view, tacoma, tx)).toMatchObject({ status: "ready", shelf: "T1", lines: [{ title: "Fern mug", quantity: 2, ready: 2 }], siblings: [{ storeName: "Seattle", status: "awaiting_shopper" }] });
  const other = await getPickup(view, seattle, tx);
  expect(other).toMatchObject({ status: "awaiting_shopper", shelf: null, siblings: [{ storeName: "Tacoma", status: "ready" }] });
  expect(other?.lines.map(({ title, quantity, picked, missing }) => `${title} ${quantity} ${picked} ${missing}`).toSorted()).toEqual(["Alder lamp 1 0 1", "Fern mug 1 1 0"]);

  const order = (await getOrderFacts(orderId, tx)) ?? expect.unreachable();
  const mail = (kind: "order_ready" | "choice_needed", id: string) => {
    const part = order.parts.find((one) => one.id === id) ?? expect.unreachable();
    return plainMail(orderMail(kind, order, part, { base: "https://shop.example", track: "https://shop.example/track/x" }, { question: "missing" }));
  };
  const [ready, asked] = [mail("order_ready", tacoma), mail("choice_needed", seattle)];
  const codes = new Map(order.parts.map((part) => [part.store.name, part.pickupCode ?? expect.unreachable()]));
  expect(ready).toContain("Tacoma");
  expect(ready).toContain(codes.get("Tacoma"));
  expect(asked).toContain("Seattle cannot hand over all of your order");
  for (const foreign of ["Seattle", "Alder lamp", codes.get("Seattle")]) expect(ready).not.toContain(foreign);
  for (const foreign of ["Tacoma", codes.get("Tacoma")]) expect(asked).not.toContain(foreign);
});
