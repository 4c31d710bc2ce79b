import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { LoadPlot } from "@/components/staff/routing/load-plot";
import { SideBySide } from "@/components/staff/routing/side-by-side";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { backTestDays, backTestQuery } from "@/lib/domain/fulfillment/back-test";
import { getBackTest } from "@/lib/domain/fulfillment/get-back-test";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Back-test" };

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

export default async function BackTestPage({ searchParams }: PageProps<"/staff/routing/back-test">) {
  const by = await maybePermit("routing.edit");
  if (!by) return <NoPermission what="routing" />;
  const query = backTestQuery.parse(await searchParams);
  const test = await getBackTest(by, query);
  return (
    <StaffPage title="Back-test" detail={`What the draft would have done with the ${test.shipments.toLocaleString("en-US")} deliveries ordered in the last ${test.days} days. Nothing is written.`}>
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Routing", href: "/staff/routing" }, { label: "Back-test" }]} /></div>
      <form role="search" aria-label="Back-test" className="mb-6 flex items-end gap-3">
        <Field id="days" label="Orders of" className="w-44"><Select id="days" name="days" defaultValue={String(query.days)}>{backTestDays.map((one) => <option key={one} value={one}>the last {one} days</option>)}</Select></Field>
        <Button type="submit" look="secondary">Run</Button>
      </form>
      {!test.hasDraft && <Banner className="mb-6">There is no draft: both columns show the rules in force. Change the rules and save a draft to compare.</Banner>}
      {test.shipments === 0 ? <EmptyState title="Nothing was ordered for delivery">Choose a longer time.</EmptyState> : (
        <div className="grid grid-cols-1 gap-10">
          <div className="grid grid-cols-1 items-start gap-10 xl:grid-cols-2">
            <section aria-labelledby="figures"><h2 id="figures" className="mb-3 text-sm font-semibold">Figures</h2><SideBySide test={test} /></section>
            <section aria-labelledby="load"><h2 id="load" className="mb-3 text-sm font-semibold">Parts sent, by place</h2><LoadPlot published={test.published.load} draft={test.draft.load} /></section>
          </div>
          <section aria-labelledby="changed">
            <h2 id="changed" className="mb-3 text-sm font-semibold">{test.changed === 1 ? "One delivery" : `${test.changed.toLocaleString("en-US")} deliveries`} would be sent otherwise{test.changed > test.most.length ? `; the ${test.most.length} with the largest difference` : ""}</h2>
            <Table
              caption="Deliveries that would be sent otherwise" rows={test.most} rowKey={({ number }) => number} empty={<EmptyState title="Nothing changes">Both sets choose the same places for every delivery of this time.</EmptyState>}
              columns={[
                { key: "number", header: "Order", cell: ({ number }) => <Link href={`/staff/routing/try?order=${number}`} className="figures inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0">{number}</Link> },
                { key: "placed", header: "Ordered", cell: ({ placedAt }) => <span className="figures whitespace-nowrap">{day.format(new Date(placedAt))}</span> },
                { key: "published", header: "Published", cell: ({ published }) => published.join(" + ") || "no place" },
                { key: "draft", header: "Draft", cell: ({ draft }) => draft.join(" + ") || "no place" },
                { key: "saved", header: "Landed cost", kind: "number", cell: ({ savedMinor }) => (savedMinor === null ? "–" : `${savedMinor > 0 ? "−" : "+"}${formatMoney(Math.abs(savedMinor), homeCurrency)}`) },
              ]}
            />
          </section>
          <p className="max-w-prose text-xs text-muted">Each delivery is decided by the stock of its moment, read back from the ledger; holds of that moment are not known any more. What a place has sent in a day counts as each set sent it. Both sets are costed at the draft’s rates.</p>
        </div>
      )}
    </StaffPage>
  );
}
