import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { usStates } from "@/lib/domain/locations/us-states";
import type { TaxReportRow } from "@/lib/domain/pricing/get-tax-report";
import { formatMoney } from "@/lib/kernel/money";

const monthWords = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" });
const dayOf = (month: string) => new Date(`${month}-01T00:00:00Z`);

/** What was collected on the orders of a month, state by state, and what of it went back. */
export function TaxReportTable({ rows, month }: { rows: TaxReportRow[]; month: string }) {
  const at = dayOf(month);
  const address = (by: number) => `/staff/pricing/tax?view=report&month=${new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + by, 1)).toISOString().slice(0, 7)}`;
  const money = (minor: number, { currency }: TaxReportRow) => formatMoney(minor, currency);
  return (
    <section aria-labelledby="collected" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="collected" className="text-sm font-semibold">Orders placed in {monthWords.format(at)}</h2>
        <nav aria-label="Month" className="flex gap-2"><LinkButton href={address(-1)} look="secondary">Month before</LinkButton><LinkButton href={address(1)} look="secondary">Month after</LinkButton></nav>
      </div>
      <Table
        caption={`Tax of ${monthWords.format(at)}`} rows={rows} rowKey={(row) => row.state + row.currency} empty={<EmptyState title="Nothing was sold">No order was placed in this month.</EmptyState>}
        columns={[
          { key: "state", header: "State", cell: (row) => <span className="font-medium">{usStates[row.state] ?? row.state}</span> },
          { key: "orders", header: "Orders", kind: "number", cell: (row) => row.orders.toLocaleString("en-US") },
          { key: "taxable", header: "Taxed sales", kind: "number", cell: (row) => money(row.taxableMinor, row) },
          { key: "untaxed", header: "Untaxed sales", kind: "number", cell: (row) => <>{money(row.untaxedMinor, row)}{row.certifiedMinor > 0 && <span className="block text-xs text-muted">{money(row.certifiedMinor, row)} by certificate</span>}</> },
          { key: "tax", header: "Tax", kind: "number", cell: (row) => money(row.taxMinor, row) },
          { key: "back", header: "Gone back", kind: "number", cell: (row) => (row.backMinor === 0 ? <span className="text-muted">–</span> : money(-row.backMinor, row)) },
          { key: "left", header: "Left", kind: "number", cell: (row) => <strong className="font-medium">{money(row.taxMinor - row.backMinor, row)}</strong> },
        ]}
      />
      <p className="max-w-3xl text-xs text-muted">Sales are before tax. What was cancelled is left out; what came back is told beside it. Tax that was in the price counts like tax on top of it.</p>
    </section>
  );
}
