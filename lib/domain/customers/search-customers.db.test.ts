import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { searchCustomers } from "./search-customers";

dbTest("somebody whose name holds what was typed is found by name, also where their e-mail begins with it", async ({ tx }) => {
  const by = asStaff(await staffOf(tx, "service_agent"), "customers.view");
  const found = async (text: string) => (await searchCustomers(by, text, tx)).map(({ name, matchedBy }) => `${name}: ${matchedBy}`);
  for (const [name, email] of [["Nora Field", "nora.field@example.com"], ["Eleanor Vale", "noralie@example.com"]]) await tx.execute(sql`insert into customer (id, name, email) values (gen_random_uuid(), ${name}, ${email})`);
  expect((await found("nora")).toSorted()).toEqual(["Eleanor Vale: e-mail", "Nora Field: name"]);
  expect(await found("nora.field@example.com")).toEqual(["Nora Field: e-mail"]);
});
