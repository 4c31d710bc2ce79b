import { expect, test } from "vitest";
import { deliveryCharge } from "./delivery-charge";

test("small parcels cost $9.90 below $75 and say what is missing", () => expect(deliveryCharge({ subtotalMinor: 6_000, heaviestParcelGrams: 2_000 })).toEqual({ chargeMinor: 990, kind: "parcel", missingMinor: 1_500 }));
test("delivery is free from $75", () => expect(deliveryCharge({ subtotalMinor: 7_500, heaviestParcelGrams: 30_000 }).chargeMinor).toBe(0));
test("a parcel above 30 kg leaves by freight, whatever it costs", () => expect(deliveryCharge({ subtotalMinor: 500_000, heaviestParcelGrams: 30_001 })).toEqual({ chargeMinor: 7_900, kind: "freight", missingMinor: 0 }));
