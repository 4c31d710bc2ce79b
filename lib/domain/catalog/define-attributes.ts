import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { attributeDefinition } from "@/db/schema/catalog";
import type { Permit } from "@/lib/domain/identity/permit";
import type { AttributeDefinition } from "./attribute";

/** Says what products may say about themselves; a known key is overwritten. */
export async function defineAttributes(tx: Tx, _by: Permit<"catalog.edit" | "system.run">, definitions: readonly AttributeDefinition[]): Promise<void> {
  if (definitions.length === 0) return;
  await tx.insert(attributeDefinition).values([...definitions]).onConflictDoUpdate({
    target: attributeDefinition.key,
    set: { label: sql`excluded.label`, type: sql`excluded.type`, unit: sql`excluded.unit`, options: sql`excluded.options`, isFilterable: sql`excluded.is_filterable`, position: sql`excluded.position` },
  });
}
