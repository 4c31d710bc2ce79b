import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asId } from "@/lib/kernel/ids";
import { taxOn, taxWithin } from "@/lib/kernel/money";
import { anyone, type Promotion } from "./promotion";
import { quote, type QuoteInput } from "./quote";
import { exemptionAt, rateAt, type TaxRate } from "./tax";

const seattle = { country: "US", state: "WA", postcode: "98101-2345" };
const spokane = { country: "US", state: "WA", postcode: "99201" };
const rates: TaxRate[] = [
  { country: "US", state: "WA", postcode: "", taxClass: "standard", ratePpm: 65_000, name: "Washington" },
  { country: "US", state: "WA", postcode: "", taxClass: "delivery", ratePpm: 65_000, name: "Washington" },
  { country: "US", state: "WA", postcode: "98101", taxClass: "standard", ratePpm: 103_500, name: "Seattle" },
  { country: "US", state: "WA", postcode: "98101", taxClass: "delivery", ratePpm: 0, name: "Seattle" },
];
const exemptions = [{ country: "US", state: "WA", certificate: "A-1" }];
const half: Promotion = {
  id: asId("p"), name: "Half", effect: { kind: "percent", basisPoints: 5000 }, conditions: anyone, currency: "USD", startsAt: null, endsAt: null, isActive: true, priority: 0, isCombinable: false,
  usageLimit: null, perCustomerLimit: null, budgetMinor: null, used: 0, spentMinor: 0, usedByPerson: 0, code: null, gift: null,
};
const bought = (change: Partial<QuoteInput> = {}, isTaxIncluded = true) => quote({
  currency: "USD", now: new Date("2026-11-27T12:00:00Z"), taxRates: rates, shopper: { channel: "web", groupIds: [], segments: [] }, promotions: [], codes: [],
  lines: [{ key: "lamp", variantId: asId("lamp"), productId: asId("lamp"), categoryIds: [], isReduced: false, unitMinor: 11_035, quantity: 2, taxClass: "standard", isTaxIncluded, group: "home" }],
  groups: [{ key: "home", method: "ship", storeId: null, place: seattle, chargeMinor: 1_000 }], ...change,
});

describe("the rate of a place", () => {
  test("is that of its postcode before that of its state", () => {
    expect([rateAt(rates, seattle, "standard"), rateAt(rates, seattle, "delivery"), rateAt(rates, spokane, "standard"), rateAt(rates, { country: "US", state: "WA" }, "delivery"), rateAt(rates, { ...spokane, state: "OR" }, "standard")]).toEqual([103_500, 0, 65_000, 65_000, 0]);
  });
  test("does not count where a certificate is good, and only there", () => {
    expect([exemptionAt(exemptions, seattle), exemptionAt(exemptions, { country: "US", state: "OR" }), exemptionAt([{ country: "US", state: null, certificate: "F-9" }], { country: "US", state: "OR" })?.certificate]).toEqual([exemptions[0], null, "F-9"]);
  });
});

describe("a price that holds the tax", () => {
  test("is what is paid; its tax is told within it, of what promotions left", () => {
    expect(bought()).toMatchObject({ subtotalMinor: 22_070, taxMinor: 0, includedTaxMinor: 2_070, totalMinor: 23_070, exemptions: [] });
    expect(bought({ promotions: [half] })).toMatchObject({ discountMinor: 11_035, includedTaxMinor: 1_035, totalMinor: 12_035 });
    expect(bought({ groups: [{ key: "home", method: "ship", storeId: null, place: spokane, chargeMinor: 1_000 }] })).toMatchObject({ includedTaxMinor: 1_347, taxMinor: 65, totalMinor: 23_135 });
  });
  test("is paid without it by whoever is exempt, like one before tax", () => {
    const shopper = { channel: "web" as const, groupIds: [], segments: [], exemptions };
    expect(bought({ shopper })).toMatchObject({ subtotalMinor: 20_000, taxMinor: 0, includedTaxMinor: 0, totalMinor: 21_000, exemptions: ["A-1"] });
    expect(bought({ shopper }, false)).toMatchObject({ subtotalMinor: 22_070, taxMinor: 0, totalMinor: 23_070, exemptions: ["A-1"] });
  });
});

test("net and tax of any gross amount sum to it, and the tax within is the tax on the rest to a cent", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 500_000 }), (gross, ratePpm) => {
    const within = taxWithin(gross, ratePpm);
    expect(within >= 0 && within <= gross).toBe(true);
    expect(Math.abs(taxOn(gross - within, ratePpm) - within)).toBeLessThanOrEqual(1);
  }));
});
