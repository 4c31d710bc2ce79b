import { expect, test } from "vitest";
import { choiceInput } from "./shopper-choice";

const part = "01a20527-bca0-7dd6-8cf9-88e3736db106";
const read = (fields: Record<string, string>) => choiceInput.safeParse({ fulfillmentId: part, ...fields });

test("a form's choice of a store names the store", () => {
  expect(read({ choice: `store:${part}` }).data?.choice).toEqual({ kind: "store", locationId: part });
  expect(read({ choice: "store:elsewhere" }).success).toBe(false);
});
test("delivery needs an address, and says at which field", () => {
  const refused = read({ choice: "delivery", name: "Maya Lin", line1: "1 Oak St", city: "Portland", state: "or", postcode: "9720" });
  expect(refused.error?.issues.map((issue) => issue.path.join("."))).toEqual(["choice.address.postcode"]);
  expect(read({ choice: "delivery", name: "Maya Lin", line1: "1 Oak St", city: "Portland", state: "or", postcode: "97205" }).data?.choice).toMatchObject({ kind: "delivery", address: { state: "OR" } });
});
test("money back and waiting need nothing else; anything else is no choice", () => {
  expect(read({ choice: "refund" }).success).toBe(true);
  expect(read({ choice: "wait" }).success).toBe(true);
  expect(read({ choice: "free lamp" }).success).toBe(false);
  expect(read({}).success).toBe(false);
});
