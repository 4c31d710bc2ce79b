import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { createAccount } from "@/lib/domain/identity/create-account";
import { asGuest, password } from "@/lib/domain/identity/people.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId } from "@/lib/kernel/ids";
import { createProfile } from "./create-profile";
import { verifyProfileEmail } from "./verify-profile-email";

const by = asGuest("account.open");

async function newMember(tx: Tx, email: string) {
  const accountId = await createAccount(tx, by, { email, password });
  if (!accountId) throw new Error("taken");
  return { accountId, customerId: await createProfile(tx, by, { accountId, name: "Ada Alder", email }) };
}

async function guestProfile(tx: Tx, email: string, sharesBrowsing = false) {
  const id = newId();
  await tx.execute(sql`insert into customer (id, name, email, shares_browsing) values (${id}, 'A. Guest', ${email}, ${sharesBrowsing})`);
  await tx.execute(sql`insert into identifier (id, customer_id, kind, value) values (gen_random_uuid(), ${id}, 'email', ${email})`);
  return id;
}

dbTest("confirming the e-mail joins the guest's profile, whose old id still leads to the person", async ({ tx }) => {
  const guest = await guestProfile(tx, "ada@alderway.example");
  const { accountId, customerId } = await newMember(tx, "ada@alderway.example");
  await verifyProfileEmail(tx, by, { accountId, email: "ada@alderway.example" });
  const { rows } = await tx.execute<{ merged_into_id: string | null }>(sql`select merged_into_id from customer where id = ${guest}`);
  expect(rows[0]?.merged_into_id).toBe(customerId);
});

dbTest("never joins two people who both have an account", async ({ tx }) => {
  const other = await newMember(tx, "ben@alderway.example");
  await tx.execute(sql`update customer set email = 'ada@alderway.example' where id = ${other.customerId}`);
  const { accountId } = await newMember(tx, "ada@alderway.example");
  await verifyProfileEmail(tx, systemPermit("test"), { accountId, email: "ada@alderway.example" });
  const { rows } = await tx.execute<{ merged_into_id: string | null }>(sql`select merged_into_id from customer where id = ${other.customerId}`);
  expect(rows[0]?.merged_into_id).toBeNull();
});

dbTest("confirming twice changes nothing the second time", async ({ tx }) => {
  const { accountId, customerId } = await newMember(tx, "ada@alderway.example");
  await verifyProfileEmail(tx, by, { accountId, email: "ada@alderway.example" });
  expect(await verifyProfileEmail(tx, by, { accountId, email: "ada@alderway.example" })).toBe(customerId);
  const { rows } = await tx.execute(sql`select 1 from identifier where kind = 'email' and value = 'ada@alderway.example' and verified_at is not null`);
  expect(rows).toHaveLength(1);
});
