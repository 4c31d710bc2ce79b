import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { machine, openStore } from "@/lib/domain/locations/testing";
import { customerImportRow } from "./customer-import";
import { importCustomers } from "./import-customers";

dbTest("makes and changes people by loyalty number or e-mail, and the same rows again change nothing", async ({ tx }) => {
  await openStore(tx, { code: "PDX" });
  const rows = [
    customerImportRow.parse({ name: "Ada Alder", email: " Ada@Example.com ", phone: "(503) 555-0100", loyalty_number: "AH-1", preferred_store: "pdx", wants_marketing: "yes" }),
    customerImportRow.parse({ name: "Bo Birch", email: "bo@example.com" }),
  ];
  expect((await importCustomers(tx, machine, rows)).map((answer) => answer.outcome)).toEqual(["inserted", "inserted"]);
  expect((await importCustomers(tx, machine, rows)).map((answer) => answer.outcome)).toEqual(["unchanged", "unchanged"]);
  expect((await importCustomers(tx, machine, [customerImportRow.parse({ loyalty_number: "AH-1", email: "ada@new.example" })])).map((answer) => answer.outcome)).toEqual(["updated"]);
  const { rows: people } = await tx.execute(sql`select name, email, phone, wants_marketing, version from customer order by name`);
  expect(people).toEqual([{ name: "Ada Alder", email: "ada@new.example", phone: "+15035550100", wants_marketing: true, version: 2 }, { name: "Bo Birch", email: "bo@example.com", phone: null, wants_marketing: false, version: 1 }]);
  const { rows: choices } = await tx.execute(sql`select purpose, is_granted from consent_choice`);
  expect(choices).toEqual([{ purpose: "marketing", is_granted: true }]);
});

dbTest("the same person twice in a file is one person, and strangers' numbers do not mix", async ({ tx }) => {
  const answers = await importCustomers(tx, machine, [
    customerImportRow.parse({ name: "Cy", email: "cy@example.com", loyalty_number: "AH-7" }), customerImportRow.parse({ email: "cy@example.com", phone: "503 555 0101" }),
    customerImportRow.parse({ email: "cy@example.com", loyalty_number: "AH-8" }), customerImportRow.parse({ email: "nobody@example.com" }), customerImportRow.parse({ name: "Di", email: "di@example.com", preferred_store: "nowhere" }),
  ]);
  expect(answers.map((answer) => answer.outcome)).toEqual(["inserted", "updated", "rejected", "rejected", "rejected"]);
  const { rows } = await tx.execute(sql`select phone from customer`);
  expect(rows).toEqual([{ phone: "+15035550101" }]);
});
