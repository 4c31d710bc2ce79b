import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { consentChoice, customer } from "@/db/schema/customers";
import { personName } from "@/lib/domain/identity/account-forms";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { ConsentPurpose } from "./consent";
import { phoneInput } from "./phone";

export const profileInput = z.object({ name: personName, phone: phoneInput, version: z.coerce.number().int() });

/** Changes the caller's own name and phone. @throws Refusal `stale_version` */
export async function changeProfile(tx: Tx, by: Permit<"account.own">, input: z.output<typeof profileInput>): Promise<void> {
  const changed = await tx.update(customer).set({ name: input.name, phone: input.phone, version: input.version + 1, updatedAt: sql`shop_clock()` })
    .where(and(eq(customer.id, by.actor.customerId), eq(customer.version, input.version))).returning({ id: customer.id });
  if (changed.length === 0) throw new Refusal("stale_version");
  await record(tx, by, { kind: "customer.changed", payload: { fields: ["name", "phone"] } });
}

/** Remembers the caller's store on every device. */
export async function setPreferredStore(tx: Tx, by: Permit<"account.own">, input: { locationId: LocationId }): Promise<void> {
  await tx.update(customer).set({ preferredLocationId: input.locationId, updatedAt: sql`shop_clock()` }).where(eq(customer.id, by.actor.customerId));
  await record(tx, by, { kind: "store.chosen", locationId: input.locationId });
}

/** What the caller agrees to or declines: each choice is kept, the newest counts. */
export async function setConsent(tx: Tx, by: Permit<"account.own">, { purpose, isGranted }: { purpose: ConsentPurpose; isGranted: boolean }): Promise<void> {
  await tx.insert(consentChoice).values({ customerId: by.actor.customerId, purpose, isGranted, channel: by.channel });
  if (purpose !== "personalization") {
    await tx.update(customer).set(purpose === "share_browsing" ? { sharesBrowsing: isGranted } : { wantsMarketing: isGranted }).where(eq(customer.id, by.actor.customerId));
  }
  await record(tx, by, { kind: "consent.changed", payload: { purpose, isGranted } });
}
