import { MapPinOff } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { ZoneNote } from "@/components/stores/zone-note";
import { LinkButton } from "@/components/ui/link-button";
import { channelLabel } from "@/lib/domain/channel";
import { staffStatusWords } from "@/lib/domain/fulfillment/timeline";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import { orderZone, type FoundOrder } from "@/lib/domain/orders/order-view";
import { formatMoney } from "@/lib/kernel/money";
import { statusTone } from "./status-tone";

/** Orders found, each part with its state and its store; a part of another store says where to send the shopper. */
export function FoundOrders({ orders }: { orders: FoundOrder[] }) {
  return (
    <ul className="grid gap-4">
      {orders.map((order) => (
        <li key={order.id} className="overflow-hidden rounded-md border border-line bg-surface">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line px-4 py-3">
            <p className="text-sm font-semibold">{order.contactName}<Link href={`/staff/orders/${order.number}`} className="figures ml-2 inline-flex min-h-11 items-center font-normal text-muted underline underline-offset-4 lg:min-h-0">{order.number}</Link></p>
            <p className="figures text-xs text-muted">{[dateWords(new Date(order.placedAt), orderZone(order.parts)), channelLabel[order.channel], formatMoney(order.totalMinor, order.currency), order.phone ? phoneWords(order.phone) : order.email].filter(Boolean).join(" · ")}</p>
          </div>
          <ul className="divide-y divide-line">
            {order.parts.map((part) => (
              <li key={part.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
                <Link href={`/staff/pickups/${part.id}`} className="figures inline-flex min-h-11 min-w-32 items-center text-sm font-medium hover:underline">{part.number}</Link>
                <span className="sm:w-40"><Badge tone={statusTone(part.status)} hasShape>{staffStatusWords(part.status, part.method)}</Badge></span>
                <p className="min-w-0 flex-1 basis-56 text-sm">
                  {part.isHere ? <>{part.storeName}{part.shelf && part.status === "ready" ? <strong className="figures font-semibold"> · Shelf {part.shelf}</strong> : null}</> : <span className="inline-flex items-center gap-1.5"><MapPinOff aria-hidden className="size-4 text-warning" />At {part.storeName}, not here</span>}
                  <span className="figures block text-xs text-muted">Promised {dateWords(new Date(part.promisedAt), part.timeZone)}, {clockWords(new Date(part.promisedAt), part.timeZone)}<ZoneNote at={part.promisedAt} timeZone={part.timeZone} /></span>
                </p>
                <LinkButton size="small" look={part.isHere && part.status === "ready" ? "primary" : "secondary"} href={`/staff/pickups/${part.id}`}>{part.isHere && part.status === "ready" ? "Hand over" : "Open"}</LinkButton>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
