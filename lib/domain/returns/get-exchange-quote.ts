import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { QuotedWay } from "@/lib/domain/orders/exchange-way";
import type { ReturnId } from "@/lib/kernel/ids";
import { addressOf, getExchangePrice, type ExchangeItem, type ExchangePrice } from "./get-exchange-price";
import { refundOf } from "./return-money";
import { readPartMoney, readUnits } from "./rows";

export type ExchangeQuote = ExchangePrice & { returnId: ReturnId; number: string };
export type ExchangeQuestion = { number: string; items: readonly ExchangeItem[]; way?: QuotedWay };

type About = Pick<ExchangePrice, "orderId" | "currency" | "store" | "address"> & { id: ReturnId };

/** What taking these goods for those of an inspected return comes to, at the store that has them. Null when there is no such return in reach. */
export async function getExchangeQuote(by: Permit<"returns.work">, { number, items, way = { kind: "carry_out" } }: ExchangeQuestion, from: Reader = db): Promise<ExchangeQuote | null> {
  const scope = storeScope(by);
  const { rows: [found] } = await from.execute<{ about: About }>(sql`
    select jsonb_build_object('id', r.id, 'orderId', r.order_id, 'currency', o.currency, 'store', jsonb_build_object('id', s.id, 'name', s.name), 'address', ${addressOf}) as about
    from goods_return r join "order" o on o.id = r.order_id join location s on s.id = r.location_id
    where r.number = ${number} and r.status = 'inspected' and (${scope === null} or s.id = any(${sql.param(scope ?? [])}::uuid[])) and not exists (select from return_refund x where x.return_id = r.id)`);
  if (!found) return null;
  const { id, ...about } = found.about;
  const units = (await readUnits(from, id)).filter(({ status }) => status === "accepted");
  const worth = refundOf(units, await readPartMoney(about.orderId, id, from));
  return { returnId: id, number, ...(await getExchangePrice({ ...about, way, worth, items, backLineIds: units.map(({ fulfillmentLineId }) => fulfillmentLineId) }, from)) };
}
