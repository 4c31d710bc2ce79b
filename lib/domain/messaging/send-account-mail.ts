import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import { issueAccountToken } from "@/lib/domain/identity/issue-account-token";
import type { Permit } from "@/lib/domain/identity/permit";
import { env } from "@/lib/kernel/env";
import { asId } from "@/lib/kernel/ids";
import type { Mail } from "./mail";
import { queueMessage } from "./queue-message";

type Asked = { kind: string; account_id: string; email: string; customer_id: string | null; email_verified_at: string | null };

/** Job: the mail with a single-use link that an account event asks for. The token exists in the mail alone. */
export async function sendAccountMail(by: Permit<"system.run">, input: { eventId: number }): Promise<void> {
  const { rows } = await db.execute<Asked>(sql`
    select e.kind, a.id as account_id, a.email, a.email_verified_at, c.id as customer_id from event e join account a on 'account:' || a.id = e.subject
    left join customer c on c.account_id = a.id where e.id = ${input.eventId} and a.disabled_at is null`);
  const asked = rows[0];
  if (!asked) return;
  const isVerification = asked.kind === "account.verification_requested";
  const base = env().APP_URL.replace(/\/$/, "");
  await transaction(async (tx) => {
    const { rows: sent } = await tx.execute(sql`select 1 from message where dedupe_key = ${`event:${input.eventId}`}`);
    if (sent.length > 0) return;
    const token = await issueAccountToken(tx, by, { accountId: asId(asked.account_id), purpose: isVerification ? "verify_email" : "reset_password" });
    const mail = isVerification ? verification(`${base}/verify-email?token=${token}`) : reset(`${base}/reset-password?token=${token}`);
    await queueMessage(tx, by, {
      dedupeKey: `event:${input.eventId}`, template: isVerification ? "verify_email" : "reset_password", recipient: asked.email,
      customerId: asked.customer_id === null ? null : asId(asked.customer_id), orderId: null, mail, facts: {},
    });
  });
}

const verification = (href: string): Mail => ({
  subject: "Confirm your e-mail", preview: "One tap, and your earlier orders join your account.", heading: "Is this you?",
  blocks: [{ kind: "text", text: "Confirm this e-mail address to finish your Alderway account. Orders you placed as a guest will join it." }, { kind: "button", label: "Confirm my e-mail", href }, { kind: "text", text: "The link works once, for two days. If you did not ask for this, do nothing." }],
});

const reset = (href: string): Mail => ({
  subject: "Choose a new password", preview: "The link works for one hour.", heading: "Choose a new password",
  blocks: [{ kind: "text", text: "Someone, hopefully you, asked for a new password for this account." }, { kind: "button", label: "Choose a new password", href }, { kind: "text", text: "The link works once, for one hour. When you use it, every device is signed out. If it was not you, do nothing: your password stays as it is." }],
});
