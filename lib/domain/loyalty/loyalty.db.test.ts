import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { openCounter, placeOrder } from "@/lib/domain/fulfillment/counter.testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import type { Role } from "@/lib/domain/identity/permission";
import { expirePoints } from "@/lib/domain/payments/expire-points";
import { newId } from "@/lib/kernel/ids";
import { adjustPoints } from "./adjust-points";
import { getLoyaltyPolicy } from "./get-loyalty-policy";
import { getPointsOf } from "./get-points";
import { aMember, belongsTo, givePoints, ledgerOf, passDays, pointsOf, system } from "./loyalty.testing";
import { loyaltyPolicyInput } from "./loyalty-policy";
import { adjustPointsInput } from "./points-input";
import { saveLoyaltyPolicy } from "./save-loyalty-policy";
import { warnOfEnding } from "./warn-of-ending";

const adjuster = async (tx: Tx, role: Role) => asStaff(await staffOf(tx, role), "loyalty.adjust");
const change = (customerId: string, points: number, key: string = newId()) => adjustPointsInput.parse({ customerId, points: String(points), reason: "A late delivery", key });

dbTest("staff give and take points up to their role's limit, each form once, and never below nothing", async ({ tx }) => {
  const [maya, manager, agent] = [await aMember(tx), await adjuster(tx, "store_manager"), await adjuster(tx, "service_agent")];
  const once = change(maya, 500);
  for (let n = 0; n < 2; n++) expect(await adjustPoints(tx, manager, once)).toEqual({ points: 500 });
  await expect(adjustPoints(tx, manager, change(maya, 20_001))).rejects.toMatchObject({ code: "over_limit", facts: { limit: "20,000 points" } });
  await expect(adjustPoints(tx, agent, change(maya, -501))).rejects.toMatchObject({ code: "balance_short", facts: { balance: "500 points" } });
  await adjustPoints(tx, agent, change(maya, -200));
  expect(await ledgerOf(tx, maya)).toEqual(["adjusted 500", "adjusted -200"]);
  await expect(adjustPoints(tx, agent, change(newId(), 5))).rejects.toMatchObject({ code: "not_found" });
});

dbTest("a member sees what they have, what is on its way and what ends soon, and is told of that once", async ({ tx }) => {
  const maya = await aMember(tx);
  const viewer = asStaff(await staffOf(tx, "associate"), "loyalty.view");
  const counter = await openCounter(tx);
  await belongsTo(tx, maya, await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]));
  await givePoints(tx, maya, 700, 1);
  await givePoints(tx, maya, 300);
  await passDays(tx, 5);
  expect(await getPointsOf(viewer, maya, tx)).toMatchObject({
    points: 1_000, pending: [{ points: 20, availableAt: null }], ending: { points: 700 }, tier: { name: "Sapling", next: { name: "Alder" } }, spentMinor: 0, entries: [{ amountMinor: 300, balanceMinor: 1_000 }, { amountMinor: 700 }],
  });
  expect([await warnOfEnding(tx, system), await warnOfEnding(tx, system)]).toEqual([1, 0]);
  await passDays(tx, 40);
  await expirePoints(tx, system);
  expect([await pointsOf(tx, maya), (await ledgerOf(tx, maya)).at(-1)]).toEqual([300, "expired -700"]);
});

dbTest("the rules are saved whole, tiers may change places or go, and their members are counted anew", async ({ tx }) => {
  const maya = await aMember(tx);
  await givePoints(tx, maya, 10);
  const editor = asStaff(await staffOf(tx, "merchandiser"), "loyalty.edit");
  const before = await getLoyaltyPolicy(tx);
  const [low, middle, high] = before.tiers;
  const input = loyaltyPolicyInput.parse({ ...before, waitDays: 0, tiers: [{ ...low, fromMinor: 100_000 }, { ...middle, fromMinor: 0 }, { id: null, name: "Canopy", fromMinor: 500_000, pointsPerHundred: 300, groupId: null }] });
  const customer = await aMember(tx, "Noa");
  const counter = await openCounter(tx);
  await belongsTo(tx, customer, await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]));
  await saveLoyaltyPolicy(tx, editor, input);
  const after = await getLoyaltyPolicy(tx);
  expect(after).toMatchObject({ waitDays: 0, version: before.version + 1, tiers: [{ id: middle?.id, members: 1 }, { id: low?.id, fromMinor: 100_000 }, { name: "Canopy" }] });
  expect(after.tiers.some(({ id }) => id === high?.id)).toBe(false);
  await expect(saveLoyaltyPolicy(tx, editor, input)).rejects.toMatchObject({ code: "stale_version" });
  expect(loyaltyPolicyInput.safeParse({ ...input, tiers: [{ ...low, fromMinor: 5 }] }).error?.issues[0]?.path).toEqual(["tiers", 0, "fromMinor"]);
  const { rows } = await tx.execute(sql`select payload -> 'changes' -> 'waitDays' as wait from event where kind = 'loyalty.changed'`);
  expect(rows).toEqual([{ wait: { before: 7, after: 0 } }]);
});
