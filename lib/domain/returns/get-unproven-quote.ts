import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { imageOf } from "@/lib/domain/carts/get-cart-facts";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import { readScan } from "@/lib/domain/fulfillment/scan";
import type { Permit } from "@/lib/domain/identity/permit";
import type { Photo } from "@/lib/domain/orders/checkout";
import { getLowestPrice } from "@/lib/domain/pricing/get-lowest-price";
import { homeCurrency } from "@/lib/kernel/currency";
import type { CustomerId, VariantId } from "@/lib/kernel/ids";
import { returnPolicy } from "./return-policy";
import { approvalReason, nothingBefore, signalsOf, type UnprovenHistory } from "./unproven";

type Found = { variantId: VariantId; sku: string; title: string; variantTitle: string; image: Photo | null };
export type UnprovenQuote = Found & {
  quantity: number;
  /** The lowest price of the window, without tax: what was paid then, nobody knows. */
  unitMinor: number; amountMinor: number; person: { id: CustomerId; name: string; email: string | null } | null; history: UnprovenHistory; signals: string[]; approval: string | null;
};
export type UnprovenQuestion = { scanned: string; quantity: number; customerId: CustomerId | null; /** Known only once the ID was shown. */ idHash?: string };

/** What an article brings that no purchase is found for, and whether a manager has to say yes. Null for what we do not sell in a store; a bundle comes back by its parts. */
export async function getUnprovenQuote(_by: Permit<"till.sell">, { scanned, quantity, customerId, idHash = "" }: UnprovenQuestion, from: Reader = db): Promise<UnprovenQuote | null> {
  const read = readScan(scanned);
  const { rows: [found] } = await from.execute<{ good: Found }>(sql`
    select jsonb_build_object('variantId', v.id, 'sku', v.sku, 'title', p.title, 'variantTitle', v.title, 'image', ${imageOf(sql`p.id`, sql`v.id`)}) as good
    from variant v join product p on p.id = v.product_id where (upper(v.sku) = ${read.text.toUpperCase()} or v.gtin = ${read.kind === "gtin" ? read.gtin : null}::text) and not v.is_gift_card and not ${isBundle(sql`v.id`)} limit 1`);
  if (!found) return null;
  const { good } = found;
  const unitMinor = await getLowestPrice({ variantId: good.variantId, currency: homeCurrency, days: returnPolicy.withoutPurchase.days }, from);
  if (unitMinor === null) return null;
  const { rows: [person] } = await from.execute<NonNullable<UnprovenQuote["person"]>>(sql`select id, name, email from customer where id = ${customerId}::uuid`);
  const history = await readHistory({ customerId, idHash, variantId: good.variantId }, from);
  const amountMinor = unitMinor * quantity;
  return { ...good, quantity, unitMinor, amountMinor, person: person ?? null, history, signals: signalsOf(history), approval: approvalReason(history, amountMinor) };
}

async function readHistory({ customerId, idHash, variantId }: { customerId: CustomerId | null; idHash: string; variantId: VariantId }, from: Reader): Promise<UnprovenHistory> {
  const { rows: [history] } = await from.execute<UnprovenHistory>(sql`
    select count(*)::int as returns, coalesce(sum(quantity * unit_minor), 0)::int as "amountMinor", count(distinct location_id)::int as stores, count(*) filter (where variant_id = ${variantId})::int as "sameArticle",
      count(distinct customer_id) filter (where customer_id is distinct from ${customerId}::uuid)::int as others
    from unproven_return where (customer_id = ${customerId}::uuid or id_hash = ${idHash}) and at > shop_clock() - make_interval(days => ${returnPolicy.withoutPurchase.days})`);
  return history ?? nothingBefore;
}
