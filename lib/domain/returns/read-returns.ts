import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { imageOf } from "@/lib/domain/carts/get-cart-facts";
import { bundleOf } from "@/lib/domain/fulfillment/bundle-of";
import { creditsAt, unitsMinor, type MoneyOfPart } from "@/lib/domain/fulfillment/line-money";
import { tendersOf } from "@/lib/domain/payments/tenders-of";
import { wishOf } from "@/lib/domain/payments/wish";
import type { FulfillmentId, OrderId, ReturnId } from "@/lib/kernel/ids";
import { mayBeCredit } from "./credit-owner";
import { refundOf, refundTotal, type PricedUnit } from "./return-money";
import { returnReasons, type ReturnReason } from "./return-policy";
import type { RefundView, ReturnLineView, ReturnView } from "./return-view";
import { creditsOf, readPartMoney } from "./rows";

type Facts = Omit<ReturnView, "refund" | "lines"> & { orderId: OrderId; lines: LineFacts[]; attempts: Attempt[]; card: string | null };
type LineFacts = Omit<ReturnLineView, "reason" | "units"> & { reason: ReturnReason; fulfillmentId: FulfillmentId; pricedUnits: number; taxMinor: number; credits: MoneyOfPart[]; units: (ReturnLineView["units"][number] & { position: number })[] };
type Attempt = { amountMinor: number; deliveryMinor: number; deliveryTaxMinor: number; status: "pending" | "succeeded" | "failed" };

/** What was taken for it, if anything was. */
const exchangeOf = sql`(select jsonb_build_object('partNumber', string_agg(distinct f.number, ', '), 'creditMinor', sum(c.minor), 'paidMinor', sum(ol.total_minor), 'items', jsonb_agg(jsonb_build_object('title', ol.title, 'variantTitle', ol.variant_title, 'sku', ol.sku, 'quantity', ol.quantity,
    'amountMinor', ol.total_minor + ol.credit_minor) order by ol.id))
  from (select fulfillment_line_id, sum(amount_minor) as minor from exchange_credit where return_id = r.id group by 1) c join fulfillment_line l on l.id = c.fulfillment_line_id join fulfillment f on f.id = l.fulfillment_id join order_line ol on ol.id = l.order_line_id
  having count(*) > 0)`;

