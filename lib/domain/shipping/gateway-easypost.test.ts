import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FakeEasyPost } from "./easypost.testing";
import type { Carriage } from "./gateway";
import { EasyPostGateway, isSignedByEasyPost, readEasyPostNotice, signForEasyPost } from "./gateway-easypost";

const fake = new FakeEasyPost("EZTK-test");
let carrier: EasyPostGateway;
let url: string;
beforeAll(async () => {
  url = await fake.listen();
  carrier = new EasyPostGateway({ apiKey: "EZTK-test", url });
});
afterAll(() => fake.close());

const address = { name: "Maya Lin", line1: "1 Main St", line2: "", city: "Bend", state: "OR", postcode: "97701", country: "US", phone: "" };
const box: Carriage = { grams: 2_300, lengthMm: 300, widthMm: 200, heightMm: 150, from: address, to: address, km: null };
const ground = "USPS:GroundAdvantage";

describe("labels by EasyPost", () => {
  test("offers its rates in cents, cheapest first, for a box in inches and ounces", async () => {
    expect(await carrier.rates(box)).toEqual([
      { service: ground, title: "Ground Advantage", carrier: "USPS", amountMinor: 758, currency: "USD", transitDays: 3 },
      { service: "UPS:NextDayAir", title: "Next Day Air", carrier: "UPS", amountMinor: 4_190, currency: "USD", transitDays: 1 },
    ]);
    expect([...fake.shipments.values()].at(-1)?.parcel).toEqual({ length: 11.9, width: 7.9, height: 6, weight: 81.2 });
  });
  test("sells one label for one key, also when its first answer was lost", async () => {
    fake.lostAnswers = 1;
    await expect(carrier.buy({ key: "key-1", service: ground, box })).rejects.toThrow();
    const label = await carrier.buy({ key: "key-1", service: ground, box });
    expect(label).toMatchObject({ status: "bought", amountMinor: 758, document: Buffer.from("%PDF-1.4 label").toString("base64") });
    expect(await carrier.buy({ key: "key-1", service: ground, box })).toEqual(label);
    expect(fake.labels()).toMatchObject([{ reference: "key-1", bought: 1 }]);
  });
  test("says no where the carrier has no such service for the box", async () => {
    expect(await carrier.buy({ key: "key-2", service: ground, box: { ...box, grams: 60_000 } })).toMatchObject({ status: "refused" });
  });
  test("takes a label back, and tells when the carrier does not", async () => {
    const label = await carrier.buy({ key: "key-3", service: ground, box });
    const ref = label.status === "bought" ? label.ref : "";
    expect(await carrier.void({ ref })).toEqual({ status: "voided" });
    fake.refusesRefunds = true;
    expect(await carrier.void({ ref })).toMatchObject({ status: "refused" });
  });
  test("shows its key, and a wrong one is no answer about the box", async () => {
    await expect(new EasyPostGateway({ apiKey: "wrong", url }).rates(box)).rejects.toThrow("no longer active");
    expect(fake.unauthorized).toEqual(["/v2/shipments"]);
  });
});

describe("tracking by EasyPost", () => {
  const event = {
    id: "evt_1", description: "tracker.updated",
    result: { tracking_code: "9400", status: "delivered", tracking_details: [{ message: "Shipped", datetime: "2026-11-25T10:00:00Z" }, { message: "Left at the door", datetime: "2026-11-27T10:00:00Z", tracking_location: { city: "Bend", state: "OR" } }] },
  };
  const now = new Date("2026-11-27T12:00:00Z");
  test("tells the last thing that happened", () => {
    expect(readEasyPostNotice(event, now)).toEqual({ eventKey: "evt_1", trackingNumber: "9400", kind: "delivered", words: "Left at the door", place: "Bend, OR", at: new Date("2026-11-27T10:00:00Z") });
  });
  test("leaves out what is not about tracking, what it does not know, and what is malformed", () => {
    for (const other of [{ ...event, description: "batch.updated" }, { ...event, result: { ...event.result, status: "unknown" } }, { id: "evt" }, null, "x"]) expect(readEasyPostNotice(other, now)).toBeNull();
    expect(readEasyPostNotice({ ...event, result: { tracking_code: "9400", status: "in_transit", updated_at: "nonsense" } }, now)?.at).toEqual(now);
  });
  test("is believed only with the secret's signature of these very bytes", () => {
    const body = JSON.stringify(event);
    const signature = signForEasyPost("a secret", body);
    expect(signature).toMatch(/^hmac-sha256-hex=[0-9a-f]{64}$/);
    expect(isSignedByEasyPost("a secret", body, signature)).toBe(true);
    for (const [secret, text, header] of [["another", body, signature], ["a secret", `${body} `, signature], ["a secret", body, null], ["a secret", body, "hmac-sha256-hex="]] as const) expect(isSignedByEasyPost(secret, text, header)).toBe(false);
  });
});
