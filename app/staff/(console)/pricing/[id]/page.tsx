import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { CouponForm, type CouponDraft } from "@/components/staff/catalog/coupon-form";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { listCoupons, type ListedCoupon } from "@/lib/domain/pricing/list-coupons";
import { decimalMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Coupon" };

const blank: CouponDraft = { id: "", version: 0, code: "", name: "", kind: "percent", value: "", minimum: "", startsAt: "", endsAt: "", usageLimit: "", perCustomerLimit: "1", isActive: true };

export default async function CouponPage({ params }: PageProps<"/staff/pricing/[id]">) {
  const by = await maybePermit("catalog.view");
  if (!by) return <NoPermission what="coupons" />;
  const { id } = await params;
  const editor = await maybePermit("pricing.edit");
  const auditor = await maybePermit("audit.view");
  const coupon = id === "new" ? null : (await listCoupons(by)).find((one) => one.id === id);
  if (coupon === undefined || (coupon === null && !editor)) notFound();
  const title = coupon?.code ?? "New coupon";
  return (
    <StaffPage title={title} detail={coupon?.name} actions={coupon && auditor ? <LinkButton href={`/staff/audit?subject=coupon:${coupon.id}`} look="secondary">Changes</LinkButton> : undefined}>
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Pricing", href: "/staff/pricing" }, { label: title }]} /></div>
      <CouponForm coupon={coupon ? draftOf(coupon) : blank} used={coupon?.used ?? 0} mayEdit={editor !== null} />
    </StaffPage>
  );
}

function draftOf(coupon: ListedCoupon): CouponDraft {
  const { id, version, code, name, kind, isActive } = coupon;
  return {
    id, version, code, name, kind, isActive, value: kind === "percent" ? String(coupon.value / 100) : decimalMoney(coupon.value, coupon.currency),
    minimum: coupon.minimumSubtotalMinor === 0 ? "" : decimalMoney(coupon.minimumSubtotalMinor, coupon.currency), startsAt: coupon.startsAt?.toISOString().slice(0, 16) ?? "", endsAt: coupon.endsAt?.toISOString().slice(0, 16) ?? "",
    usageLimit: String(coupon.usageLimit ?? ""), perCustomerLimit: String(coupon.perCustomerLimit ?? ""),
  };
}
