import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { TaxExemptionId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/** Takes a certificate back: from now on its group pays tax. Orders stay what they were. @throws Refusal `not_found` */
export async function endTaxExemption(tx: Tx, by: Permit<"pricing.edit">, { id }: { id: TaxExemptionId }): Promise<void> {
  const { rows: [ended] } = await tx.execute<{ group_id: string; certificate: string }>(sql`update tax_exemption set ended_at = shop_clock() where id = ${id} and ended_at is null returning group_id, certificate`);
  if (!ended) throw new Refusal("not_found");
  await record(tx, by, { kind: "tax_exemption.ended", subject: `customer_group:${ended.group_id}`, payload: { exemptionId: id, certificate: { before: ended.certificate, after: null } } });
}
