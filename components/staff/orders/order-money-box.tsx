import { TaxWords } from "@/components/cart/tax-words";
import { orderDiscountRows, type OrderView } from "@/lib/domain/orders/order-view";
import { formatMoney } from "@/lib/kernel/money";

type Props = { order: Pick<OrderView, "subtotalMinor" | "discountMinor" | "chargesMinor" | "taxMinor" | "includedTaxMinor" | "taxExemption" | "creditMinor" | "totalMinor" | "currency" | "discounts" | "money"> };

/** What the order costs and what became of the money, payment by payment. */
export function OrderMoneyBox({ order }: Props) {
  const rows: [string, number][] = [
    ["Goods", order.subtotalMinor], ...orderDiscountRows(order).map((row): [string, number] => [row.label, -row.amountMinor]), ["Delivery", order.chargesMinor], ["Tax", order.taxMinor], ["Paid by what came back", -order.creditMinor],
  ];
  return (
    <section aria-labelledby="order-money" className="rounded-md border border-line bg-surface p-4">
      <h2 id="order-money" className="text-sm font-semibold">Money</h2>
      <dl className="figures mt-2 grid gap-1.5">
        {rows.filter(([, minor]) => minor !== 0).map(([label, minor]) => <Row key={label} label={label} value={formatMoney(minor, order.currency)} />)}
        <div className="mt-1 flex justify-between gap-4 border-t border-line pt-2 font-semibold"><dt>Total</dt><dd>{formatMoney(order.totalMinor, order.currency)}</dd></div>
      </dl>
      <TaxWords tax={{ ...order, exemption: order.taxExemption }} className="mt-1" />
      <ul className="mt-3 grid gap-1.5 border-t border-line pt-3 text-muted">
        {order.money.words.length > 0 ? order.money.words.map((words, i) => <li key={`${i} ${words}`}>{words}</li>) : <li>Nothing to pay.</li>}
      </ul>
    </section>
  );
}

function Row({ label, value }: { label: string; value: string }) {
  return <div className="flex justify-between gap-4"><dt className="text-muted">{label}</dt><dd>{value}</dd></div>;
}
