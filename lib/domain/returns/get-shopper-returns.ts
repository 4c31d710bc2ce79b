import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { OrderProof } from "@/lib/domain/orders/prove-order";
import type { OrderId } from "@/lib/kernel/ids";
import { mayBeCredit } from "./credit-owner";
import { deskLine } from "./desk-line";
import { readReturns } from "./read-returns";
import type { ShopperReturns } from "./return-view";
import { provedOrder, readClock, readLines } from "./rows";

/** What a shopper can return of an order that is proved theirs, and the returns there are; null for anything else. */
export async function getShopperReturns(by: Permit<"orders.track">, proof: OrderProof, from: Reader = db): Promise<ShopperReturns | null> {
  const orderId = await provedOrder(by, proof, from);
  return orderId && readDesk(orderId, from);
}

/** The same for the counter. Without a receipt the narrower policy holds. */
export async function getCounterReturns(_by: Permit<"returns.work">, orderNumber: string, hasReceipt: boolean, from: Reader = db): Promise<(ShopperReturns & { contactName: string }) | null> {
  const { rows: [found] } = await from.execute<{ id: OrderId; contactName: string }>(sql`select id, contact_name as "contactName" from "order" where number = ${orderNumber}`);
  const desk = found && (await readDesk(found.id, from, hasReceipt));
  return desk ? { ...desk, contactName: found.contactName } : null;
}

async function readDesk(orderId: OrderId, from: Reader, hasReceipt = true): Promise<ShopperReturns | null> {
  const { rows: [order] } = await from.execute<{ number: string; currency: string; mayBeCredit: boolean }>(sql`select o.number, o.currency, ${mayBeCredit} as "mayBeCredit" from "order" o where o.id = ${orderId}`);
  if (!order) return null;
  const [lines, returns, now] = [await readLines(orderId, from), await readReturns(sql`r.order_id = ${orderId}`, from), await readClock(from)];
  return { orderId, orderNumber: order.number, currency: order.currency, mayBeCredit: order.mayBeCredit, lines: lines.map((line) => deskLine(line, now, hasReceipt)), returns };
}
