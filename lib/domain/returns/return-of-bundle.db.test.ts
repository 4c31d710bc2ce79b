import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { also, hire } from "@/lib/domain/fulfillment/counter.testing";
import { handOver } from "@/lib/domain/fulfillment/hand-over";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { stageFulfillment } from "@/lib/domain/fulfillment/stage-fulfillment";
import { makeLampSet } from "@/lib/domain/orders/bundle.testing";
import { as, openStockedShop, placeInside, readyToPay } from "@/lib/domain/orders/checkout.testing";
import { newId } from "@/lib/kernel/ids";
import { getShopperReturns } from "./get-shopper-returns";
import { requestReturn } from "./request-return";

dbTest("a bundle is picked by scanning its parts, and one of them comes back for its exact share", async ({ tx }) => {
  const shop = await openStockedShop(tx);
  const set = await makeLampSet(tx, shop);
  const buyer = await readyToPay(tx, [{ variantId: set, quantity: 1, method: "pickup", storeId: shop.seattle }]);
  const { orderId, plan } = await placeInside(tx, buyer);
  const fulfillmentId = plan.parts[0]!.fulfillmentId;
  const work = also(await hire(tx, "Ana", "returns.work", [shop.seattle]), "fulfillment.work");
  await claimFulfillment(tx, work, { fulfillmentId });
  const scan = (scanned: string) => pickUnit(tx, work, { fulfillmentId, scanId: newId(), scanned });
  await expect(tx.transaction((inner) => pickUnit(inner, work, { fulfillmentId, scanId: newId(), scanned: set }))).rejects.toMatchObject({ code: "wrong_item", facts: { scanned: "Reading corner (a bundle: scan what is in it)" } });
  for (const sku of [shop.mug, shop.lamp, shop.mug, shop.mug, shop.mug]) await scan(sku);
  await stageFulfillment(tx, work, { fulfillmentId, shelf: "a3" });
  const { rows: [part] } = await tx.execute<{ code: string }>(sql`select pickup_code as code from fulfillment where id = ${fulfillmentId}`);
  await handOver(tx, work, { fulfillmentId, proof: { kind: "code", code: part!.code } });

  const by = as(buyer.by, "orders.track");
  const returns = await getShopperReturns(by, { orderId }, tx);
  // 160.00 by 129.00 : 4 × 14.50, each with its tax of 10.1 %: what all of it brings back is what was paid.
  expect(returns?.lines.map(({ bundle, left, sumsMinor }) => [bundle?.title, left, sumsMinor.at(-1)])).toEqual([["Reading corner", 1, 12_155], ["Reading corner", 4, 5_461]]);
  const mugs = returns!.lines[1]!;
  await requestReturn(tx, by, { orderId, key: newId(), lines: [{ lineId: mugs.id, quantity: 1, reason: "changed_mind", note: "" }] });
  const after = await getShopperReturns(by, { orderId }, tx);
  expect(after?.returns).toMatchObject([{ lines: [{ title: "Fern mug", bundle: { title: "Reading corner" }, units: [{ amountMinor: 1_365 }] }], refund: { amountMinor: 1_365 } }]);
  expect(after?.lines.map(({ left }) => left)).toEqual([1, 3]);
});
