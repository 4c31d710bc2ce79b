import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { permit, systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { newId, type AccountId, type CheckoutId, type OrderId, type SessionId, type StaffId } from "@/lib/kernel/ids";
import { addCodes } from "./add-codes";
import { duplicatePromotion } from "./duplicate-promotion";
import { getPromotionUses } from "./get-promotion-uses";
import { listCodes } from "./list-codes";
import { getPromotion, listPromotions } from "./list-promotions";
import { pausePromotion, resumePromotion } from "./pause-promotion";
import { anyone, promotionFrom, type PromotionFacts } from "./promotion";
import { promotionInput } from "./promotion-input";
import { promotionPerson } from "./promotion-person";
import { promotionQuery } from "./promotion-query";
import { promotionsOf } from "./promotions-of";
import { offer, tenPercent } from "./promotion.testing";
import { restorePromotions } from "./restore-promotions";
import { savePromotion } from "./save-promotion";
import { redeemPromotions, type PromotionUse } from "./redeem-promotions";

const merchandiser: Permit<"pricing.edit"> = permit({ kind: "staff", staffId: newId<StaffId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), name: "Mei", role: "merchandiser", storeIds: "all" }, "pricing.edit", { channel: "store" });
const reader = permit(merchandiser.actor, "catalog.view", merchandiser);
const machine = systemPermit("test");
const everything = promotionQuery.parse({});
const spring = { id: "", version: 0, name: "Spring", effect: { kind: "percent", basisPoints: 1000 }, conditions: anyone, needsCode: true, code: "spring-10", startsAt: "", endsAt: "", priority: 0, isCombinable: false, usageLimit: "", perCustomerLimit: "1", budgetMinor: "" };

describe("a promotion", () => {
  dbTest("begins paused, is found by its code in any spelling once it runs, and is edited at its version", async ({ tx }) => {
    const made = await savePromotion(tx, merchandiser, promotionInput.parse(spring));
    expect(await asked(tx, ["Spring-10 "])).toMatchObject([{ isActive: false, code: { code: "SPRING-10", isUsedUp: false } }]);
    await resumePromotion(tx, merchandiser, made);
    await resumePromotion(tx, merchandiser, made);
    expect(await asked(tx, ["sPRING-10"])).toMatchObject([{ isActive: true }]);
    const running = await getPromotion(reader, made.id, tx);
    const edited = await savePromotion(tx, merchandiser, promotionInput.parse({ ...spring, id: made.id, version: running?.version, code: "SPRING-11", endsAt: "2099-12-31T00:00:00Z" }));
    expect([await asked(tx, ["SPRING-10"]), (await asked(tx, ["spring-11"])).length]).toEqual([[], 1]);
    await expect(savePromotion(tx, merchandiser, promotionInput.parse({ ...spring, id: made.id, version: running?.version }))).rejects.toMatchObject({ code: "stale_version" });
    await expect(savePromotion(tx, merchandiser, promotionInput.parse({ ...spring, code: "Spring-11" }))).rejects.toMatchObject({ code: "code_taken" });
    await pausePromotion(tx, merchandiser, edited);
    expect(await listPromotions(reader, { ...everything, state: "paused", q: "spring-11" }, tx)).toMatchObject([{ id: made.id, codes: 1, state: "paused" }]);
    expect(await listPromotions(reader, { ...everything, state: "running" }, tx)).toEqual([]);
  });
  dbTest("without a code is asked by every cart while it runs, and by none before, after or paused", async ({ tx }) => {
    const id = await offer(tx, { effect: { kind: "percent", basisPoints: 1000 } });
    expect(await asked(tx, [])).toMatchObject([{ id, code: null }]);
    for (const change of [sql`starts_at = shop_clock() + interval '1 minute'`, sql`starts_at = null, ends_at = shop_clock()`, sql`ends_at = null, is_active = false`]) {
      await tx.execute(sql`update promotion set ${change} where id = ${id}`);
      expect(await asked(tx, [])).toEqual([]);
    }
  });
  dbTest("that asks for a code does not start without one", async ({ tx }) => {
    const { id } = await savePromotion(tx, merchandiser, promotionInput.parse({ ...spring, code: "" }));
    await expect(resumePromotion(tx, merchandiser, { id })).rejects.toMatchObject({ code: "code_missing" });
    await addCodes(tx, merchandiser, { id, count: 1, prefix: "" });
    await resumePromotion(tx, merchandiser, { id });
  });
  dbTest("is copied paused, without codes and uses", async ({ tx }) => {
    const id = await offer(tx, { ...tenPercent("TEN"), usageLimit: 5 });
    await redeem(tx, [{ promotionId: id, codeId: null, amountMinor: 500 }]);
    const copy = await duplicatePromotion(tx, merchandiser, { id });
    expect(await getPromotion(reader, copy.id, tx)).toMatchObject({ name: "Copy of TEN", state: "paused", codes: 0, used: 0, usageLimit: 5, needsCode: true });
  });
  dbTest("may get a limit later, but none below what is used; its uses are counted from then on", async ({ tx }) => {
    const id = await offer(tx, { effect: { kind: "percent", basisPoints: 1000 } });
    for (const email of ["maya@example.com", "MAYA@example.com", "ben@example.com"]) await note(tx, id, email, 700);
    const input = promotionInput.parse({ ...spring, id, version: 1, needsCode: false, code: "", perCustomerLimit: "" });
    await expect(savePromotion(tx, merchandiser, { ...input, usageLimit: 2 })).rejects.toMatchObject({ code: "promotion_used" });
    await expect(savePromotion(tx, merchandiser, { ...input, perCustomerLimit: 1 })).rejects.toMatchObject({ code: "promotion_used" });
    await expect(savePromotion(tx, merchandiser, { ...input, budgetMinor: 2_099 })).rejects.toMatchObject({ code: "promotion_used" });
    await savePromotion(tx, merchandiser, { ...input, usageLimit: 4 });
    await redeem(tx, [{ promotionId: id, codeId: null, amountMinor: 1 }]);
    await expect(redeem(tx, [{ promotionId: id, codeId: null, amountMinor: 1 }])).rejects.toMatchObject({ code: "promotion_over" });
  });
});

