import { describe, expect, test } from "vitest";
import { readAgentHeader } from "./agent-header";
import { readAgentProfile } from "./agent-profile";
import { negotiate } from "./capability";
import { mergeMethods, readSlotOption, readVanOption, writeSlotOption, writeVanOption } from "./merge-methods";
import { newId, type LocationId } from "@/lib/kernel/ids";
import { countryOf, judgeAddress } from "./ship-to";

describe("the header that names an agent", () => {
  test.each([
    ['profile="https://a.example/p"', "https://a.example/p", null],
    ['profile="..."; version="2026-01-11"', "...", { asked: "2026-01-11", known: "2026-01-11" }],
    ['version="2099-01-01", profile="https://a.example/p"', "https://a.example/p", { asked: "2099-01-01", known: null }],
    ['profile=https://a.example', null, null],
    ["", null, null],
  ])("%s", (header, profile, version) => expect(readAgentHeader(header)).toEqual({ profile, version }));
});

describe("the profile that an agent publishes", () => {
  const key = { kid: "k", kty: "EC", crv: "P-256", x: "x", y: "y" };
  test("is read in the first version's list", () => expect(readAgentProfile({ ucp: { version: "2026-01-11", capabilities: [{ name: "dev.ucp.shopping.order", version: "2026-01-11", config: { webhook_url: "https://a.example/hook" } }] } })).toMatchObject({ webhookUrl: "https://a.example/hook", signingKeys: [] }));
  test("and in the map since, with the keys that we can check", () =>
    expect(readAgentProfile({ ucp: { version: "2026-04-08", capabilities: { "dev.ucp.shopping.checkout": [{ version: "2026-04-08" }] } }, signing_keys: [key, { kid: "r", kty: "RSA", n: "n", e: "AQAB" }] })).toMatchObject({ capabilities: { "dev.ucp.shopping.checkout": ["2026-04-08"] }, signingKeys: [key] }));
  test.each([null, [], "text", {}, { ucp: {} }, { ucp: { version: "today" } }, { ucp: { version: "2026-04-08", capabilities: { x: "y" } } }])("%j is none", (json) => expect(readAgentProfile(json)).toBeNull());
});

describe("what both sides speak", () => {
  const profile = (names: string[]) => ({ version: "2026-04-08", capabilities: Object.fromEntries(names.map((name) => [name, ["2026-04-08"]])), webhookUrl: null, allowsSplitGroups: false, signingKeys: [] });
  test("is the root and the extensions that the agent names too", () => expect(negotiate("dev.ucp.shopping.checkout", "2026-04-08", profile(["dev.ucp.shopping.checkout", "dev.ucp.shopping.discount", "dev.ucp.shopping.cart"]))).toEqual(["dev.ucp.shopping.checkout", "dev.ucp.shopping.discount"]));
  test("is nothing without the root", () => expect(negotiate("dev.ucp.shopping.checkout", "2026-04-08", profile(["dev.ucp.shopping.fulfillment"]))).toBeNull());
  test("has no carts before they were invented", () => expect(negotiate("dev.ucp.shopping.cart", "2026-01-11", null)).toBeNull());
});

describe("ways to the buyer", () => {
  const known = [{ id: "m", kind: "shipping" as const, variantIds: null, destinations: [{ id: "home", postal_code: "98101" }], destinationId: "home", groupId: "g", optionId: "std" }];
  const merge = (requested: Parameters<typeof mergeMethods>[0]) => mergeMethods(requested, known, () => null, () => "new");
  test("what a request does not speak of stays", () => expect(merge([{ type: "shipping" }])).toEqual(known));
  test("new addresses take the place of the old, and the choice among them is open again", () => expect(merge([{ type: "shipping", destinations: [{ postal_code: "97205" }] }])).toMatchObject([{ id: "m", destinations: [{ id: "new", postal_code: "97205" }], destinationId: null }]));
  test("another kind of way begins afresh", () => expect(merge([{ id: "m", type: "pickup" }])).toMatchObject([{ id: "m", kind: "pickup", destinations: [], destinationId: null, optionId: null }]));
  test("an hour survives its writing", () => {
    const slot = { purpose: "curbside" as const, startsAt: new Date("2026-12-01T17:00:00Z"), endsAt: new Date("2026-12-01T18:00:00Z") };
    expect(readSlotOption(writeSlotOption(slot))).toEqual({ ...slot, isSent: false });
    expect(readSlotOption(writeSlotOption({ ...slot, isSent: true }))).toEqual({ ...slot, isSent: true });
    for (const text of ["", "pickup", "pickup/x/y", "drone/2026-12-01T17:00:00Z/2026-12-01T18:00:00Z", "pickup/2026-12-01T18:00:00Z/2026-12-01T17:00:00Z", "pickup/2026-12-01T17:00:00Z/2026-12-01T18:00:00Z/lost"]) expect(readSlotOption(text)).toBeNull();
  });
  test("so does a window of a van, and nothing else is one", () => {
    const window = { locationId: newId<LocationId>(), startsAt: new Date("2026-12-01T17:00:00Z"), endsAt: new Date("2026-12-01T19:00:00Z") };
    expect(readVanOption(writeVanOption(window))).toEqual(window);
    for (const text of [null, "standard", `van/kent/${window.startsAt.toISOString()}/${window.endsAt.toISOString()}`, `${writeVanOption(window)}/x`]) expect(readVanOption(text)).toBeNull();
  });
});

describe("an address of the protocol", () => {
  const home = { id: "home", street_address: "1 Pine St", address_locality: "Seattle", address_region: "Washington", postal_code: "98101" };
  test("is judged like our own form's", () => expect(judgeAddress(home, { full_name: "Maya Lin" }, "$")).toEqual({ shipTo: { name: "Maya Lin", line1: "1 Pine St", line2: "", city: "Seattle", state: "WA", postcode: "98101" }, messages: [] }));
  test("names the fields that lack", () => expect(judgeAddress({ id: "home", address_region: "ZZ" }, { full_name: "Maya Lin" }, "$.d").messages.map((one) => one.path)).toEqual(["$.d.street_address", "$.d.address_locality", "$.d.address_region", "$.d.postal_code"]));
  test("knows its country by several names", () => expect([countryOf({}), countryOf({ address_country: "usa" }), countryOf({ address_country: "ca" })]).toEqual(["US", "US", "CA"]));
});
