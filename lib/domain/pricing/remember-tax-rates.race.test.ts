import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect } from "vitest";
import { db } from "@/db/client";
import { raceTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { TaxJar } from "./gateway-taxjar";
import { rememberTaxRates } from "./remember-tax-rates";
import { FakeTaxJar } from "./taxjar.testing";

const by = systemPermit("test");
const fake = new FakeTaxJar("tj-test");
let provider: TaxJar;
beforeAll(async () => { provider = new TaxJar({ apiKey: "tj-test", url: await fake.listen() }); });
afterAll(() => fake.close());
const pine = { country: "US", state: "WA", postcode: "98101", city: "Seattle", line1: "1 Pine St" };
const known = async () => (await db.execute<{ tax_class: string; rate_ppm: number }>(sql`select tax_class, rate_ppm from tax_rate where postcode = '98101' and expires_at > shop_clock() order by 1`)).rows;

raceTest("many shoppers of one address leave one rate for each class, and no further question that day", async () => {
  await Promise.all(Array.from({ length: 12 }, () => rememberTaxRates(by, pine, provider)));
  expect(await known()).toEqual([{ tax_class: "delivery", rate_ppm: 103_500 }, { tax_class: "exempt", rate_ppm: 0 }, { tax_class: "standard", rate_ppm: 103_500 }]);
  const asked = fake.asked.length;
  expect(await rememberTaxRates(by, pine, provider)).toEqual({ isAsked: false });
  expect(fake.asked).toHaveLength(asked);
});

raceTest("a silent provider stops nobody and writes nothing; without one, or a postcode, nobody is asked", async () => {
  fake.isSilent = true;
  expect(await rememberTaxRates(by, pine, provider)).toEqual({ isAsked: true });
  expect(await known()).toEqual([]);
  expect([await rememberTaxRates(by, pine, null), await rememberTaxRates(by, { ...pine, postcode: "" }, provider)]).toEqual([{ isAsked: false }, { isAsked: false }]);
});
