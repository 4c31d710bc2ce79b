import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { couponWords, type Coupon } from "@/lib/domain/pricing/coupon";
import { listCoupons } from "@/lib/domain/pricing/list-coupons";
import { wallClock } from "@/lib/kernel/clock";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Coupons" };

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

export default async function CouponsPage() {
  const by = await maybePermit("catalog.view");
  if (!by) return <NoPermission what="coupons" />;
  const [coupons, editor] = await Promise.all([listCoupons(by), maybePermit("pricing.edit")]);
  const now = wallClock();
  return (
    <StaffPage title="Coupons" detail="Codes that take something off. Prices are changed at their product." actions={<><LinkButton href="/staff/catalog" look="secondary">Products and prices</LinkButton>{editor && <LinkButton href="/staff/pricing/new">New coupon</LinkButton>}</>}>
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
    </StaffPage>
  );
}

function stateOf(coupon: Coupon, now: Date): ["positive" | "neutral" | "info" | "warning", string] {
  if (!coupon.isActive) return ["neutral", "off"];
  if (coupon.endsAt && coupon.endsAt <= now) return ["neutral", "over"];
  if (coupon.startsAt && coupon.startsAt > now) return ["info", "later"];
  return coupon.usageLimit !== null && coupon.used >= coupon.usageLimit ? ["warning", "used up"] : ["positive", "in use"];
}
