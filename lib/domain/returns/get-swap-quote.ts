import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { creditsAt } from "@/lib/domain/fulfillment/line-money";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { QuotedWay } from "@/lib/domain/orders/exchange-way";
import type { FulfillmentLineId, LocationId } from "@/lib/kernel/ids";
import { deskLine } from "./desk-line";
import { addressOf, getExchangePrice, type ExchangeItem, type ExchangePrice } from "./get-exchange-price";
import { refundOf } from "./return-money";
import type { DeskLine } from "./return-view";
import { freePositions, unitMinor } from "./returnable";
import { readClock, readLines, readPartMoney } from "./rows";

export type BackItem = { lineId: FulfillmentLineId; quantity: number };
export type SwapQuestion = { orderNumber: string; locationId: LocationId; back: readonly BackItem[]; items: readonly ExchangeItem[]; way?: QuotedWay };
/** `desk`: all lines of the order with what may come back of them; `gtin` for scans. */
export type SwapQuote = ExchangePrice & { orderNumber: string; contactName: string; back: BackItem[]; desk: (DeskLine & { gtin: string | null })[] };

type About = Pick<SwapQuote, "orderId" | "currency" | "store" | "address" | "contactName">;

/** What a swap at the counter comes to, before anything is written: what of an order comes back at this store, what goes out for it. Null for an order or store out of reach. */
export async function getSwapQuote(by: Permit<"returns.work">, { orderNumber, locationId, back, items, way = { kind: "carry_out" } }: SwapQuestion, from: Reader = db): Promise<SwapQuote | null> {
  const scope = storeScope(by);
  const { rows: [found] } = await from.execute<{ about: About }>(sql`
    select jsonb_build_object('orderId', o.id, 'currency', o.currency, 'contactName', o.contact_name, 'store', jsonb_build_object('id', s.id, 'name', s.name), 'address', ${addressOf}) as about
    from "order" o, location s where o.number = ${orderNumber} and s.id = ${locationId} and s.is_active and s.can_return and (${scope === null} or s.id = any(${sql.param(scope ?? [])}::uuid[]))`);
  if (!found) return null;
  const { contactName, ...about } = found.about;
  const { orderId } = about;
  const [facts, now] = [await readLines(orderId, from), await readClock(from)];
  const desk = facts.map((line) => ({ ...deskLine(line, now), gtin: line.gtin }));
  const coming = back.flatMap(({ lineId, quantity }) => {
    const [line, most] = [facts.find(({ id }) => id === lineId), desk.find(({ id }) => id === lineId)?.left ?? 0];
    return line && quantity > 0 && most > 0 ? [{ line, quantity: Math.min(quantity, most) }] : [];
  });
  // An exchange moves what goods cost; reasons decide only over a delivery's charge.
  const units = coming.flatMap(({ line, quantity }) => freePositions(line, quantity).map((position) => ({ fulfillmentId: line.fulfillmentId, reason: "changed_mind" as const, amountMinor: unitMinor(line, position), paidBy: creditsAt(line.credits, line.pricedUnits, position) })));
  const worth = refundOf(units, await readPartMoney(orderId, null, from));
  const price = await getExchangePrice({ ...about, way, worth, items, backLineIds: coming.map(({ line }) => line.id) }, from);
  return { ...price, contactName, orderNumber, desk, back: coming.map(({ line, quantity }) => ({ lineId: line.id, quantity })) };
}
