import { describe, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { checkoutMachine } from "./checkout-state";
import { addressInput, completeInput, contactInput, pickupInput, slotInput } from "./checkout-input";
import { readOrderQuery } from "./order-query";
import { toPhoneNumber } from "./phone-number";

const checkoutId = newId();
const fieldsOf = (result: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } }) => result.error?.issues.map((issue) => issue.path.join(".")) ?? [];

describe("what a shopper types", () => {
  test("a contact needs a name and an e-mail; a phone is optional and kept in E.164", () => {
    expect(contactInput.parse({ checkoutId, name: " Maya Lin ", email: "Maya@Example.com ", phone: "(612) 555-0142" })).toMatchObject({ name: "Maya Lin", email: "maya@example.com", phone: "+16125550142" });
    expect(contactInput.parse({ checkoutId, name: "Maya", email: "m@example.com", phone: "" }).phone).toBeNull();
    expect(fieldsOf(contactInput.safeParse({ checkoutId, name: "", email: "maya", phone: "12" }))).toEqual(["name", "email", "phone"]);
    expect(fieldsOf(contactInput.safeParse({ checkoutId: "1; drop table", name: "M\u202e", email: `${"x".repeat(300)}@e.com` }))).toEqual(["checkoutId", "name", "email"]);
  });

  test("who else picks up has a name and a way to be reached, or neither", () => {
    expect(pickupInput.parse({ checkoutId, personName: "", personContact: " " })).toMatchObject({ personName: null, personContact: null });
    expect(fieldsOf(pickupInput.safeParse({ checkoutId, personName: "Sam" }))).toEqual(["personContact"]);
    expect(fieldsOf(pickupInput.safeParse({ checkoutId, personContact: "sam@example.com" }))).toEqual(["personName"]);
    expect(fieldsOf(pickupInput.safeParse({ checkoutId, personName: "Sam", personContact: "somewhere" }))).toEqual(["personContact"]);
    expect(pickupInput.safeParse({ checkoutId, personName: "Sam", personContact: "555 12" }).error?.issues).toMatchObject([{ message: "Write an e-mail or a phone number." }]);
    expect(pickupInput.parse({ checkoutId, personName: "Sam", personContact: "312 555 0177" })).toMatchObject({ personContact: "+13125550177" });
  });

  test("an address names its fields when they are wrong", () => {
    expect(fieldsOf(addressInput.safeParse({ checkoutId, name: "Maya", line1: "", city: "", state: "XX", postcode: "9720" }))).toEqual(["line1", "city", "state", "postcode"]);
    expect(addressInput.parse({ checkoutId, name: "Maya", line1: "1 Pine St", city: "Portland", state: "oregon", postcode: "97205-1234" })).toMatchObject({ state: "OR", line2: "" });
  });

  test("a slot comes as two instants or as one radio button's value", () => {
    const [startsAt, endsAt] = ["2026-11-27T17:00:00.000Z", "2026-11-27T18:00:00.000Z"];
    expect(slotInput.parse({ checkoutId, locationId: newId(), slot: `${startsAt}/${endsAt}` }).endsAt.toISOString()).toBe(endsAt);
    expect(slotInput.safeParse({ checkoutId, locationId: newId(), startsAt: endsAt, endsAt: startsAt }).success).toBe(false);
    expect(slotInput.safeParse({ checkoutId, locationId: newId() }).success).toBe(false);
  });

  test("a payment carries a token and never a card number", () => {
    const good = { checkoutId, token: "success_token", cardBrand: "Visa", cardLast4: "4242", idempotencyKey: "a-key-of-its-own" };
    expect(completeInput.parse(good)).toMatchObject({ token: "success_token" });
    expect(fieldsOf(completeInput.safeParse({ ...good, token: "4242424242424242" }))).toEqual(["token"]);
    expect(fieldsOf(completeInput.safeParse({ ...good, cardLast4: "4242424242424242" }))).toEqual(["cardLast4"]);
    expect(fieldsOf(completeInput.safeParse({ ...good, idempotencyKey: "short" }))).toEqual(["idempotencyKey"]);
    expect(fieldsOf(completeInput.safeParse({ ...good, totalMinor: -1 }))).toEqual(["totalMinor"]);
  });

  test.each([["6125550142", "+16125550142"], ["+44 20 7946 0958", "+442079460958"], ["1 612 555 0142", "+16125550142"], ["012 555 0142", null], ["abc", null], ["", null]])("phone %s", (typed, stored) => {
    expect(toPhoneNumber(typed)).toBe(stored);
  });
});

describe("what staff type to find an order", () => {
  test.each([
    ["AH-100042", ["number:AH-100042"]], ["ah 100042-2", ["number:AH-100042"]], ["ALDERWAY:AH-100042:123456", ["number:AH-100042"]], ["123456", ["code:123456", "number:AH-123456"]],
    ["Maya@Example.com", ["email:maya@example.com"]], ["(612) 555-0142", ["phone:6125550142"]], ["AH-10", ["start:AH-10"]], ["0142", ["number:AH-0142", "phone:0142", "card:0142"]], ["card 4242", ["card:4242"]], ["**** 4242", ["card:4242"]], ["Maya Lin", ["name:maya lin"]], [" ", []],
  ])("%s", (typed, readings) => {
    expect(readOrderQuery(typed).map(({ by, value }) => `${by}:${value}`)).toEqual(readings);
  });
});

test("a checkout that became an order stays one, and one that is completing can be given back", () => {
  for (const over of ["completed", "cancelled", "expired"] as const) expect(checkoutMachine.arrows[over]).toEqual([]);
  expect(checkoutMachine.into("completed")).toEqual(["completing"]);
  expect(checkoutMachine.into("completing")).toEqual(["ready"]);
});
