import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { putSale } from "@/lib/domain/carts/put-sale";
import { staffOf, atRegister } from "@/lib/domain/identity/people.testing";
import { asId, newId, type CartId, type RegisterId } from "@/lib/kernel/ids";
import { openStockedShop } from "./checkout.testing";
import { placeSoldGoods } from "./place-sold-goods";

dbTest("goods that are gone become an order at the price they were sold for, and the books are raised by what they lacked", async ({ tx }) => {
  const shop = await openStockedShop(tx, { lamps: 1 });
  const ana = await staffOf(tx, "associate", [shop.seattle], "Ana");
  const saleId = asId<CartId>(randomUUID());
  const till = { registerId: newId<RegisterId>(), locationId: shop.seattle };
  await putSale(tx, atRegister(ana, till, "cart.use", saleId), { cartId: saleId, lines: [] });
  const placed = await placeSoldGoods(tx, atRegister(ana, till, "orders.place", saleId), {
    saleId, number: "AH-1", locationId: shop.seattle, staffId: ana.staffId, customerId: null, email: null, promotions: [], totalMinor: 2_202,
    lines: [{ variantId: shop.lamp, quantity: 2, unitMinor: 1_000, discountMinor: 0, taxRatePpm: 101_000, taxMinor: 202, includedTaxMinor: 0 }],
  });
  await tx.execute(sql`
    with till as (insert into register (id, location_id, name) values (${till.registerId}, ${shop.seattle}, 'Till 1') returning id),
    drawer as (insert into cash_session (id, register_id, float_minor, opened_by_staff_id) select ${newId()}, id, 0, ${ana.staffId} from till returning id, register_id)
    insert into till_sale (id, register_id, session_id, staff_id, cash_due_minor, received_minor) select ${saleId}, register_id, id, ${ana.staffId}, 2202, 2202 from drawer`);
  expect(placed.missing).toEqual([{ variantId: shop.lamp, missing: 1 }]);
  const { rows } = await tx.execute(sql`select o.number, o.total_minor, o.channel, o.staff_id, f.status from "order" o join fulfillment f on f.order_id = o.id where o.id = ${placed.orderId}`);
  expect(rows).toEqual([{ number: "AH-1", total_minor: 2_202, channel: "store", staff_id: ana.staffId, status: "handed_over" }]);
});
