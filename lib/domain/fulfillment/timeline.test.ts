import { expect, test } from "vitest";
import { timeline, type TimelineFacts } from "./timeline";

const at = (hour: number) => new Date(Date.UTC(2026, 4, 4, hour));
const facts: TimelineFacts = { method: "pickup", status: "open", placedAt: at(9), claimedAt: null, readyAt: null, arrivedAt: null, handedOverAt: null, shippedAt: null, onTheVanAt: null, deliveredAt: null };
const told = (more: Partial<TimelineFacts>) => timeline({ ...facts, ...more }).map((step) => `${step.label}: ${step.state}`);

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
