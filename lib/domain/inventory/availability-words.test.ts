import { expect, test } from "vitest";
import { asId, type LocationId, type VariantId } from "@/lib/kernel/ids";
import { bandOf, shortfallOf, waitOf, type Availability } from "./availability";
import { availabilityWords, shipWords, stockWords } from "./availability-words";
import { deliveryPromise, promiseFrom } from "./delivery-promise";

const store = { name: "Pearl District", timeZone: "America/Los_Angeles", pickupMaxParcelGrams: 50_000, pickupMaxParcelMm: null };
const lamp: Availability = { variantId: asId("v"), locationId: asId("l"), quantity: 3, band: "exact", reason: null, promise: { readyAt: "2026-11-25T00:15:00Z", asOf: "2026-11-24T20:00:00Z", isTodayFull: false }, supply: null, aisle: "", bay: "" };

test("says when it is ready, in the store's own time", () => {
  expect(availabilityWords(lamp, 1, store)).toBe("Ready today by 4:15 PM");
});

test("says why the store cannot serve", () => {
  const no = { ...lamp, promise: null };
  expect(availabilityWords({ ...no, reason: "one_short" }, 4, store)).toBe("Only 3 left at Pearl District, one fewer than you want");
  expect(availabilityWords({ ...no, reason: "not_sold_here" }, 1, store)).toBe("Not at Pearl District");
  expect(availabilityWords({ ...no, reason: "pickup_off" }, 1, store)).toBe("Only on the shelf at Pearl District, not for pickup");
  expect(availabilityWords({ ...no, reason: "parcel_too_large" }, 1, store)).toBe("Too large to hand over at Pearl District (parcels up to 110 lb)");
});

test("shows an exact number only up to five", () => {
  expect(stockWords({ band: bandOf(0), quantity: 0 })).toBe("Sold out");
  expect(stockWords({ band: bandOf(5), quantity: 5 })).toBe("Only 5 left");
  expect(stockWords({ band: bandOf(6), quantity: 6 })).toBe("A few left");
  expect(stockWords({ band: bandOf(600), quantity: 600 })).toBe("In stock");
});

test("tells one short from short from sold out", () => {
  expect([shortfallOf(3, 3), shortfallOf(2, 3), shortfallOf(1, 3), shortfallOf(0, 3)]).toEqual([null, "one_short", "short", "sold_out"]);
});

test("promises a delivery in weekdays after the day of packing", () => {
  const warehouse = { timeZone: "America/Chicago", hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 360, closesMinute: 1080 })), exceptions: [], pickupLeadMinutes: 240, pickupCutoffMinutes: 240, pickupsPerHour: 0 };
  const thursday = new Date("2026-11-19T18:00:00Z");
  const parcel = deliveryPromise(thursday, warehouse, 4_000);
  expect(parcel).toMatchObject({ arrivesFrom: "2026-11-23", arrivesBy: "2026-11-25", isFreight: false });
  expect(deliveryPromise(thursday, warehouse, 40_000)).toMatchObject({ arrivesFrom: "2026-11-26", isFreight: true });
  expect(shipWords({ variantId: asId("v"), quantity: 9, band: "few", ready: 9, ahead: null, locationId: asId("w"), reason: null, promise: parcel, sendsBy: parcel }, 1)).toBe("Delivery Mon, Nov 23 – Wed, Nov 25");
  const coming = promiseFrom("2026-12-07", thursday, warehouse, 4_000);
  const short = { variantId: asId<VariantId>("v"), quantity: 12, band: "few" as const, ready: 2, ahead: { kind: "backorder" as const, base: 2, arrivals: [{ on: "2026-12-07", units: 10, promise: coming }] }, locationId: asId<LocationId>("w"), reason: null, promise: parcel, sendsBy: parcel };
  expect(shipWords(short, 2)).toBe("Delivery Mon, Nov 23 – Wed, Nov 25");
  expect(shipWords(short, 3)).toBe("Backorder: ships by Mon, Dec 7, arrives Wed, Dec 9 – Fri, Dec 11");
  expect(waitOf(short, 13)).toBeNull();
});
