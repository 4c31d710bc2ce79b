import { expect, test } from "vitest";
import { deliveryCharge, deliveryOptions } from "./delivery-charge";

test("small parcels cost $9.90 below $75 and say what is missing", () => expect(deliveryCharge({ currency: "USD", subtotalMinor: 6_000, heaviestParcelGrams: 2_000 })).toEqual({ chargeMinor: 990, kind: "parcel", missingMinor: 1_500 }));
test("delivery is free from $75", () => expect(deliveryCharge({ currency: "USD", subtotalMinor: 7_500, heaviestParcelGrams: 30_000 }).chargeMinor).toBe(0));
test("a parcel above 30 kg leaves by freight, whatever it costs", () => expect(deliveryCharge({ currency: "USD", subtotalMinor: 500_000, heaviestParcelGrams: 30_001 })).toEqual({ chargeMinor: 7_900, kind: "freight", missingMinor: 0 }));

const goods = { currency: "USD" as const, country: "US", subtotalMinor: 3_500, heaviestParcelGrams: 0, variantIds: ["rose"] };
const rates = [{ code: "std", country: null, level: "standard", title: "Standard", amountMinor: 500 }, { code: "exp-us", country: "US", level: "express", title: "Express (US)", amountMinor: 1_500 }, { code: "exp", country: null, level: "express", title: "Express", amountMinor: 2_500 }];

test("without rates of its own a shop delivers at home by its built-in terms", () => {
  expect(deliveryOptions(goods, { rates: [], offers: [] })).toEqual([{ code: "standard", level: "standard", title: "Standard delivery", chargeMinor: 990 }]);
  expect(deliveryOptions({ ...goods, country: "FR" }, { rates: [], offers: [] })).toEqual([]);
});
test("a country's own rate goes before the one for all, cheapest first", () => {
  expect(deliveryOptions(goods, { rates, offers: [] }).map(({ code, chargeMinor }) => [code, chargeMinor])).toEqual([["std", 500], ["exp-us", 1_500]]);
  expect(deliveryOptions({ ...goods, country: "CA" }, { rates, offers: [] }).map(({ code }) => code)).toEqual(["std", "exp"]);
});
test("an offer frees its level from a subtotal on or with one of its goods, and says so", () => {
  const free = (offer: { minimumSubtotalMinor: number | null; variantIds: string[] }) => deliveryOptions(goods, { rates, offers: [{ level: "standard", ...offer }] })[0];
  expect(free({ minimumSubtotalMinor: 3_500, variantIds: [] })).toMatchObject({ title: "Standard (Free)", chargeMinor: 0 });
  expect(free({ minimumSubtotalMinor: 3_501, variantIds: [] })).toMatchObject({ chargeMinor: 500 });
  expect(free({ minimumSubtotalMinor: null, variantIds: ["rose"] })).toMatchObject({ chargeMinor: 0 });
});
