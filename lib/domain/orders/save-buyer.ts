import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { HandDiscount } from "@/lib/domain/pricing/hand-discount";
import type { CheckoutId, CustomerId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { editCheckout, lockForEdit } from "./rows";

export type Buyer = { checkoutId: CheckoutId; customerId: CustomerId | null; cashMinor: number; /** As given at the till, for what follows; the known customer's own when left out. */ name?: string | null; phone?: string | null; /** Where the receipt goes; the customer's own address when left out. */ email: string | null; byHand?: readonly HandDiscount[] };

/** Whom a till sells to, a known customer or somebody passing by, where, who sells, what is paid in cash, and what is taken off by hand. @throws Refusal `forbidden` away from a till, `not_found`, `in_progress` */
export async function saveBuyer(tx: Tx, by: Permit<"orders.place">, { checkoutId, customerId, cashMinor, name, phone, email, byHand = [] }: Buyer): Promise<void> {
  if (by.actor.kind !== "staff") throw new Refusal("forbidden");
  const checkout = await lockForEdit(tx, by, checkoutId);
  const { rows } = await tx.execute<{ id: CustomerId; name: string; email: string | null; phone: string | null }>(sql`
    select c.id, c.name, c.email, c.phone from customer s join customer c on c.id = coalesce(s.merged_into_id, s.id) where s.id = ${customerId}`);
  const known = rows[0];
  if (customerId && !known) throw new Refusal("not_found");
  await editCheckout(tx, checkout, sql`customer_id = ${known?.id ?? null}::uuid, location_id = ${by.actor.till.locationId}, staff_id = ${by.actor.staffId}, cash_minor = ${cashMinor}, by_hand = ${JSON.stringify(byHand)}::jsonb, contact_name = ${name ?? known?.name ?? "Walk-in customer"}, email = ${email ?? known?.email ?? ""}, phone = ${phone ?? known?.phone ?? null}`);
}
