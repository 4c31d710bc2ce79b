import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import type { Permit } from "./permit";
import { withinLimit } from "./throttle";

export type AccountLinkRequest = { email: string; purpose: "verify_email" | "reset_password" };

/**
 * Asks for a mail with a single-use link. Always answers the same, whether or not the account exists. The token is made
 * when the mail is written, so that it is stored nowhere but as a hash. Five mails an hour per account.
 */
export async function requestAccountLink(tx: Tx, by: Permit<"account.open" | "account.own" | "team.manage">, input: AccountLinkRequest): Promise<void> {
  const email = input.email.trim().toLowerCase();
  const { rows } = await tx.execute<{ id: string; email_verified_at: Date | null }>(sql`
    select id, email_verified_at from account where lower(email) = ${email} and disabled_at is null`);
  const found = rows[0];
  if (!found || (input.purpose === "verify_email" && found.email_verified_at)) return;
  if (!(await withinLimit(tx, { key: `account-link:${found.id}:${input.purpose}`, max: 5, windowMinutes: 60 }))) return;
  await record(tx, by, { kind: input.purpose === "verify_email" ? "account.verification_requested" : "account.reset_requested", subject: `account:${found.id}` });
}
