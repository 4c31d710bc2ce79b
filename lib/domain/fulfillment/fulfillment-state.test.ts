import { describe, expect, test } from "vitest";
import { isFinal, machineOf, pickupMachine, shipMachine, vanMachine } from "./fulfillment-state";

const legal = (machine: typeof pickupMachine) =>
  machine.states.flatMap((from) => machine.states.filter((to) => machine.may(from, to)).map((to) => `${from} → ${to}`)).sort();

describe("the pickup machine", () => {
  test("has exactly these arrows", () => {
    expect(legal(pickupMachine)).toEqual([
      "open → picking", "open → on_hold", "open → awaiting_shopper", "open → in_transit_to_store", "open → cancelled",
      "picking → open", "picking → ready", "picking → on_hold", "picking → awaiting_shopper", "picking → cancelled",
      "ready → picking", "ready → handed_over", "ready → awaiting_shopper", "ready → expired", "ready → cancelled",
      "awaiting_shopper → open", "awaiting_shopper → picking", "awaiting_shopper → ready", "awaiting_shopper → cancelled",
      "on_hold → open", "on_hold → cancelled", "in_transit_to_store → open", "in_transit_to_store → ready", "in_transit_to_store → cancelled", "expired → cancelled",
    ].sort());
  });
  test("never hands over what is not ready", () => expect(pickupMachine.into("handed_over")).toEqual(["ready"]));
  test("never ships", () => expect(pickupMachine.into("shipped")).toEqual([]));
});

describe("the shipping machine", () => {
  test("has exactly these arrows", () => {
    expect(legal(shipMachine)).toEqual([
      "open → picking", "open → on_hold", "open → awaiting_shopper", "open → cancelled",
      "picking → open", "picking → packed", "picking → on_hold", "picking → awaiting_shopper", "picking → cancelled",
      "packed → picking", "packed → shipped", "packed → cancelled", "shipped → delivered", "shipped → lost",
      "on_hold → open", "on_hold → cancelled", "awaiting_shopper → open", "awaiting_shopper → picking", "awaiting_shopper → cancelled",
    ].sort());
  });
  test("is chosen for what a carrier takes", () => {
    expect(machineOf("ship")).toBe(shipMachine);
    expect(machineOf("curbside")).toBe(pickupMachine);
  });
});

describe("the machine of our own van", () => {
  test("has exactly these arrows", () => {
    expect(legal(vanMachine)).toEqual([
      "open → picking", "open → on_hold", "open → awaiting_shopper", "open → cancelled",
      "picking → open", "picking → packed", "picking → on_hold", "picking → awaiting_shopper", "picking → cancelled",
      "packed → picking", "packed → on_the_van", "packed → awaiting_shopper", "packed → cancelled", "on_the_van → packed", "on_the_van → delivered", "on_the_van → attempted", "attempted → packed", "attempted → cancelled",
      "on_hold → open", "on_hold → cancelled", "awaiting_shopper → open", "awaiting_shopper → picking", "awaiting_shopper → packed", "awaiting_shopper → cancelled",
    ].sort());
  });
  test("is that of local delivery", () => expect(machineOf("local_delivery")).toBe(vanMachine));
});

test("nothing leaves a final state", () => {
  for (const machine of [pickupMachine, shipMachine, vanMachine]) for (const state of machine.states.filter(isFinal)) expect(machine.arrows[state]).toEqual([]);
});
