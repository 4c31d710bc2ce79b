import { LinkButton } from "@/components/ui/link-button";
import { channelLabel } from "@/lib/domain/channel";
import { dateWords } from "@/lib/domain/locations/time-words";
import type { FoundOrder } from "@/lib/domain/orders/order-view";
import { formatMoney } from "@/lib/kernel/money";

const most = 6;

/** The newest orders that a search found: where a return at the counter begins. */
export function OrdersToReturn({ orders, action = "Start a return", path = "/staff/returns/new" }: { orders: FoundOrder[]; action?: string; path?: string }) {
  return (
    <>
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
        {orders.slice(0, most).map((order) => (
          <li key={order.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-2.5">
            <p className="min-w-0 text-sm"><span className="font-medium">{order.contactName}</span><span className="figures block text-xs text-muted">{[order.number, dateWords(new Date(order.placedAt), order.parts[0]?.timeZone ?? "America/Chicago"), channelLabel[order.channel], formatMoney(order.totalMinor, order.currency), order.statusWords].join(" · ")}</span></p>
            <LinkButton size="small" look="secondary" href={`${path}?order=${order.number}`}>{action}</LinkButton>
          </li>
        ))}
      </ul>
      {orders.length > most && <p className="mt-2 text-xs text-muted">The newest {most} of several. An order number, e-mail or phone number finds others.</p>}
    </>
  );
}
