import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { StoredValueId } from "@/lib/kernel/ids";
import { hashCode } from "./gift-card-code";
import { readCode } from "./tender";

export type FoundGiftCard = { id: StoredValueId; last4: string; currency: string; balanceMinor: number; isSpendable: boolean; expiresAt: string | null };

/** The card with a code, as typed; null for none. The caller counts the tries (`tryGiftCard`). */
export async function findGiftCard(_by: Permit<Permission>, typed: string, from: Reader = db): Promise<FoundGiftCard | null> {
  const code = readCode(typed);
  if (!code) return null;
  const { rows } = await from.execute<FoundGiftCard>(sql`
    select id, code_last4 as last4, currency, balance_minor as "balanceMinor", status = 'active' and (expires_at is null or expires_at > shop_clock()) as "isSpendable",
      to_json(expires_at) #>> '{}' as "expiresAt" from stored_value where code_hash = ${hashCode(code)}`);
  return rows[0] ?? null;
}
