import { expect, test } from "vitest";
import type { Notice } from "./live-hub";
import { told, type Topics } from "./live-topics";

const nobody: Topics = { variants: new Set(), customerId: null, orderId: null, stores: null };
const placed: Notice = { id: 7, kind: "order.placed", customer: "maya", location: "portland", order: "order-1", fulfillment: null, variants: ["lamp", "mug"] };

test("a guest hears that a watched product's stock moved, and nothing of the order behind it", () => {
  expect(told(placed, { ...nobody, variants: new Set(["lamp"]) })).toEqual({ id: 7, kind: "stock.changed", variants: ["lamp"] });
  expect(told(placed, nobody)).toBeNull();
});
test("a shopper hears of their own orders only", () => {
  expect(told(placed, { ...nobody, customerId: "maya" })).toEqual({ id: 7, kind: "order.placed", order: "order-1", fulfillment: null });
  expect(told(placed, { ...nobody, customerId: "noah" })).toBeNull();
  expect(told({ ...placed, customer: null }, nobody)).toBeNull();
});
test("a signed link hears of exactly its order", () => {
  expect(told(placed, { ...nobody, orderId: "order-1" })).not.toBeNull();
  expect(told(placed, { ...nobody, orderId: "order-2" })).toBeNull();
});
test("staff hear of their own stores", () => {
  expect(told(placed, { ...nobody, stores: new Set(["portland"]) })).toMatchObject({ location: "portland" });
  expect(told(placed, { ...nobody, stores: new Set(["bend"]) })).toBeNull();
  expect(told({ ...placed, location: null }, { ...nobody, stores: "all" })).not.toBeNull();
});
test("every store hears that a price changed, and of what names no store nothing else", () => {
  const price: Notice = { id: 8, kind: "price.changed", customer: null, location: null, order: null, fulfillment: null, variants: null };
  expect(told(price, { ...nobody, stores: new Set(["bend"]) })).toEqual({ id: 8, kind: "price.changed" });
  expect(told({ ...price, kind: "account.signed_in" }, { ...nobody, stores: new Set(["bend"]) })).toBeNull();
  expect(told(price, nobody)).toBeNull();
});
