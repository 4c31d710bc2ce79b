import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { permit } from "@/lib/domain/identity/permit";
import { newId, type AccountId, type SessionId, type StaffId } from "@/lib/kernel/ids";
import { addCustomerGroup } from "./add-customer-group";
import { addTaxExemption } from "./add-tax-exemption";
import { endTaxExemption } from "./end-tax-exemption";
import { listTaxExemptions } from "./list-tax-exemptions";
import { listTaxRates } from "./list-tax-rates";
import { saveTaxRate } from "./save-tax-rate";

const mei = { kind: "staff", staffId: newId<StaffId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), name: "Mei", role: "merchandiser", storeIds: "all" } as const;
const [editor, reader] = [permit(mei, "pricing.edit", { channel: "store" }), permit(mei, "catalog.view", { channel: "store" })];

dbTest("the rate of a state is set, changed and audited, and set to the same it is no change", async ({ tx }) => {
  for (const ratePercent of ["6.5", "6.75", "6.75"]) await saveTaxRate(tx, editor, { state: "WA", taxClass: "standard", ratePercent });
  await saveTaxRate(tx, editor, { state: "WA", taxClass: "delivery", ratePercent: "2" });
  expect(await listTaxRates(reader, { q: "WA" }, tx)).toMatchObject([{ state: "WA", postcode: "", source: "table", standardPpm: 67_500, deliveryPpm: 20_000 }]);
  expect(await listTaxRates(reader, { q: "9" }, tx)).toEqual([]);
  const { rows } = await tx.execute<{ rate: unknown }>(sql`select payload -> 'rate' as rate from event where kind = 'tax_rate.changed' order by id`);
  expect(rows.map(({ rate }) => rate)).toEqual([{ before: null, after: "6.5%" }, { before: "6.5%", after: "6.75%" }, { before: null, after: "2%" }]);
});

dbTest("a certificate is noted once for a group and place, with a day to come, and ended once", async ({ tx }) => {
  const { id: groupId } = await addCustomerGroup(tx, editor, { name: "Schools" });
  const wish = { groupId, state: "WA", certificate: "R-77", expiresOn: "2090-01-01" };
  await expect(addTaxExemption(tx, editor, { ...wish, expiresOn: "2020-01-01" })).rejects.toMatchObject({ code: "invalid" });
  await expect(addTaxExemption(tx, editor, { ...wish, groupId: newId() })).rejects.toMatchObject({ code: "not_found" });
  const { id } = await addTaxExemption(tx, editor, wish);
  await expect(addTaxExemption(tx, editor, { ...wish, expiresOn: "2091-01-01" })).rejects.toMatchObject({ code: "name_taken" });
  await addTaxExemption(tx, editor, { ...wish, state: null, expiresOn: "2030-01-01" });
  await endTaxExemption(tx, editor, { id });
  await expect(endTaxExemption(tx, editor, { id })).rejects.toMatchObject({ code: "not_found" });
  expect(await listTaxExemptions(reader, tx)).toMatchObject([{ group: "Schools", state: null, status: "good" }, { certificate: "R-77", state: "WA", status: "ended" }]);
  await addTaxExemption(tx, editor, wish);
});
