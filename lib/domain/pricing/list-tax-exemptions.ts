import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { TaxExemptionId } from "@/lib/kernel/ids";
import { isExemptionGood } from "./tax-rates-of";

export type ListedTaxExemption = { id: TaxExemptionId; group: string; members: number; state: string | null; certificate: string; expiresOn: string; by: string | null; status: "good" | "expired" | "ended" };

/** Every certificate, those that are good now first, the next to expire before the others. */
export async function listTaxExemptions(_by: Permit<"catalog.view">, from: Reader = db): Promise<ListedTaxExemption[]> {
  const { rows } = await from.execute<ListedTaxExemption>(sql`
    select x.id, g.name as group, (select count(*)::int from customer_group_member m where m.group_id = g.id) as members, x.state, x.certificate, x.expires_on as "expiresOn", s.name as by,
      case when ${isExemptionGood} then 'good' when x.ended_at is null then 'expired' else 'ended' end as status
    from tax_exemption x join customer_group g on g.id = x.group_id left join staff s on s.id = x.staff_id order by ${isExemptionGood} desc, x.expires_on, x.id limit 200`);
  return rows;
}
