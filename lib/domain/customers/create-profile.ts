import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customer, identifier } from "@/db/schema/customers";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type AccountId, type CustomerId } from "@/lib/kernel/ids";

/**
 * Makes the profile of a new account. The e-mail is not verified yet, so no earlier guest order joins it now: that
 * happens in `verifyProfileEmail`, or a stranger could claim someone else's history by typing their address.
 */
export async function createProfile(tx: Tx, by: Permit<"account.open" | "system.run">, input: { accountId: AccountId; name: string; email: string }): Promise<CustomerId> {
  const id = newId<CustomerId>();
  const email = input.email.trim().toLowerCase();
  const deviceId = by.actor.kind === "guest" ? by.actor.deviceId : null;
  await tx.insert(customer).values({ id, accountId: input.accountId, name: input.name.trim(), email, loyaltyNumber: sql`'AH' || lpad((floor(random() * 1e10))::bigint::text, 10, '0')` });
  await tx.insert(identifier).values([
    { customerId: id, kind: "email" as const, value: email },
    { customerId: id, kind: "account" as const, value: input.accountId, verifiedAt: sql`shop_clock()` },
    ...(deviceId ? [{ customerId: id, kind: "device" as const, value: deviceId }] : []),
  ]);
  await record(tx, by, { kind: "customer.created", customerId: id, subject: `account:${input.accountId}` });
  return id;
}
