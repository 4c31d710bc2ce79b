import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { createAccount } from "@/lib/domain/identity/create-account";
import { asGuest, password } from "@/lib/domain/identity/people.testing";
import { newId } from "@/lib/kernel/ids";
import { createProfile } from "./create-profile";

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

dbTest("a new account does not see what a guest with the same e-mail did before it is confirmed", async ({ tx }) => {
  const guest = await guestProfile(tx, "ada@alderway.example");
  await newMember(tx, "ada@alderway.example");
  const { rows } = await tx.execute<{ merged_into_id: string | null }>(sql`select merged_into_id from customer where id = ${guest}`);
  expect(rows[0]?.merged_into_id).toBeNull();
});
