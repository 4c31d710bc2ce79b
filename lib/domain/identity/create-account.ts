import type { Tx } from "@/db/client";
import { account } from "@/db/schema/identity";
import { record } from "@/lib/domain/record";
import { newId, type AccountId } from "@/lib/kernel/ids";
import { hashPassword } from "./password";
import type { Permission } from "./permission";
import type { Permit } from "./permit";

/**
 * Makes an account with a password. A known e-mail answers like an unknown one: null, and its owner gets a mail instead
 * (the caller requests it), so nobody learns who shops here.
 */
export async function createAccount(tx: Tx, by: Permit<Extract<Permission, "account.open" | "team.manage" | "system.run">>, input: { email: string; password: string }): Promise<AccountId | null> {
  const passwordHash = await hashPassword(input.password);
  const id = newId<AccountId>();
  const made = await tx.insert(account).values({ id, email: input.email.trim().toLowerCase(), passwordHash })
    .onConflictDoNothing().returning({ id: account.id });
  if (made.length === 0) return null;
  await record(tx, by, { kind: "account.created", subject: `account:${id}` });
  return id;
}
