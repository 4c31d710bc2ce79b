import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import type { CashSessionId } from "@/lib/kernel/ids";
import { hashOf, isSignedBy, type PublicKey } from "./entry-signature";
import type { RegisterPlace } from "./note-conflict";
import { addsUp, offlineBody, type OfflineBody, type SignedEntry } from "./offline-sale";
import type { OfflineDrawer } from "./restate-drawer";
import type { RefusedBecause } from "./till-conflict";

export type ReadEntry = { is: "new"; body: OfflineBody; session: OfflineDrawer } | { is: "booked"; number: string; conflicts: number } | { is: "refused"; reason: RefusedBecause };

/** What a register sent: whether it may be believed, and whether it was booked before. The drawer of a new sale is locked. */
export async function readEntry(tx: Tx, { registerId }: RegisterPlace, entry: SignedEntry): Promise<ReadEntry> {
  const no = (reason: RefusedBecause): ReadEntry => ({ is: "refused", reason });
  const body = parsed(entry.body);
  if (!body) return no("unreadable");
  const { rows: keys } = await tx.execute<{ public_key: PublicKey; number: string }>(sql`select public_key, numbers[${body.sequence}] as number from till_key where id = ${body.keyId} and register_id = ${registerId}`);
  const key = keys[0];
  if (!key) return no("unknown_key");
  if (!isSignedBy(key.public_key, entry)) return no("bad_signature");
  if (body.number !== key.number) return no("wrong_number");
  const { rows: known } = await tx.execute<{ hash: string; number: string; conflicts: number }>(sql`
    select s.hash, s.number, (select count(*)::int from till_conflict c where c.sale_id = s.id) as conflicts from offline_sale s where s.id = ${body.saleId} or (s.key_id = ${body.keyId} and s.sequence = ${body.sequence})`);
  if (known[0]) return known.length === 1 && known[0].hash === hashOf(entry.body) ? { is: "booked", number: known[0].number, conflicts: known[0].conflicts } : no("other_sale");
  if (await isOfAnother(tx, body, registerId)) return no("other_sale");
  if (!addsUp(body)) return no("sums");
  const session = await lockDrawer(tx, body, registerId);
  const sold = await readSold(tx, body);
  if (!session || !sold.isKnown) return no("unknown_item");
  return sold.isOnlineOnly ? no("online_only") : { is: "new", body, session };
}

function parsed(text: string): OfflineBody | null {
  try {
    return offlineBody.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

async function lockDrawer(tx: Tx, { sessionId }: OfflineBody, registerId: string): Promise<OfflineDrawer | null> {
  const { rows } = await tx.execute<OfflineDrawer & { id: CashSessionId }>(sql`
    select id, status, counted_minor as "countedMinor", expected_minor as "expectedMinor" from cash_session where id = ${sessionId} and register_id = ${registerId} for update`);
  return rows[0] ?? null;
}

/** A cart that is there already is this register's sale, or none of its business. */
async function isOfAnother(tx: Tx, { saleId }: OfflineBody, registerId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from cart c where c.id = ${saleId} and not exists (select from till_sale s where s.id = c.id and s.register_id = ${registerId})`);
  return rows.length > 0;
}

/** The parts of a bundle are known to the server alone, and a gift card is one when its money is there. */
async function readSold(tx: Tx, { staffId, lines }: OfflineBody): Promise<{ isKnown: boolean; isOnlineOnly: boolean }> {
  const { rows: [sold] } = await tx.execute<{ staff: boolean; items: number; online: boolean }>(sql`
    select exists (select from staff where id = ${staffId}) as staff, count(*)::int as items, coalesce(bool_or(v.is_gift_card or ${isBundle(sql`v.id`)}), false) as online
    from variant v where v.id = any(${sql.param(lines.map((line) => line.variantId))}::uuid[])`);
  return { isKnown: sold?.staff === true && sold.items === lines.length, isOnlineOnly: sold?.online === true };
}