describe("codes for one use", () => {
  dbTest("are made in one go, each counts once, and a cancelled order gives its code back", async ({ tx }) => {
    const id = await offer(tx, tenPercent("TEN"));
    expect(await addCodes(tx, merchandiser, { id, count: 3, prefix: "VIP-" })).toEqual({ added: 3 });
    const single = (await listCodes(merchandiser, { id, limit: 10 }, tx)).filter((one) => one.usageLimit === 1);
    expect(single.map((one) => one.code)).toEqual(single.map((): unknown => expect.stringMatching(/^VIP-[A-Z2-9]{10}$/)));
    const code = single[0]?.code ?? "";
    const [found] = await asked(tx, [code.toLowerCase()]);
    const orderId = newId<OrderId>();
    await redeem(tx, [{ promotionId: id, codeId: found?.code?.id ?? null, amountMinor: 500 }], { orderId });
    expect((await asked(tx, [code]))[0]?.code?.isUsedUp).toBe(true);
    await expect(redeem(tx, [{ promotionId: id, codeId: found?.code?.id ?? null, amountMinor: 500 }])).rejects.toMatchObject({ code: "coupon_used_up" });
    await restorePromotions(tx, machine, { orderId });
    await restorePromotions(tx, machine, { orderId });
    expect((await asked(tx, [code]))[0]).toMatchObject({ used: 0, spentMinor: 0, code: { isUsedUp: false } });
  });
  dbTest("are not made for a promotion that asks for none", async ({ tx }) => {
    await expect(addCodes(tx, merchandiser, { id: await offer(tx, { effect: { kind: "free_shipping", upToMinor: null } }), count: 1, prefix: "" })).rejects.toMatchObject({ code: "no_code_needed" });
  });
});

dbTest("a use is told by day with its order, and all of an order's promotions count or none", async ({ tx }) => {
  const [id, last] = [await offer(tx, { ...tenPercent("TEN"), budgetMinor: 1_000 }), await offer(tx, { ...tenPercent("LAST"), usageLimit: 1 })];
  await redeem(tx, [{ promotionId: last, codeId: null, amountMinor: 1 }]);
  await expect(redeem(tx, [{ promotionId: id, codeId: null, amountMinor: 400 }, { promotionId: last, codeId: null, amountMinor: 1 }])).rejects.toMatchObject({ code: "coupon_used_up" });
  expect(await getPromotion(reader, id, tx)).toMatchObject({ used: 0, spentMinor: 0 });
  await redeem(tx, [{ promotionId: id, codeId: null, amountMinor: 600 }]);
  await expect(redeem(tx, [{ promotionId: id, codeId: null, amountMinor: 401 }])).rejects.toMatchObject({ code: "coupon_used_up" });
  const { days } = await getPromotionUses(reader, { id, days: 7 }, tx);
  expect(days).toHaveLength(7);
  expect(days.at(-1)).toMatchObject({ uses: 1, amountMinor: 600 });
});

async function asked(tx: Tx, codes: readonly string[]) {
  const { rows } = await tx.execute<{ promotions: PromotionFacts[] }>(sql`select ${promotionsOf(sql`${sql.param([...codes])}::text[]`, sql`''`)} as promotions`);
  return (rows[0]?.promotions ?? []).map(promotionFrom);
}

/** Counts uses as placing does. */
const redeem = (tx: Tx, uses: readonly PromotionUse[], { orderId = newId<OrderId>() }: { orderId?: OrderId } = {}) => {
  const checkoutId = newId<CheckoutId>();
  return tx.transaction((inner) => redeemPromotions(inner, machine, { checkoutId, orderId, person: promotionPerson(`${checkoutId}@example.com`) }, uses));
};

const note = (tx: Tx, promotionId: PromotionUse["promotionId"], email: string, amountMinor: number) =>
  tx.execute(sql`insert into promotion_use (promotion_id, checkout_id, order_id, person, amount_minor) values (${promotionId}, ${newId()}, ${newId()}, ${promotionPerson(email)}, ${amountMinor})`);
