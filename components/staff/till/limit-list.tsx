import { utcMoment } from "@/components/staff/catalog/utc-moment";
import { Table } from "@/components/ui/table";
import { roleLabel } from "@/lib/domain/identity/permission";
import { limitWords } from "@/lib/domain/till/discount-limit";
import type { DiscountLimitRow } from "@/lib/domain/till/get-discount-limits";
import { homeCurrency } from "@/lib/kernel/currency";
import { LimitDialog } from "./limit-dialog";

/** What each role may take off without a PIN. */
export function LimitList({ limits, mayEdit }: { limits: DiscountLimitRow[]; mayEdit: boolean }) {
  return (
    <section aria-labelledby="limits" className="max-w-4xl">
      <h2 id="limits" className="mb-1 text-sm font-semibold">Limits</h2>
      <p className="mb-3 text-sm text-muted">{mayEdit ? "Above it, a till asks for the PIN of somebody whose limit allows it; above its amount also to make a sale void. A change counts for the next sale." : "Above it, a till asks for the PIN of somebody whose limit allows it; above its amount also to make a sale void. Administrators change them."}</p>
      <Table
        caption="Limits" rows={limits} rowKey={(row) => row.role}
        columns={[
          { key: "role", header: "Role", cell: (row) => <span className="font-medium">{roleLabel[row.role]}</span> },
          { key: "limit", header: "May take off", cell: (row) => <span className="figures">{limitWords(row, homeCurrency)}</span> },
          { key: "changed", header: "Changed", cell: (row) => (row.changedAt ? <span className="text-muted">{utcMoment(row.changedAt)}{row.changedBy && ` · ${row.changedBy}`}</span> : <span className="text-muted">House rule</span>) },
          ...(mayEdit ? [{ key: "edit", header: <span className="sr-only">Change</span>, cell: (row: DiscountLimitRow) => <LimitDialog limit={row} /> }] : []),
        ]}
      />
    </section>
  );
}
