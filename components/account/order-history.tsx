import { PackageOpen } from "lucide-react";
import Image from "next/image";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { channelLabel } from "@/lib/domain/channel";
import { orderZone, type OrderSummary } from "@/lib/domain/orders/order-view";
import { formatMoney } from "@/lib/kernel/money";

const dayOf = ({ placedAt, parts }: OrderSummary) => new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: orderZone(parts) }).format(new Date(placedAt));

/** Every order of the person, from every channel, in one list. */
export function OrderHistory({ orders }: { orders: OrderSummary[] }) {
  if (orders.length === 0) return <EmptyState icon={<PackageOpen />} title="No orders here yet" action={<LinkButton href="/">Look around</LinkButton>}>Orders from our shop and our stores appear in one list.</EmptyState>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {orders.map((order) => (
        <li key={order.id} className="relative py-5 hover:bg-sunken/50">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h2 className="text-base font-medium"><Link href={`/orders/${order.number}`} className="after:absolute after:inset-0">{dayOf(order)}</Link></h2>
            <p className="figures text-sm">{formatMoney(order.totalMinor, order.currency)}</p>
          </div>
          <p className="figures mt-0.5 text-xs text-muted">{order.number} · {channelLabel[order.channel]} · {order.parts.map((part) => part.method === "ship" ? "Delivery" : part.storeName).filter((name, index, all) => all.indexOf(name) === index).join(", ")}</p>
          <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-3">
            <div className="flex -space-x-3">
              {order.images.slice(0, 4).map((image) => <Image key={image.src} src={image.src} alt="" width={56} height={56} className="size-14 rounded-md border-2 border-paper object-cover" style={{ background: image.background }} />)}
            </div>
            <p className="min-w-40 flex-1 text-sm">{order.titles.slice(0, 2).join(", ")}{order.titles.length > 2 ? ` and ${order.titles.length - 2} more` : ""}</p>
            <Badge tone={order.status === "cancelled" ? "negative" : order.status === "completed" ? "positive" : "info"} hasShape>{order.statusWords}</Badge>
          </div>
        </li>
      ))}
    </ul>
  );
}
