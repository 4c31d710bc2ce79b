import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import { asId, type AccountId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { hashAccountToken } from "./account-token";
import { hashPassword } from "./password";
import type { Permit } from "./permit";

/** Confirms an e-mail by its link. @returns the account and its e-mail. @throws Refusal `link_expired` */
export async function verifyEmail(tx: Tx, by: Permit<"account.open">, input: { token: string }): Promise<{ accountId: AccountId; email: string }> {
  const accountId = await spendToken(tx, input.token, "verify_email");
  const { rows } = await tx.execute<{ email: string }>(sql`
    update account set email_verified_at = coalesce(email_verified_at, shop_clock()) where id = ${accountId} returning email`);
  await record(tx, by, { kind: "account.verified", subject: `account:${accountId}` });
  return { accountId, email: rows[0]?.email ?? "" };
}

/** Chooses a new password by its link; every session of the account ends. @throws Refusal `link_expired` */
export async function resetPassword(tx: Tx, by: Permit<"account.open">, input: { token: string; password: string }): Promise<{ accountId: AccountId; email: string }> {
  const accountId = await spendToken(tx, input.token, "reset_password");
  const passwordHash = await hashPassword(input.password);
  const { rows } = await tx.execute<{ email: string }>(sql`
    update account set password_hash = ${passwordHash}, email_verified_at = coalesce(email_verified_at, shop_clock()) where id = ${accountId} returning email`);
  await tx.execute(sql`update session set revoked_at = shop_clock() where account_id = ${accountId} and revoked_at is null`);
  await tx.execute(sql`update account_token set used_at = shop_clock() where account_id = ${accountId} and purpose = 'reset_password' and used_at is null`);
  await record(tx, by, { kind: "account.password_reset", subject: `account:${accountId}` });
  return { accountId, email: rows[0]?.email ?? "" };
}

async function spendToken(tx: Tx, token: string, purpose: "verify_email" | "reset_password"): Promise<AccountId> {
  const { rows } = await tx.execute<{ account_id: string }>(sql`
    update account_token set used_at = shop_clock()
    where token_hash = ${hashAccountToken(token)} and purpose = ${purpose} and used_at is null and expires_at > shop_clock()
    returning account_id`);
  const id = rows[0]?.account_id;
  if (!id) throw new Refusal("link_expired");
  return asId(id);
}
