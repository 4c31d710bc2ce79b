import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { exchangeCredit } from "@/db/schema/fulfillment";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import type { FulfillmentLineId, ReturnId } from "@/lib/kernel/ids";
import { creditsAt, type MoneyOfPart } from "./line-money";
import type { LineCounters } from "./line-progress";

export type LineCredit = MoneyOfPart & { returnId: ReturnId };
type Line = LineCounters & { id: FulfillmentLineId };

/** Goods that came back pay of lines taken in exchange for them. */
export async function payByGoods(tx: Tx, _by: Permit<"returns.work">, credits: readonly (LineCredit & { lineId: FulfillmentLineId })[]): Promise<void> {
  if (credits.length === 0) return;
  await tx.insert(exchangeCredit).values(credits.map(({ returnId, lineId, fulfillmentId, amountMinor }) => ({ returnId, fulfillmentLineId: lineId, fromFulfillmentId: fulfillmentId, amountMinor })));
}

/** What goods that came back paid of units that leave a line without having been given goes back to the payments whose money it was. */
export async function giveBackCredits(tx: Tx, by: Permit<Permission>, line: Line, units: { from: number; count: number }, why: { reason: string; key: string }): Promise<void> {
  const priced = line.quantity - line.moved;
  for (const [n, { fulfillmentId, amountMinor }] of creditsAt(await creditsOfLine(tx, line.id), priced, units.from, units.count).entries()) {
    await requestRefund(tx, by, { fulfillmentId, amountMinor, reason: why.reason, key: `${why.key}:credit:${n + 1}` });
  }
}

/** Units that move to another part take along what goods paid of them. `line` is as it was before they moved. */
export async function moveCredits(tx: Tx, _by: Permit<Permission>, line: Line, quantity: number, to: FulfillmentLineId): Promise<void> {
  const priced = line.quantity - line.moved;
  const credits = await creditsOfLine(tx, line.id);
  for (const { fulfillmentId, amountMinor } of creditsAt(credits, priced, priced - line.cancelled - quantity, quantity)) {
    const whole = credits.find((one) => one.fulfillmentId === fulfillmentId);
    if (!whole) continue;
    const of = sql`fulfillment_line_id = ${line.id} and from_fulfillment_id = ${fulfillmentId}`;
    await tx.execute(whole.amountMinor === amountMinor ? sql`delete from exchange_credit where ${of}` : sql`update exchange_credit set amount_minor = amount_minor - ${amountMinor} where ${of}`);
    await tx.insert(exchangeCredit).values({ returnId: whole.returnId, fulfillmentLineId: to, fromFulfillmentId: fulfillmentId, amountMinor });
  }
}

/** Oldest part first, as everywhere. */
async function creditsOfLine(tx: Tx, lineId: FulfillmentLineId): Promise<LineCredit[]> {
  const { rows } = await tx.execute<LineCredit>(sql`
    select return_id as "returnId", from_fulfillment_id as "fulfillmentId", amount_minor as "amountMinor" from exchange_credit where fulfillment_line_id = ${lineId} order by from_fulfillment_id`);
  return rows;
}
