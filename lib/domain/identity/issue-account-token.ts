import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accountToken } from "@/db/schema/identity";
import type { AccountId } from "@/lib/kernel/ids";
import { newAccountToken } from "./account-token";
import type { Permit } from "./permit";

/** Makes the token of a link about to be mailed: two days to verify an e-mail, one hour to choose a new password. */
export async function issueAccountToken(tx: Tx, _by: Permit<"system.run">, input: { accountId: AccountId; purpose: "verify_email" | "reset_password" }): Promise<string> {
  const { token, tokenHash } = newAccountToken();
  const life = input.purpose === "verify_email" ? sql`interval '48 hours'` : sql`interval '1 hour'`;
  await tx.insert(accountToken).values({ tokenHash, accountId: input.accountId, purpose: input.purpose, expiresAt: sql`shop_clock() + ${life}` });
  return token;
}
