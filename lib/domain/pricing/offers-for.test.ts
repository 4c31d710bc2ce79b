import { expect, test } from "vitest";
import { asId, type ProductId, type PromotionId, type VariantId } from "@/lib/kernel/ids";
import { offersFor } from "./offers-for";
import { anyone, type Conditions, type Promotion } from "./promotion";
import type { Shopper } from "./promotion-basket";

const now = new Date("2026-05-04T12:00:00Z");
const guest: Shopper = { channel: "web", groupIds: [], segments: ["first_order"] };
const fern = { key: "fern", variantId: asId<VariantId>("fern"), productId: asId<ProductId>("fern"), categoryIds: ["plants"], quantity: 1, unitMinor: 2_000, isReduced: false, storeId: null };
const promotion = (name: string, conditions: Partial<Conditions>, change: Partial<Promotion> = {}): Promotion => ({
  id: asId<PromotionId>(name), name, effect: { kind: "buy_get", buy: 2, get: 1, basisPoints: 10_000, getProductIds: [] }, conditions: { ...anyone, ...conditions }, currency: "USD", startsAt: null, endsAt: null, isActive: true,
  priority: 0, isCombinable: true, usageLimit: null, perCustomerLimit: null, budgetMinor: null, used: 0, spentMinor: 0, usedByPerson: 0, code: null, gift: null, ...change,
});

test("a product speaks of what its shopper can earn with it, and of nothing that is used up, over or for others", () => {
  const all = [
    promotion("plants", { categoryIds: ["plants"] }), promotion("from a hundred", { minimumMinor: 10_000 }), promotion("lamps", { categoryIds: ["lamps"] }), promotion("members", { segment: "member" }),
    promotion("used up", {}, { usageLimit: 1, used: 1 }), promotion("over", {}, { endsAt: now }), promotion("tills", { channels: ["store"] }),
  ];
  expect(offersFor(all, fern, guest, now)).toEqual(["plants", "from a hundred"]);
  expect(offersFor(all, fern, { ...guest, segments: ["member"] }, now)).toEqual(["plants", "from a hundred", "members"]);
});
