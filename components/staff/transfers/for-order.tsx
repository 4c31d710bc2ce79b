import { Printer, UserRound } from "lucide-react";
import Link from "next/link";
import { moment } from "@/components/staff/frame/moment";
import { LinkButton } from "@/components/ui/link-button";
import type { TransferView } from "@/lib/domain/transfers/transfer-view";

/** Whose goods it brings: they leave whole, and the box says whose it is. */
export function ForOrder({ view, order }: { view: TransferView; order: NonNullable<TransferView["order"]> }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-info-soft px-4 py-3 text-sm">
      <UserRound aria-hidden className="size-5 shrink-0 text-info" strokeWidth={1.6} />
      <p className="min-w-0 flex-1 basis-56">
        <span className="font-medium">For {order.customerName}</span>, <Link href={`/staff/pickups/${order.fulfillmentId}`} className="figures inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-0">{order.number}</Link>
        <span className="block text-muted">Promised {moment(order.promisedAt, view.timeZone)}. {view.status === "draft" ? "It leaves whole, with its label on the box." : "It is promised to this order from the moment it arrives."}</span>
      </p>
      {view.status === "draft" && <LinkButton look="secondary" size="small" target="_blank" prefetch={false} href={`/staff/print/label/${order.fulfillmentId}`}><Printer aria-hidden className="size-4" />Box label</LinkButton>}
    </div>
  );
}
