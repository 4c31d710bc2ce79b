import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type TillKeyId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { PublicKey } from "./entry-signature";
import { salesOfAKey, type IssuedKey } from "./offline-sale";

/** Lets the seller's register sign sales while it has no network, and gives it the order numbers for them. What its earlier keys signed still counts. @throws Refusal `invalid` for what is no point of the curve */
export async function issueTillKey(tx: Tx, by: Permit<"till.sell">, { publicKey }: { publicKey: PublicKey }): Promise<IssuedKey> {
  const keyId = newId<TillKeyId>();
  if (!(await isPoint(publicKey))) throw new Refusal("invalid", { reason: "This is no key." });
  const { till, staffId } = by.actor;
  const { rows } = await tx.execute<{ numbers: string[] }>(sql`
    insert into till_key (id, register_id, public_key, numbers, staff_id)
    select ${keyId}, ${till.registerId}, ${JSON.stringify(publicKey)}::jsonb, array(select 'AH-' || nextval('order_number') from generate_series(1, ${salesOfAKey}::integer)), ${staffId} returning numbers`);
  await record(tx, by, { kind: "till.key_issued", locationId: till.locationId, subject: `register:${till.registerId}`, payload: { keyId } });
  return { keyId, numbers: rows[0]?.numbers ?? [] };
}

const isPoint = (publicKey: PublicKey): Promise<boolean> => crypto.subtle.importKey("jwk", publicKey, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]).then(() => true, () => false);
