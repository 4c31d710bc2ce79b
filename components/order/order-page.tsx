import type { ReactNode } from "react";
import { TaxWords } from "@/components/cart/tax-words";
import { Banner } from "@/components/ui/banner";
import { dateWords } from "@/lib/domain/locations/time-words";
import type { OrderEditView } from "@/lib/domain/orders/order-edit";
import { orderDiscountRows, type OrderView } from "@/lib/domain/orders/order-view";
import { isReturnOver } from "@/lib/domain/returns/return-state";
import type { ShopperReturns } from "@/lib/domain/returns/return-view";
import { showsAddedTax } from "@/lib/domain/pricing/tax-words";
import { asSold } from "@/lib/domain/fulfillment/in-bundle";
import { formatMoney } from "@/lib/kernel/money";
import { CancelOrder } from "./cancel-order";
import { KeepFresh } from "./keep-fresh";
import { OrderEditCard } from "./order-edit-card";
import { OrderItem } from "./order-item";
import { OrderPartCard } from "./order-part-card";
import { PickupQr } from "./pickup-qr";
import { OrderReturns } from "./returns/order-returns";

type Props = {
  order: OrderView;
  /** What proves the order in forms and links: the link's token, or null where the session does. */
  token: string | null;
  /** The token that the live stream asks for. */
  track: string;
  heading: ReactNode;
  lead: ReactNode;
  /** What can be returned and what was; null before anything was handed over. */
  returns: ShopperReturns | null;
  /** Changes that were proposed, newest first. */
  edits: OrderEditView[];
  stripeKey: string | null;
  below?: ReactNode;
};

/** An order as its shopper sees it: each part with its state, promise, code and what can be done; then the money. */
export function OrderPage({ order, token, track, heading, lead, returns, edits, stripeKey, below }: Props) {
  const money = (minor: number) => formatMoney(minor, order.currency);
  // What moved on as a whole has its own part now.
  const parts = order.parts.filter((part) => part.lines.length > 0);
  return (
    <div className="page py-10 lg:py-16">
      <header className="max-w-3xl">
        <p className="figures text-sm text-muted">Order {order.number} · {dateWords(new Date(order.placedAt), order.timeZone)}</p>
        <h1 className="mt-2 display-2">{heading}</h1>
        <div className="mt-3 text-muted">{lead}</div>
      </header>
      {(order.status === "placed" || returns?.returns.some(({ status }) => !isReturnOver(status))) && <KeepFresh track={track} />}
      <div className="mt-8 grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-14">
        <div className="grid min-w-0 content-start gap-6">
          {order.status === "placed" && order.money.lapsedMinor > 0 && (
            <Banner tone="warning" title="Your bank no longer holds the money">{money(order.money.lapsedMinor)} is not charged, and we still keep your items. We ask your card once more when you get them; bring another one in case your bank refuses.</Banner>
          )}
          {edits.map((edit) => <OrderEditCard key={edit.id} edit={edit} order={{ id: order.id, currency: order.currency }} token={token} stripeKey={stripeKey} timeZone={order.timeZone} />)}
          {parts.map((part) => (
            <OrderPartCard key={part.id} part={part} hasSiblings={parts.length > 1} order={{ id: order.id, currency: order.currency }} token={token} qr={part.pickupCode ? <PickupQr orderNumber={part.number} code={part.pickupCode} /> : null} />
          ))}
        </div>
        <aside className="lg:sticky lg:top-8 lg:self-start">
          <section aria-labelledby="order-items" className="rounded-lg border border-line bg-surface p-6">
            <h2 id="order-items" className="display-3">What you ordered</h2>
            <ul className="mt-4 grid gap-4">
              {order.parts.flatMap((part) => asSold(part.lines).map((sold) => <OrderItem key={`${part.id}${sold.bundle?.id ?? sold.lines[0].orderLineId}`} sold={sold} money={money} isOwned={token === null && (part.status === "handed_over" || part.status === "delivered")} />))}
            </ul>
            <dl className="figures mt-5 grid gap-2 border-t border-line pt-4 text-sm">
              <Row label="Subtotal" value={money(order.subtotalMinor)} />
              {orderDiscountRows(order).map((row) => <Row key={row.label} label={row.label} value={`−${money(row.amountMinor)}`} />)}
              {order.creditMinor > 0 && <Row label="Paid by what you brought back" value={`−${money(order.creditMinor)}`} />}
              {parts.some((part) => part.method !== "email") && <Row label={["Delivery", ...order.discounts.filter((one) => one.deliveryMinor > 0).map((one) => one.name)].join(", ")} value={order.chargesMinor === 0 ? "Free" : money(order.chargesMinor)} />}
              {showsAddedTax(order) && <Row label="Tax" value={money(order.taxMinor)} />}
              <div className="flex justify-between gap-4 border-t border-line pt-3 text-base font-medium"><dt>Total</dt><dd>{money(order.totalMinor)}</dd></div>
            </dl>
            <TaxWords tax={{ ...order, exemption: order.taxExemption }} className="mt-1" />
            <ul className="mt-4 grid gap-1 text-xs text-muted">{order.money.words.map((words, i) => <li key={`${i} ${words}`}>{words}</li>)}</ul>
          </section>
          {returns && <OrderReturns returns={returns} href={`${token ? `/track/${encodeURIComponent(token)}` : `/orders/${order.number}`}/return`} />}
          {order.isCancellable && <CancelOrder orderId={order.id} token={token} number={order.number} isRest={order.parts.some((part) => !part.actions.includes("cancel"))} />}
          {below}
        </aside>
      </div>
    </div>
  );
}

function Row({ label, value }: { label: string; value: string }) {
  return <div className="flex justify-between gap-4"><dt className="text-muted">{label}</dt><dd>{value}</dd></div>;
}
