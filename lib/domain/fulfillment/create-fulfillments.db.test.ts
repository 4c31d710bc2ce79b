import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId, type FulfillmentId } from "@/lib/kernel/ids";
import { also, hire, openCounter, placeOrder, refusalOf, shopper } from "./counter.testing";
import { createFulfillments } from "./create-fulfillments";
import { getPickup } from "./get-pickup";
import { getShopperChoices } from "./get-shopper-choices";
import { listCounts } from "./list-counts";
import { listQueue } from "./list-queue";
import { getExceptionPolicy } from "./get-exception-policy";
import { listTasks } from "./list-tasks";
import { saveExceptionPolicy } from "./save-exception-policy";
import { shopperChooses } from "./shopper-chooses";
import { claimFulfillment } from "./claim-fulfillment";
import { firstReasons } from "./reject-reason";
import { rejectUnits } from "./reject-units";

dbTest("numbers the parts of an order, gives each pickup its own six digits and a delivery none", async ({ tx }) => {
  const counter = await openCounter(tx);
  const { orderId, fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  const { rows: [first] } = await tx.execute<{ number: string }>(sql`select number from fulfillment where id = ${fulfillmentId}`);
  const number = first?.number.replace(/-1$/, "") ?? "";
  const part = { locationId: counter.bend, currency: "USD", totalMinor: 0, chargeMinor: 0, chargeTaxMinor: 0, promisedAt: new Date(), promiseInputs: { rule: "test" }, lines: [] };
  await createFulfillments(tx, systemPermit("test"), { orderId, orderNumber: number, firstPosition: 2, parts: [{ ...part, id: newId<FulfillmentId>(), method: "curbside" }, { ...part, id: newId<FulfillmentId>(), method: "ship" }] });
  const { rows } = await tx.execute<{ number: string; code: string | null }>(sql`select number, pickup_code as code from fulfillment where order_id = ${orderId} order by number`);
  expect(rows).toEqual([{ number: `${number}-1`, code: expect.stringMatching(/^\d{6}$/) }, { number: `${number}-2`, code: expect.stringMatching(/^\d{6}$/) }, { number: `${number}-3`, code: null }]);
});

dbTest("shows an associate their own store's queue, and another store's order only to look at", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const here = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]);
  const there = await placeOrder(tx, counter.bend, [{ variantId: counter.mug, quantity: 1 }]);
  const view = also(ana, "fulfillment.view");
  expect((await listQueue(view, { locationId: null }, tx)).rows.map((row) => row.id)).toEqual([here.fulfillmentId]);
  expect((await listQueue(view, { locationId: counter.bend }, tx)).rows).toEqual([]);
  const other = await getPickup(view, there.fulfillmentId, tx);
  expect(other?.store).toMatchObject({ name: "Bend", isMine: false });
  expect(other).toMatchObject({ customer: { name: expect.stringMatching(/./), email: null, phone: null }, payment: null });
  expect((await getPickup(view, here.fulfillmentId, tx))?.customer.email).toContain("@");
  expect(other?.actions.filter((action) => action.blockedBy === null).map((action) => action.name)).toEqual(["print_slip"]);
  expect(JSON.stringify(await getPickup(view, here.fulfillmentId, tx))).not.toContain(here.code);
});

dbTest("offers a shopper the stores that have it, keeps the count blind, and shows the manager the difference later", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const { fulfillmentId, lines } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  expect(await getShopperChoices(fulfillmentId, tx)).toBeNull();
  await claimFulfillment(tx, ana, { fulfillmentId });
  await rejectUnits(tx, ana, { fulfillmentId, reasonId: firstReasons.notFound, note: "", lines: [{ lineId: lines[0]!.lineId, quantity: 1 }] });
  expect(await getShopperChoices(fulfillmentId, tx)).toMatchObject({ question: "missing", canDeliver: true, canWait: false, refundMinor: 1000, stores: [{ name: "Bend" }] });
  const admin = await hire(tx, "Ada", "exceptions.edit", "all", "admin");
  await saveExceptionPolicy(tx, admin, { ...(await getExceptionPolicy(tx)), offersStore: false, offersDelivery: false });
  expect(await getShopperChoices(fulfillmentId, tx)).toMatchObject({ stores: [], canDeliver: false, refundMinor: 1000 });
  expect(await refusalOf(shopperChooses(tx, shopper(), { fulfillmentId, choice: { kind: "store", locationId: counter.bend } }))).toBe("illegal_move");
  const [count] = await listCounts(also(ana, "inventory.count"), { locationId: counter.portland }, tx);
  expect(count).toMatchObject({ status: "open", result: null, title: "Alder lamp" });
  expect(await listTasks(also(ana, "fulfillment.view"), { locationId: counter.portland }, tx)).toEqual({ rows: [], kinds: [] });
});
