import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { permit } from "@/lib/domain/identity/permit";
import { newId, type AgentId } from "@/lib/kernel/ids";
import { addToCart } from "./add-to-cart";
import { openCart } from "./open-cart";
import { linesOf, openShop } from "./testing";

dbTest("an agent opens a cart that is nobody's account, and fills no other", async ({ tx }) => {
  const shop = await openShop(tx);
  const agentId = newId<AgentId>();
  const as = (cartId: Awaited<ReturnType<typeof openCart>> | null) => permit({ kind: "agent", agentId, deviceId: null, cartId }, "cart.use", { channel: "agent" });
  const [mine, other] = [await openCart(tx, as(null)), await openCart(tx, as(null))];
  await addToCart(tx, as(mine), { variantId: shop.mug, quantity: 2, method: "ship", storeId: null });
  expect(await linesOf(tx, mine)).toMatchObject([{ variant_id: shop.mug, quantity: 2 }]);
  expect(await linesOf(tx, other)).toEqual([]);
  const { rows } = await tx.execute(sql`select channel, customer_id, status from cart where id = ${mine}`);
  expect(rows).toEqual([{ channel: "agent", customer_id: null, status: "open" }]);
  const { rows: facts } = await tx.execute(sql`select actor_kind, actor_id from event where kind = 'cart.line_added' and payload ->> 'cartId' = ${mine}`);
  expect(facts).toEqual([{ actor_kind: "agent", actor_id: agentId }]);
});
