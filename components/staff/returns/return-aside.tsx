import Link from "next/link";
import { OpenFileButton } from "@/components/staff/customers/open-file-button";
import { channelLabel } from "@/lib/domain/channel";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import type { StaffReturn } from "@/lib/domain/returns/return-view";
import { formatMoney } from "@/lib/kernel/money";

const steps: Record<string, string> = {
  "return.requested": "Asked for", "return.approved": "Approved", "return.received": "Received", "return.inspected": "Inspected", "return.refund_asked": "Refund asked for", "return.refunded": "Refunded", "return.exchanged": "Exchanged", "return.rejected": "Not accepted",
  "return.cancelled": "Called off",
};

/** Whose return it is, what money is about, and who did what when. */
export function ReturnAside({ view, mayOpenFile }: { view: StaffReturn; mayOpenFile: boolean }) {
  const { refund } = view;
  return (
    <aside className="grid gap-5 text-sm">
      <section aria-labelledby="return-order" className="rounded-md border border-line bg-surface p-4">
        <h2 id="return-order" className="text-sm font-semibold">Order</h2>
        <p className="mt-2 font-medium">{view.contactName}</p>
        <p><Link href={`/staff/orders/${view.order.number}`} className="figures inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-8">{view.order.number}</Link></p>
        <p className="text-muted">{view.hasReceipt ? "With a receipt" : `Without a receipt; ID: ${view.idNote}`}</p>
        {view.customerId && mayOpenFile && <div className="mt-3"><OpenFileButton customerId={view.customerId} name={view.contactName} /></div>}
      </section>
      {view.exchange && (
        <section aria-labelledby="return-exchange" className="rounded-md border border-line bg-surface p-4">
          <h2 id="return-exchange" className="text-sm font-semibold">Taken in exchange</h2>
          <ul className="mt-2 grid gap-1.5">
            {view.exchange.items.map((item) => <li key={item.sku} className="flex justify-between gap-4"><span className="min-w-0">{item.quantity} × {[item.title, item.variantTitle].filter(Boolean).join(", ")}</span><span className="figures">{formatMoney(item.amountMinor, view.currency)}</span></li>)}
          </ul>
          <dl className="figures mt-2 grid gap-1.5 border-t border-line pt-2">
            <div className="flex justify-between gap-4"><dt className="text-muted">Paid by what came back</dt><dd>{formatMoney(view.exchange.creditMinor, view.currency)}</dd></div>
            {view.exchange.paidMinor > 0 && <div className="flex justify-between gap-4"><dt className="text-muted">Paid by card</dt><dd>{formatMoney(view.exchange.paidMinor, view.currency)}</dd></div>}
          </dl>
          <p className="figures mt-2 text-muted">Part {view.exchange.partNumber}</p>
        </section>
      )}
      {(!view.exchange || refund.amountMinor > 0) && <section aria-labelledby="return-money" className="rounded-md border border-line bg-surface p-4">
        <h2 id="return-money" className="text-sm font-semibold">Money</h2>
        <dl className="figures mt-2 grid gap-1.5">
          <div className="flex justify-between gap-4"><dt className="text-muted">Goods</dt><dd>{formatMoney(refund.amountMinor - refund.deliveryMinor, view.currency)}</dd></div>
          {refund.deliveryMinor > 0 && <div className="flex justify-between gap-4"><dt className="text-muted">Delivery, our fault</dt><dd>{formatMoney(refund.deliveryMinor, view.currency)}</dd></div>}
          <div className="flex justify-between gap-4 border-t border-line pt-2 font-semibold"><dt>{refund.state === "done" ? "Refunded" : "To refund"}</dt><dd>{formatMoney(refund.amountMinor, view.currency)}</dd></div>
          {refund.taxMinor !== null && <div className="flex justify-between gap-4 text-muted"><dt>of it tax</dt><dd>{formatMoney(refund.taxMinor, view.currency)}</dd></div>}
        </dl>
        {refund.card && <p className="mt-2 text-muted">{refund.card}</p>}
      </section>}
      <section aria-labelledby="return-steps" className="rounded-md border border-line bg-surface p-4">
        <h2 id="return-steps" className="text-sm font-semibold">What happened</h2>
        <ol className="mt-3 grid gap-3">
          {view.steps.map((step, index) => (
            <li key={`${step.kind}${index}`}>
              <p className="font-medium">{steps[step.kind] ?? step.kind}</p>
              <p className="figures text-xs text-muted">{dateWords(new Date(step.at), view.timeZone)}, {clockWords(new Date(step.at), view.timeZone)} · {[step.by, step.store ?? channelLabel[step.channel]].join(" · ")}</p>
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}
