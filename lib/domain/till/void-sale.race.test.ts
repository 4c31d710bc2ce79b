import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CartId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { getVoidedMoney } from "./get-voided-money";
import { sellAtTill } from "./sell-at-till";
import { cardSale, mo, openTill, secondTill, takenAlong, type Till } from "./till.testing";
import { voidSale } from "./void-sale";

/** Mugs that are shipped: nothing is taken along, so nothing has to be taken in. */
async function sellMugs(till: Till, by: Permit<"till.sell"> = till.by, quantity = 4) {
  const wish = cardSale(till, {
    lines: [{ ...takenAlong(till.shop.mug, quantity), method: "ship" }], totalMinor: 1_000_000,
    following: { name: "Maya Lin", email: "maya@example.com", phone: null, shipTo: { line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" }, slots: [], van: null },
  });
  const told: unknown = await sellAtTill(by, wish).catch((error: unknown) => error);
  return sellAtTill(by, { ...wish, attempt: "attempt-2", totalMinor: told instanceof Refusal ? Number(told.facts["totalMinor"]) : 0 });
}
const makeVoid = (till: Till, saleId: CartId, by: Permit<"till.sell"> = till.by, pin: string | null = null) =>
  transaction((tx) => voidSale(tx, by, { saleId, reason: "wrong address", approver: pin === null ? null : { staffId: till.mo.staffId, pin } }, async () => {}));

raceTest("only the newest sale of one's own open drawer is made void, above the own limit with the PIN of somebody who may", async () => {
  const till = await transaction((tx) => openTill(tx, { mugs: 20 }));
  const second = await transaction((tx) => secondTill(tx, till));
  const [first, last] = [await sellMugs(till), await sellMugs(till)];
  await expect(makeVoid(till, first.saleId)).rejects.toMatchObject({ code: "not_last_sale" });
  await expect(makeVoid(till, last.saleId, second)).rejects.toMatchObject({ code: "not_last_sale" });
  await expect(makeVoid(till, last.saleId)).rejects.toMatchObject({ code: "approval_needed" });
  expect(await makeVoid(till, last.saleId, till.by, "9999")).toEqual({ isRight: false, left: 4 });
  expect(await makeVoid(till, last.saleId, till.by, mo.pin)).toMatchObject({ isRight: true, cashMinor: 0, back: [{ words: "Visa ending in 4242", amountMinor: last.totalMinor }] });
  expect(await getVoidedMoney(till.by, last.saleId)).toMatchObject({ orderNumber: last.orderNumber });
  await expect(makeVoid(till, first.saleId), "the one before does not become the last").rejects.toMatchObject({ code: "not_last_sale" });
});

raceTest("a small sale needs no PIN, nor does one of somebody who may approve", async () => {
  const till = await transaction((tx) => openTill(tx, { mugs: 20 }));
  const second = await transaction((tx) => secondTill(tx, till));
  const [small, large] = [await sellMugs(till, till.by, 1), await sellMugs(till, second)];
  expect(await makeVoid(till, small.saleId)).toMatchObject({ isRight: true });
  expect(await makeVoid(till, large.saleId, second)).toMatchObject({ isRight: true });
});
