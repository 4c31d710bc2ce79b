import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId } from "@/lib/kernel/ids";
import { keepBuyerAddress } from "./keep-buyer-address";
import { listBuyerAddresses } from "./list-buyer-addresses";

const by = systemPermit("test");
const home = { street_address: "1 Pine St", extended_address: "", address_locality: "Seattle", address_region: "WA", postal_code: "98101", address_country: "US" };

dbTest("a new buyer's address is kept and found again under the same name", async ({ tx }) => {
  const email = `${newId()}@example.com`;
  const name = await keepBuyerAddress(tx, by, { email, name: "Maya Lin", address: home });
  expect(await keepBuyerAddress(tx, by, { email: email.toUpperCase(), name: "Maya Lin", address: home })).toBe(name);
  expect(await keepBuyerAddress(tx, by, { email, name: "Maya Lin", address: { ...home, street_address: "2 Pine St" } })).not.toBe(name);
  expect((await listBuyerAddresses(email, tx)).map((one) => one.street_address)).toEqual(["1 Pine St", "2 Pine St"]);
});

dbTest("addresses of an account are not shown for its e-mail", async ({ tx }) => {
  const [account, customer, email] = [newId(), newId(), `${newId()}@example.com`];
  await tx.execute(sql`insert into account (id, email) values (${account}, ${email})`);
  await tx.execute(sql`insert into customer (id, account_id, name, email) values (${customer}, ${account}, 'Maya Lin', ${email})`);
  await tx.execute(sql`insert into customer_address (id, customer_id, name, line1, city, state, postcode) values (${newId()}, ${customer}, 'Maya Lin', '1 Pine St', 'Seattle', 'WA', '98101')`);
  expect(await listBuyerAddresses(email, tx)).toEqual([]);
});
