import { sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { ProductId } from "@/lib/kernel/ids";
import { refreshSearchDocuments } from "./refresh-search-documents";

/** After a product, its price or its reviews changed: its search document follows. */
export async function refreshSearchOfEvent(_by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  await transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: ProductId }>(sql`
      select p.id from event e join product p on 'product:' || p.id = e.subject where e.id = ${eventId}
      union select v.product_id from event e cross join lateral jsonb_array_elements_text(coalesce(e.payload -> 'variantIds', '[]')) as ids(id) join variant v on v.id = ids.id::uuid where e.id = ${eventId}`);
    await refreshSearchDocuments(tx, rows.map((row) => row.id));
  });
}
