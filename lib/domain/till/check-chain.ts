import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { TillKeyId } from "@/lib/kernel/ids";
import { noteConflict, type RegisterPlace } from "./note-conflict";

/**
 * Whether a key's sales follow each other without a gap and each names the one before: a sale that somebody took out of the queue is missed.
 * What was missing and has come now is off the list.
 */
export async function checkChain(tx: Tx, by: Permit<Permission>, place: RegisterPlace, { keyId }: { keyId: TillKeyId }): Promise<void> {
  await tx.execute(sql`
    update till_conflict c set decision = 'settled', note = 'It arrived later.', decided_at = shop_clock() from offline_sale s
    where c.register_id = ${place.registerId} and c.kind = 'missing' and c.decision is null and s.key_id = ${keyId} and c.subject = s.key_id || ':' || s.sequence`);
  const { rows } = await tx.execute<{ sequence: number; number: string; is_broken: boolean }>(sql`
    select n.sequence, k.numbers[n.sequence] as number, s.id is not null as is_broken
    from till_key k cross join lateral generate_series(1, (select max(sequence) from offline_sale where key_id = k.id)) n(sequence)
    left join offline_sale s on s.key_id = k.id and s.sequence = n.sequence left join offline_sale former on former.key_id = k.id and former.sequence = n.sequence - 1
    where k.id = ${keyId} and (s.id is null or (n.sequence = 1 and s.previous <> '') or (former.id is not null and s.previous <> former.hash))`);
  for (const { sequence, number, is_broken } of rows) {
    await noteConflict(tx, by, place, { kind: is_broken ? "chain" : "missing", subject: `${keyId}:${sequence}`, saleId: null, facts: { sequence, number } });
  }
}
