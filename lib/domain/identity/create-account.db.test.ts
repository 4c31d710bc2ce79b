import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { createAccount } from "./create-account";
import { ada, asGuest, password } from "./people.testing";

dbTest("opens an account once per e-mail, whatever its case", async ({ tx }) => {
  const by = asGuest("account.open");
  expect(await createAccount(tx, by, { email: "New@alderway.example", password })).not.toBeNull();
  expect(await createAccount(tx, by, { email: "new@ALDERWAY.example", password })).toBeNull();
});

dbTest("does not touch the password of an account that is there", async ({ tx }) => {
  await ada(tx);
  expect(await createAccount(tx, asGuest("account.open"), { email: "ada@alderway.example", password: "taken over by me" })).toBeNull();
});
