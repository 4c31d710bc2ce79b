import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Table } from "@/components/ui/table";
import { returnPolicy, returnReasons } from "@/lib/domain/returns/return-policy";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Return policy" };

export default async function ReturnPolicyPage() {
  if (!(await maybePermit("returns.view"))) return <NoPermission what="returns" />;
  const { withoutReceipt, withoutPurchase, reviewAboveMinor, bringWithinDays, condition, delivery, days, exceptions } = returnPolicy;
  const rules: [string, string][] = [
    ["Window", `${days} days from hand-over or delivery, to the end of the last day where the store is`], ...exceptions.map(({ label, days: fewer }): [string, string] => [label, `${fewer} days`]), ["Condition", condition],
    ["Without a receipt", `The purchase is looked up and an ID noted; ${withoutReceipt.days} days, up to ${formatMoney(withoutReceipt.mostMinor, homeCurrency)} at once`],
    ["Without a purchase", `Taken at a register against an ID, as store credit at the lowest price of ${withoutPurchase.days} days; above ${formatMoney(withoutPurchase.mostMinor, homeCurrency)} of one customer or ID in that time a manager says yes, above ${formatMoney(withoutPurchase.neverAboveMinor, homeCurrency)} nobody`],
    ["Asked online", `Approved at once up to ${formatMoney(reviewAboveMinor, homeCurrency)}; above that a manager or an agent says yes`], ["Time to bring it", `${bringWithinDays} days, then it is called off by itself`], ["Delivery charge", delivery],
  ];
  return (
    <StaffPage title="Return policy" detail="What the shop, the counter and the console decide by.">
      <div className="-mt-3 mb-4"><Breadcrumb crumbs={[{ label: "Returns", href: "/staff/returns" }, { label: "Policy" }]} /></div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Table caption="Rules" rows={rules} rowKey={([name]) => name} columns={[{ key: "rule", header: "Rule", className: "lg:w-48", cell: ([name]) => <span className="font-medium">{name}</span> }, { key: "says", header: "What it says", cell: ([, words]) => words }]} />
        <Table caption="Reasons" rows={Object.values(returnReasons)} rowKey={({ label }) => label} columns={[{ key: "reason", header: "Reason", cell: ({ label }) => label }, { key: "fault", header: "Whose fault", cell: ({ isOurFault }) => (isOurFault ? "Ours" : "Nobody’s") }]} />
      </div>
    </StaffPage>
  );
}
