import { afterAll, beforeAll, expect, test } from "vitest";
import { TaxJar } from "./gateway-taxjar";
import { FakeTaxJar } from "./taxjar.testing";

const fake = new FakeTaxJar("tj-test");
let url: string;
beforeAll(async () => { url = await fake.listen(); });
afterAll(() => fake.close());
const pine = { country: "US", state: "WA", postcode: "98101-2345", city: "Seattle", line1: "1 Pine St" };

test("asks about one address and reads a rate for each class of goods and for deliveries", async () => {
  expect(await new TaxJar({ apiKey: "tj-test", url }).ratesAt(pine)).toEqual({ name: "Seattle, King, WA 98101", rates: { standard: 103_500, exempt: 0, delivery: 103_500 } });
  expect(fake.asked).toMatchObject([{ to_zip: "98101-2345", to_street: "1 Pine St", shipping: 10, line_items: [{ id: "standard" }, { id: "exempt", product_tax_code: "99999" }] }]);
});
test("charges nothing where the business has no nexus", async () => {
  expect(await new TaxJar({ apiKey: "tj-test", url }).ratesAt({ ...pine, state: "OR", postcode: "97205", city: "Portland" })).toEqual({ name: "Portland, OR 97205", rates: { standard: 0, exempt: 0, delivery: 0 } });
});
test("a wrong key is no answer", async () => {
  await expect(new TaxJar({ apiKey: "wrong", url }).ratesAt(pine)).rejects.toThrow("401");
});
