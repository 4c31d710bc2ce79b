import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, makeLamp, openStore } from "@/lib/domain/locations/testing";
import { newId, type PurchaseLineId, type PurchaseOrderId } from "@/lib/kernel/ids";
import { bookPurchase } from "./book-purchase";

dbTest("units that a supplier brings enter the ledger once for a step, also where the item never stood", async ({ tx }) => {
  const [locationId, variantId] = [await openStore(tx), await makeLamp(tx)];
  const by = await hire(tx, "associate", "purchasing.receive", [locationId]);
  const step = { purchaseOrderId: newId<PurchaseOrderId>(), sequence: 3, reason: "received from Northlight", arrived: [{ variantId, locationId, quantity: 5, lineId: newId<PurchaseLineId>() }], incoming: [] };
  await bookPurchase(tx, by, step);
  await bookPurchase(tx, by, step);
  const { rows } = await tx.execute(sql`select m.kind, m.cause_kind, s.on_hand from stock_movement m join stock_level s using (variant_id, location_id) where m.variant_id = ${variantId}`);
  expect(rows).toEqual([{ kind: "received", cause_kind: "purchase", on_hand: 5 }]);
});
