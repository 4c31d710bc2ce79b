import { sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { tags } from "@/lib/kernel/tags";
import { expireCacheTags } from "./expire-cache-tags";

type Fact = { kind: string; subject: string | null; location_id: string | null; product_ids: string[] };

/** After something on published pages changed: the pages that show it are made anew, in every web instance. */
export async function expireTagsOfEvent(_by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  await transaction(async (tx) => {
    const { rows } = await tx.execute<Fact>(sql`
      select e.kind, e.subject, e.location_id, array(
        select substr(e.subject, 9) where e.subject like 'product:%'
        union select v.product_id::text from jsonb_array_elements_text(coalesce(e.payload -> 'variantIds', '[]')) as ids(id) join variant v on v.id = ids.id::uuid) as product_ids
      from event e where e.id = ${eventId}`);
    const fact = rows[0];
    if (fact) await expireCacheTags(tx, staleTags(fact));
  });
}

function staleTags({ kind, location_id, product_ids }: Fact): string[] {
  if (kind === "category.changed") return [tags.categories, tags.catalog];
  if (kind.startsWith("location.")) return location_id === null ? [tags.stores] : [tags.stores, tags.store(location_id)];
  return [tags.catalog, ...product_ids.map((id) => tags.product(id))];
}
