import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { PriceListId, VariantId } from "@/lib/kernel/ids";

/** A fact is read by its reactions in one piece. */
const variantsPerFact = 500;

/** Says that a list's prices count now, or no longer: what shows them is made anew. */
export async function tellListTurned(tx: Tx, by: Permit<"system.run" | "pricing.edit">, id: PriceListId, variantIds: readonly VariantId[]): Promise<void> {
  for (let from = 0; from < variantIds.length; from += variantsPerFact) {
    const some = variantIds.slice(from, from + variantsPerFact);
    await record(tx, by, { kind: "price_list.turned", subject: `price_list:${id}`, variantIds: some, payload: { priceListId: id, variantIds: some } });
  }
}
