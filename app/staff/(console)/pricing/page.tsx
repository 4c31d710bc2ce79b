import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { CancelScheduledPrice } from "@/components/staff/catalog/cancel-scheduled-price";
import { utcMoment } from "@/components/staff/catalog/utc-moment";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { couponWords, type Coupon } from "@/lib/domain/pricing/coupon";
import { listCoupons } from "@/lib/domain/pricing/list-coupons";
import { listScheduledPrices, type ScheduledPrice } from "@/lib/domain/pricing/list-scheduled-prices";
import { wallClock } from "@/lib/kernel/clock";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Pricing" };

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

export default async function CouponsPage() {
  const by = await maybePermit("catalog.view");
  if (!by) return <NoPermission what="coupons" />;
  const [coupons, scheduled, editor] = await Promise.all([listCoupons(by), listScheduledPrices(by), maybePermit("pricing.edit")]);
  const now = wallClock();
  return (
    <StaffPage title="Pricing" detail="Codes that take something off, and prices that will begin. A price is changed, or scheduled, at its product." actions={<><LinkButton href="/staff/catalog" look="secondary">Products and prices</LinkButton>{editor && <LinkButton href="/staff/pricing/new">New coupon</LinkButton>}</>}>
      <Table
        caption="Coupons" rows={coupons} rowKey={(coupon) => coupon.id}
        empty={<EmptyState title="No coupon yet" action={editor ? <LinkButton href="/staff/pricing/new">New coupon</LinkButton> : undefined}>A coupon has a code, what it takes off, and its limits.</EmptyState>}
        columns={[
          { key: "code", header: "Code", cell: (coupon) => <Link href={`/staff/pricing/${coupon.id}`} className="figures inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0">{coupon.code}</Link> },
          { key: "name", header: "What it is for", cell: (coupon) => coupon.name },
          { key: "off", header: "Takes off", cell: (coupon) => <span className="figures whitespace-nowrap">{couponWords(coupon)}</span> },
          { key: "state", header: "State", cell: (coupon) => { const [tone, word] = stateOf(coupon, now); return <Badge tone={tone} hasShape>{word}</Badge>; } },
          { key: "from", header: "From", cell: (coupon) => <span className="figures whitespace-nowrap">{coupon.startsAt ? day.format(coupon.startsAt) : "always"}</span> },
          { key: "to", header: "Until", cell: (coupon) => <span className="figures whitespace-nowrap">{coupon.endsAt ? day.format(coupon.endsAt) : "always"}</span> },
          { key: "used", header: "Used", kind: "number", cell: (coupon) => (coupon.usageLimit === null ? coupon.used.toLocaleString("en-US") : `${coupon.used} of ${coupon.usageLimit}`) },
        ]}
      />
      <section className="mt-10">
        <h2 className="mb-3 text-sm font-semibold">Scheduled prices</h2>
        <Table
          caption="Scheduled prices" rows={scheduled} rowKey={(price) => price.variantId + price.priceListId}
          empty={<EmptyState title="No price is scheduled">Open a product, type its new price and say from when.</EmptyState>}
          columns={[
            { key: "product", header: "Product", cell: (price) => <Link href={`/staff/catalog/${price.productId}`} className="inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-0">{price.title}</Link> },
            { key: "sku", header: "SKU", cell: (price) => <span className="figures">{price.sku}</span> },
            { key: "list", header: "List", cell: (price) => price.list },
            { key: "from", header: "From", cell: (price) => <span className="figures whitespace-nowrap">{utcMoment(price.startsAt)}</span> },
            { key: "now", header: "Now", kind: "number", cell: (price) => (price.currentMinor === null ? "–" : formatMoney(price.currentMinor, price.currency)) },
            { key: "then", header: "Then", kind: "number", cell: (price) => <strong className="font-medium">{formatMoney(price.amountMinor, price.currency)}</strong> },
            ...(editor ? [{ key: "cancel", header: <span className="sr-only">Cancel</span>, className: "w-24", cell: (price: ScheduledPrice) => <CancelScheduledPrice variantId={price.variantId} priceListId={price.priceListId} what={`${formatMoney(price.amountMinor, price.currency)} for ${price.title}`} /> }] : []),
          ]}
        />
      </section>
    </StaffPage>
  );
}

function stateOf(coupon: Coupon, now: Date): ["positive" | "neutral" | "info" | "warning", string] {
  if (!coupon.isActive) return ["neutral", "off"];
  if (coupon.endsAt && coupon.endsAt <= now) return ["neutral", "over"];
  if (coupon.startsAt && coupon.startsAt > now) return ["info", "later"];
  return coupon.usageLimit !== null && coupon.used >= coupon.usageLimit ? ["warning", "used up"] : ["positive", "in use"];
}