/** Returns with their units and money, newest first. `which` is a condition on the return `r` and its order `o`. */
export async function readReturns(which: SQL, from: Reader): Promise<(ReturnView & { orderId: OrderId })[]> {
  const { rows } = await from.execute<{ facts: Facts }>(sql`
    select jsonb_build_object('id', r.id, 'number', r.number, 'status', r.status, 'channel', r.channel, 'currency', o.currency, 'requestedAt', r.requested_at, 'bringBy', r.bring_by, 'orderId', o.id,
      'timeZone', coalesce(s.time_zone, (select p.time_zone from fulfillment f join location p on p.id = f.location_id where f.order_id = o.id order by f.method = 'ship', f.number limit 1)),
      'store', case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end, 'closedReason', r.closed_reason,
      'refundTo', r.refund_to, 'mayBeCredit', ${mayBeCredit},
      'card', case when r.refund_to = 'store_credit' then 'store credit' else (${tendersOf(sql`p.order_id = o.id`)}) end,
      'attempts', (select coalesce(jsonb_agg(jsonb_build_object('amountMinor', goods_minor + delivery_minor, 'deliveryMinor', delivery_minor, 'deliveryTaxMinor', case when delivery_minor > 0 then charge_tax_minor else 0 end, 'status', status)), '[]') from (
        select distinct on (x.fulfillment_id) x.goods_minor, x.delivery_minor, f.charge_tax_minor, a.status from return_refund x join fulfillment f on f.id = x.fulfillment_id join ${wishOf(sql`x.key`)} a on true where x.return_id = r.id order by x.fulfillment_id, x.attempt desc) last),
      'exchange', ${exchangeOf},
      'lines', (select jsonb_agg(jsonb_build_object('pricedUnits', l.quantity - l.moved, 'taxMinor', l.tax_minor, 'credits', ${creditsOf(sql`l.id`)}, 'id', rl.id, 'fulfillmentId', l.fulfillment_id, 'title', ol.title, 'variantTitle', ol.variant_title, 'bundle', ${bundleOf(sql`ol.bundle_id`)}, 'sku', v.sku, 'gtin', v.gtin, 'image', ${imageOf(sql`v.product_id`, sql`v.id`)},
          'reason', rl.reason, 'note', rl.note, 'photoSrc', rl.photo_src,
          'units', (select jsonb_agg(jsonb_build_object('id', u.id, 'position', u.position, 'status', u.status, 'amountMinor', u.amount_minor, 'outcome', u.outcome, 'note', u.outcome_note, 'by', w.name) order by u.position)
            from return_unit u left join staff w on w.id = u.inspected_by_staff_id where u.return_line_id = rl.id)) order by ol.id)
        from return_line rl join fulfillment_line l on l.id = rl.fulfillment_line_id join order_line ol on ol.id = l.order_line_id join variant v on v.id = l.variant_id where rl.return_id = r.id)) as facts
    from goods_return r join "order" o on o.id = r.order_id left join location s on s.id = r.location_id where ${which} order by r.requested_at desc, r.id desc limit 100`);
  return Promise.all(rows.map(async ({ facts: { attempts, card, ...facts } }) => ({
    ...facts, requestedAt: new Date(facts.requestedAt).toISOString(), bringBy: new Date(facts.bringBy).toISOString(),
    lines: facts.lines.map(({ reason, pricedUnits: _units, taxMinor: _tax, credits: _credits, ...line }) => ({ ...line, reason: returnReasons[reason].label })),
    refund: attempts.length > 0 || facts.exchange ? askedRefund(attempts, facts, card) : await expectedRefund(facts.id, facts.orderId, facts.lines, card, from),
  })));
}

function askedRefund(attempts: readonly Attempt[], { lines, exchange }: Pick<Facts, "lines" | "exchange">, card: string | null): RefundView {
  const sum = (of: (one: Attempt) => number) => attempts.reduce((total, one) => total + of(one), 0);
  const state = attempts.some(({ status }) => status === "failed") ? "failed" : attempts.some(({ status }) => status === "pending") ? "pending" : attempts.length > 0 ? "done" : null;
  return { amountMinor: sum((one) => one.amountMinor), deliveryMinor: sum((one) => one.deliveryMinor), taxMinor: exchange ? null : goodsTax(lines) + sum((one) => one.deliveryTaxMinor), state, card };
}

async function expectedRefund(id: ReturnId, orderId: OrderId, lines: Facts["lines"], card: string | null, from: Reader): Promise<RefundView> {
  const units = lines.flatMap(({ fulfillmentId, reason, units, credits, pricedUnits }) =>
    units.filter(({ status }) => status !== "refused" && status !== "dropped").map(({ amountMinor, position }): PricedUnit => ({ fulfillmentId, reason, amountMinor, paidBy: creditsAt(credits, pricedUnits, position) })));
  const parts = await readPartMoney(orderId, id, from);
  const refunds = refundOf(units, parts);
  const deliveryTax = parts.filter((part) => refunds.some((one) => one.fulfillmentId === part.fulfillmentId && one.deliveryMinor > 0)).reduce((sum, { chargeTaxMinor }) => sum + chargeTaxMinor, 0);
  return { amountMinor: refundTotal(refunds), deliveryMinor: refunds.reduce((sum, { deliveryMinor }) => sum + deliveryMinor, 0), taxMinor: goodsTax(lines) + deliveryTax, state: null, card };
}

/** The tax of the units that come back, each with the share of its place: all places of a line sum to its tax. */
const goodsTax = (lines: Facts["lines"]): number => lines.reduce((sum, { taxMinor, pricedUnits, units }) =>
  sum + units.filter(({ status }) => status !== "refused" && status !== "dropped").reduce((tax, { position }) => tax + unitsMinor(taxMinor, pricedUnits, position, 1), 0), 0);
