import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId, type FulfillmentLineId, type ReturnId } from "@/lib/kernel/ids";
import { also, moneyOf, placeOrder, stagedOrder } from "./counter.testing";
import { handOver } from "./hand-over";
import { giveBackCredits, moveCredits, payByGoods } from "./line-credits";
import { lockFulfillment } from "./rows";

const undone = new Error("this test makes no whole exchange");

dbTest("what goods paid of units goes back or along to the cent, wherever the units go", async ({ tx }) => {
  const { counter, ana, placed: source } = await stagedOrder(tx, 2);
  await handOver(tx, ana, { fulfillmentId: source.fulfillmentId, proof: { kind: "code", code: source.code } });
  const taken = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 3 }]);
  const machine = systemPermit("test");
  await tx.transaction(async (inner) => {
    const [line] = (await lockFulfillment(inner, machine, taken.fulfillmentId)).lines;
    if (!line) throw new Error("no line");
    const returnId = newId<ReturnId>();
    await inner.execute(sql`insert into goods_return (id, number, order_id, channel, request_key, bring_by) values (${returnId}, 'RT-1', ${source.orderId}, 'store', 'test', shop_clock())`);
    await payByGoods(inner, also(ana, "returns.work"), [{ returnId, lineId: line.id, fulfillmentId: source.fulfillmentId, amountMinor: 1_000 }]);
    const why = { reason: "changed mind", key: "back:test" };
    await giveBackCredits(inner, machine, line, { from: 2, count: 1 }, why);
    await giveBackCredits(inner, machine, line, { from: 0, count: 2 }, { ...why, key: "back:more" });
    expect(await moneyOf(inner, source.orderId)).toEqual(["capture 2000", "refund 333", "refund 667"]);
    const [to] = source.lines;
    await moveCredits(inner, machine, line, 2, to?.lineId ?? newId<FulfillmentLineId>());
    const { rows } = await inner.execute<{ minor: number }>(sql`select amount_minor as minor from exchange_credit order by amount_minor`);
    expect(rows.map(({ minor }) => minor)).toEqual([334, 666]);
    throw undone;
  }).catch((error: unknown) => {
    if (error !== undone) throw error;
  });
});
