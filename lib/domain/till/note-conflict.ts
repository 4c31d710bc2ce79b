import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CartId, type LocationId, type RegisterId, type TillConflictId } from "@/lib/kernel/ids";
import type { ConflictFacts, ConflictKind } from "./till-conflict";

export type RegisterPlace = { registerId: RegisterId; locationId: LocationId };
export type NewConflict = { kind: ConflictKind; subject: string; saleId: CartId | null; facts: ConflictFacts };

/** Puts something on the list of what a person has to decide; told again, it changes nothing. */
export async function noteConflict(tx: Tx, by: Permit<Permission>, { registerId, locationId }: RegisterPlace, { kind, subject, saleId, facts }: NewConflict): Promise<void> {
  const id = newId<TillConflictId>();
  const { rowCount } = await tx.execute(sql`
    insert into till_conflict (id, register_id, location_id, sale_id, kind, subject, facts) values (${id}, ${registerId}, ${locationId}, ${saleId}, ${kind}, ${subject}, ${JSON.stringify(facts)}::jsonb)
    on conflict (register_id, kind, subject) do nothing`);
  if (rowCount) await record(tx, by, { kind: "till.conflict_found", locationId, subject: `register:${registerId}`, payload: { conflictId: id, kind, saleId } });
}
