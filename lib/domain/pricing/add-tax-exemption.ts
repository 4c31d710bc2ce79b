import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type TaxExemptionId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { TaxExemptionInput } from "./tax-input";

/** Notes the certificate by which a group buys without tax until its last day. @throws Refusal `not_found`, `name_taken` (the same certificate twice), `invalid` (a day that is over) */
export async function addTaxExemption(tx: Tx, by: Permit<"pricing.edit">, { groupId, state, certificate, expiresOn }: TaxExemptionInput): Promise<{ id: TaxExemptionId }> {
  const id = newId<TaxExemptionId>();
  const { rows: [group] } = await tx.execute<{ is_over: boolean }>(sql`select ${expiresOn}::date < (shop_clock() at time zone 'UTC')::date as is_over from customer_group where id = ${groupId}`);
  if (!group) throw new Refusal("not_found");
  if (group.is_over) throw new Refusal("invalid", { field: "expiresOn", reason: "This day is over." });
  const { rowCount } = await tx.execute(sql`
    insert into tax_exemption (id, group_id, state, certificate, expires_on, staff_id) values (${id}, ${groupId}, ${state}, ${certificate}, ${expiresOn}, ${by.actor.staffId}) on conflict do nothing`);
  if (!rowCount) throw new Refusal("name_taken");
  await record(tx, by, { kind: "tax_exemption.added", subject: `customer_group:${groupId}`, payload: { exemptionId: id, certificate: { before: null, after: certificate }, state: { before: null, after: state }, expiresOn: { before: null, after: expiresOn } } });
  return { id };
}
