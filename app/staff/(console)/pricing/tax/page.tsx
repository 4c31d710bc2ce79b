import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { ExemptionForm } from "@/components/staff/tax/exemption-form";
import { ExemptionTable } from "@/components/staff/tax/exemption-table";
import { RateForm } from "@/components/staff/tax/rate-form";
import { RateTable } from "@/components/staff/tax/rate-table";
import { TaxReportTable } from "@/components/staff/tax/tax-report-table";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { getTaxReport } from "@/lib/domain/pricing/get-tax-report";
import { listCustomerGroups } from "@/lib/domain/pricing/list-customer-groups";
import { listTaxExemptions } from "@/lib/domain/pricing/list-tax-exemptions";
import { listTaxRates } from "@/lib/domain/pricing/list-tax-rates";
import { taxQuery, type TaxView } from "@/lib/domain/pricing/tax-query";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Tax" };

const tabs: Record<TaxView, string> = { rates: "Rates", exemptions: "Exemptions", report: "Collected" };

export default async function TaxPage({ searchParams }: PageProps<"/staff/pricing/tax">) {
  const by = await maybePermit("catalog.view");
  if (!by) return <NoPermission what="taxes" />;
  const query = taxQuery(new Date()).parse(await searchParams);
  const [editor, auditor] = await Promise.all([maybePermit("pricing.edit"), maybePermit("audit.view")]);
  return (
    <StaffPage title="Tax" detail="A pickup is taxed at its store, a delivery at its address. What was ordered keeps the rate of its day.">
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Pricing", href: "/staff/pricing" }, { label: "Tax" }]} /></div>
      <nav aria-label="Tax" className="mb-5 flex gap-1 overflow-x-auto pb-1">
        {(Object.keys(tabs) as TaxView[]).map((view) => <FilterTab key={view} href={view === "rates" ? "/staff/pricing/tax" : `/staff/pricing/tax?view=${view}`} isOn={query.view === view} label={tabs[view]} />)}
      </nav>
      {query.view === "rates" && (
        <div className="grid gap-5">
          <p className="max-w-3xl text-sm text-muted">The rate of a postcode, told by a tax provider, goes before the one of its state. With TAXJAR_API_KEY set, TaxJar is asked about each address once a day; where it is silent, what it last said counts for a month, then the state’s rate.</p>
          <form role="search" className="flex max-w-md gap-2"><Input name="q" type="search" aria-label="State or postcode" placeholder="State or postcode" defaultValue={query.q} autoComplete="off" /><Button type="submit" look="secondary">Find</Button></form>
          {editor && <RateForm />}
          <RateTable rates={await listTaxRates(by, query)} isNarrowed={query.q !== ""} />
        </div>
      )}
      {query.view === "exemptions" && (
        <div className="grid gap-6">
          <p className="max-w-3xl text-sm text-muted">Members of a group buy without tax while its certificate is good: online when they are signed in, and for what they take in exchange. Its number stands on the order and its receipt.</p>
          <ExemptionTable exemptions={await listTaxExemptions(by)} mayEdit={editor !== null} />
          {editor && <ExemptionForm groups={(await listCustomerGroups(by)).map(({ id, name }) => ({ value: id, label: name }))} />}
        </div>
      )}
      {query.view === "report" && (auditor
        ? <TaxReportTable rows={await getTaxReport(auditor, query)} month={query.month} />
        : <Banner tone="info" title="Not yours to see">What was collected is shown to store managers and administrators.</Banner>)}
    </StaffPage>
  );
}
