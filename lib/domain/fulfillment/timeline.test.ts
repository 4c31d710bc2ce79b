import { expect, test } from "vitest";
import { machineOf, type FulfillmentMethod } from "./fulfillment-state";
import { staffStatusWords, statusWords, timeline, type TimelineFacts } from "./timeline";

const at = (hour: number) => new Date(Date.UTC(2026, 4, 4, hour));
const facts: TimelineFacts = { method: "pickup", status: "open", placedAt: at(9), claimedAt: null, readyAt: null, arrivedAt: null, handedOverAt: null, shippedAt: null, onTheVanAt: null, deliveredAt: null };
const told = (more: Partial<TimelineFacts>) => timeline({ ...facts, ...more }).map((step) => `${step.label}: ${step.state}`);

test("every state that a part can reach is told in words to its shopper and to staff, and stands somewhere on its way", () => {
  const methods: FulfillmentMethod[] = ["pickup", "curbside", "ship", "local_delivery", "carry_out", "email"];
  for (const method of methods) {
    const { states, into } = machineOf(method);
    for (const status of states.filter((one) => one === "open" || into(one).length > 0)) {
      for (const words of [statusWords(status, method), staffStatusWords(status, method)]) expect(words, `${method}, ${status}`).toMatch(/^[A-Z][a-z]+( [a-z]+)*$/);
      const steps = timeline({ ...facts, method, status });
      expect(steps.some(({ state }) => state === "current" || state === "problem") || steps.at(-1)?.state === "done", `${method}, ${status}`).toBe(true);
    }
  }
});
test("a placed pickup shows what is still to come", () => {
  expect(told({})).toEqual(["Placed: current", "Picking: upcoming", "Ready for pickup: upcoming", "Handed over: upcoming"]);
});
test("an arrival stands beside ready and does not hand anything over", () => {
  expect(told({ status: "ready", claimedAt: at(10), readyAt: at(11), arrivedAt: at(12) }))
    .toEqual(["Placed: done", "Picking: done", "Ready for pickup: done", "You arrived: current", "Handed over: upcoming"]);
});
test("a handed over order is done", () => {
  expect(told({ status: "handed_over", claimedAt: at(10), readyAt: at(11), handedOverAt: at(12) }).at(-1)).toBe("Handed over: done");
});
test("a cancelled order keeps what had happened and says that it stopped", () => {
  expect(told({ status: "cancelled", claimedAt: at(10) })).toEqual(["Placed: done", "Picking: done", "Cancelled: problem"]);
});
test("a shipment ends delivered", () => {
  expect(told({ method: "ship", status: "shipped", claimedAt: at(10), shippedAt: at(11) })).toEqual(["Placed: done", "Picked and packed: done", "Shipped: current", "Delivered: upcoming"]);
});
test("a parcel that its carrier takes to the door stands between shipped and delivered", () => {
  expect(told({ method: "ship", status: "shipped", claimedAt: at(10), shippedAt: at(11), outForDeliveryAt: at(12) })).toEqual(["Placed: done", "Picked and packed: done", "Shipped: done", "Out for delivery: current", "Delivered: upcoming"]);
});
