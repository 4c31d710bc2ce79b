import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { Currency } from "@/lib/kernel/currency";
import { inCurrency, ownsCart } from "./rows";

/** In which currency a shopper sees prices from now on. A checkout that is not being paid follows, and is quoted anew. */
export async function chooseCurrency(tx: Tx, by: Permit<"orders.place">, { currency }: { currency: Currency }): Promise<{ currency: Currency }> {
  await tx.execute(sql`
    update checkout c set ${inCurrency(currency)}, status = 'open', total_minor = null, version = c.version + 1, updated_at = shop_clock()
    from cart k where k.id = c.cart_id and ${ownsCart(by)} and c.status in ('open', 'ready') and c.currency <> ${currency}`);
  await record(tx, by, { kind: "currency.chosen", payload: { currency } });
  return { currency };
}
