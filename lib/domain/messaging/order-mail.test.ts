import { expect, test } from "vitest";
import type { MailOrder, MailPart } from "./get-order-facts";
import { plainMail } from "./mail";
import { orderMail } from "./order-mail";

const part: MailPart = {
  id: "p1", number: "AH-1-1", method: "pickup", status: "open", promisedAt: "2026-12-01T20:00:00Z", slotStartsAt: "2026-12-01T17:00:00Z", slotEndsAt: "2026-12-01T18:00:00Z", readyAt: null, collectBy: null,
  pickupCode: "204518", pickupPersonName: null, shelf: null, trackingNumber: null, shopperDeadlineAt: null, sourceName: null, reachedStoreAt: null, handedOverTo: null, shipTo: null, trip: null,
  store: { name: "Alderway South Loop", addressLine1: "555 W Roosevelt Rd", city: "Chicago", state: "IL", postcode: "60607", timeZone: "America/Chicago", phone: "+13125550112", instructions: "" },
  lines: [{ orderLineId: "l1", title: "Ludlow toaster", variantTitle: "Tangerine", quantity: 0, totalMinor: 0, image: null }],
};
const order: MailOrder = { id: "o1", number: "AH-1", email: "ada@alderway.example", contactName: "Ada Lin", customerId: null, currency: "USD", placedAt: "2026-11-30T17:00:00Z", subtotalMinor: 5490, discountMinor: 0, chargesMinor: 0, taxMinor: 343, includedTaxMinor: 0, taxExemption: null, totalMinor: 5833, isPaid: false, isVoid: false, tenders: [], parts: [part] };
const links = { base: "https://shop.example", track: "https://shop.example/track/x" };

test("a pickup's hours are the store's own", () => {
  expect(plainMail(orderMail("order_placed", order, null, links))).toContain("Pickup at Alderway South Loop: Tuesday, December 1, 11 AM–12 PM.");
});

test("a cancelled item is named, with its order", () => {
  const words = plainMail(orderMail("line_cancelled", order, part, links, { orderLineId: "l1", quantity: 2 }));
  expect(words).toContain("Order: AH-1");
  expect(words).toContain("2 × Ludlow toaster: you do not pay for it.");
});

test("a bank that no longer holds the money is told with the sum and whom to call", () => {
  const words = plainMail(orderMail("payment_lapsed", order, part, links, { amountMinor: 5833 }));
  expect(words).toContain("$58.33");
  expect(words).toContain("(312) 555-0112");
});

test("a store that closed says why, and that the order waits when nobody answers", () => {
  const words = plainMail(orderMail("choice_needed", order, part, links, { question: "store_closed", reason: "Burst pipe." }));
  expect(words).toContain("Alderway South Loop had to close");
  expect(words).toContain("The reason: Burst pipe. We cannot hand over");
  expect(words).toContain("your order waits and gets the next free time");
  expect(plainMail(orderMail("choice_needed", order, part, links, { question: "missing" }))).toContain("we refund those items");
});

test("a ready order says until when it is kept", () => {
  expect(plainMail(orderMail("not_ready", order, part, links, { reason: "A scratch.", isTold: true }))).toContain("It is not yet, and we are sorry. The reason: A scratch. We write again");
  expect(plainMail(orderMail("order_ready", order, { ...part, collectBy: "2026-12-08T20:00:00Z" }, links))).toContain("Kept until: Tuesday, December 8");
});

test("what a gift card and store credit pay is named, and where a refund went", () => {
  const paid = { ...order, tenders: [{ tender: "gift_card" as const, brand: null, last4: "WZ6P", amountMinor: 2_000 }, { tender: "card" as const, brand: "Visa", last4: "4242", amountMinor: 3_833 }] };
  const placed = plainMail(orderMail("order_placed", paid, null, links));
  expect(placed).toContain("Gift card ending in WZ6P: $20.00");
  expect(placed).toContain("Your gift card ending in WZ6P is set aside for it now, the rest is authorized on your card");
  expect(plainMail(orderMail("collected", paid, part, links))).toContain("What you took was paid by your gift card ending in WZ6P, and by your card where that was not enough.");
  const refunded = (tender: "gift_card" | "store_credit" | "card") => plainMail(orderMail("refunded", paid, part, links, { amountMinor: 500, to: { tender, brand: tender === "card" ? "Visa" : null, last4: tender === "card" ? "4242" : "WZ6P" } }));
  expect(refunded("gift_card")).toContain("It is on your gift card ending in WZ6P again");
  expect(refunded("store_credit")).toContain("It is on your store credit now");
  expect(refunded("card")).toContain("It goes back to Visa ending in 4242; banks take up to five working days.");
});

test("what a till has been paid for is not said to be charged later, and a void sale is told with its money", () => {
  expect(plainMail(orderMail("order_placed", { ...order, isPaid: true }, null, links))).toContain("All of it is paid. Nothing is charged when you get the rest.");
  expect(plainMail(orderMail("sale_void", { ...order, isPaid: true, isVoid: true }, null, links))).toContain("the rest goes back by itself the way it was paid");
});

test("taxes within prices and certificates are told below the total", () => {
  const words = plainMail(orderMail("order_placed", { ...order, taxMinor: 0, includedTaxMinor: 499, taxExemption: null }, null, links));
  expect(words).toContain("The prices include $4.99 of tax.");
  expect(words).not.toContain("Tax:");
  expect(plainMail(orderMail("order_placed", { ...order, taxMinor: 0, taxExemption: "R-77" }, null, links))).toContain("Tax exempt, certificate R-77.");
});

test("a bundle is one line with its parts and what they cost together", () => {
  const bundle = { id: "b1", slug: "set", title: "Reading corner", variantTitle: "", quantity: 1, image: null };
  const lines = [{ title: "Alder lamp", quantity: 1, totalMinor: 11_040 }, { title: "Fern mug", quantity: 4, totalMinor: 4_960 }].map((line, index) => ({ ...line, orderLineId: `l${index}`, variantTitle: "", image: null, bundle }));
  expect(plainMail(orderMail("order_placed", { ...order, parts: [{ ...part, lines }] }, null, links))).toContain("Reading corner (1 × Alder lamp + 4 × Fern mug)  $160.00");
});
