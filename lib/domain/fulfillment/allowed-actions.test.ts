import { describe, expect, test } from "vitest";
import { allowedActions, mayDo, type ActingStaff, type FulfillmentFacts } from "./allowed-actions";
import { machineOf, type FulfillmentStatus } from "./fulfillment-state";

const portland = "portland";
const ana: ActingStaff = { staffId: "ana", role: "associate", storeIds: [portland] };
const line = { quantity: 2, picked: 0, ready: 0, handedOver: 0, cancelled: 0, moved: 0, missing: 0 };
const pickup = (status: FulfillmentStatus, more: Partial<FulfillmentFacts> = {}): FulfillmentFacts =>
  ({ method: "pickup", status, locationId: portland, storeName: "Portland Pearl", claimedBy: null, lines: [line], ...more });
const names = (facts: FulfillmentFacts, staff = ana) => allowedActions(facts, staff).filter((action) => !action.blockedBy).map((action) => action.name);

describe("a pickup order", () => {
  test("that nobody has can be claimed", () => expect(names(pickup("open"))).toContain("claim"));
  test("of a colleague can be taken over, not picked", () => {
    const facts = pickup("picking", { claimedBy: { id: "ben", name: "Ben" } });
    expect(names(facts)).toContain("take_over");
    expect(names(facts)).not.toContain("pick");
  });
  test("of mine is picked first and staged when nothing is left to pick", () => {
    const mine = { id: "ana", name: "Ana" };
    expect(names(pickup("picking", { claimedBy: mine }))).toContain("pick");
    expect(names(pickup("picking", { claimedBy: mine }))).not.toContain("stage");
    expect(names(pickup("picking", { claimedBy: mine, lines: [{ ...line, picked: 2 }] }))).toContain("stage");
  });
  test("can be staged without the unit that is missing", () => {
    expect(names(pickup("awaiting_shopper", { claimedBy: { id: "ana", name: "Ana" }, lines: [{ ...line, picked: 1, missing: 1 }] }))).toContain("stage");
  });
  test("is handed over only when ready", () => {
    expect(names(pickup("ready", { lines: [{ ...line, picked: 2, ready: 2 }] }))).toContain("hand_over");
    expect(names(pickup("handed_over", { lines: [{ ...line, picked: 2, ready: 2, handedOver: 2 }] }))).toEqual(["print_slip"]);
  });
  test.each(["pickup", "curbside"] as const)("(%s) is never packed, shipped or taken to a door, in whatever state, by whomever", (method) => {
    const { states, into } = machineOf(method);
    for (const status of states.filter((one) => one === "open" || into(one).length > 0)) for (const claimedBy of [null, { id: "ana", name: "Ana" }]) {
      const actions = allowedActions(pickup(status, { method, claimedBy, lines: [{ ...line, picked: 2, ready: 2 }] }), { ...ana, role: "admin", storeIds: "all" }).map(({ name }) => name);
      expect(actions.filter((name) => ["pack", "put_on_van", "ship", "take_to_door", "deliver", "lose", "deliver_at_door"].includes(name)), status).toEqual([]);
    }
  });
  test("of another store says so", () => {
    const actions = allowedActions(pickup("open", { locationId: "seattle", storeName: "Seattle Ballard" }), ana);
    expect(actions.find((action) => action.name === "claim")?.blockedBy).toBe("This order belongs to Seattle Ballard.");
    expect(mayDo(actions, "claim")).toBe(false);
  });
});

test("a shipment is packed, not staged or handed over", () => {
  const facts: FulfillmentFacts = { ...pickup("picking", { claimedBy: { id: "ana", name: "Ana" }, lines: [{ ...line, picked: 2 }] }), method: "ship" };
  expect(names(facts)).toContain("pack");
  expect(names(facts)).not.toContain("stage");
});

test("a planner looks, a service agent helps, neither picks", () => {
  expect(names(pickup("open"), { staffId: "pia", role: "inventory_planner", storeIds: "all" })).toEqual(["print_slip"]);
  expect(names(pickup("open"), { staffId: "sam", role: "service_agent", storeIds: "all" })).toEqual(["hold", "reschedule", "cancel_line", "prioritize", "print_slip"]);
});
