import { EndExemption } from "./end-exemption";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { usStates } from "@/lib/domain/locations/us-states";
import type { ListedTaxExemption } from "@/lib/domain/pricing/list-tax-exemptions";

const day = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", year: "numeric", timeZone: "UTC" });
const tone = { good: "positive", expired: "warning", ended: "neutral" } as const;

/** Certificates, those that are good first. */
export function ExemptionTable({ exemptions, mayEdit }: { exemptions: ListedTaxExemption[]; mayEdit: boolean }) {
  return (
    <Table
      caption="Tax exemptions" rows={exemptions} rowKey={(one) => one.id}
      empty={<EmptyState title="No certificate yet">{mayEdit ? "Note the certificate of a customer group below." : "A merchandiser notes the certificates of customer groups."}</EmptyState>}
      columns={[
        { key: "group", header: "Group", cell: (one) => <><span className="font-medium">{one.group}</span><span className="figures text-xs text-muted"> {one.members} {one.members === 1 ? "customer" : "customers"}</span></> },
        { key: "certificate", header: "Certificate", cell: (one) => <span className="figures break-all">{one.certificate}</span> },
        { key: "state", header: "Where", cell: (one) => (one.state ? (usStates[one.state] ?? one.state) : "Every state") },
        { key: "until", header: "Last day", cell: (one) => <span className="figures whitespace-nowrap">{day.format(new Date(`${one.expiresOn}T00:00:00Z`))}</span> },
        { key: "status", header: "State", cell: (one) => <Badge tone={tone[one.status]} hasShape>{one.status}</Badge> },
        { key: "by", header: "Noted by", cell: (one) => one.by ?? <span className="text-muted">–</span> },
        ...(mayEdit ? [{ key: "end", header: <span className="sr-only">End</span>, className: "w-24", cell: (one: ListedTaxExemption) => (one.status === "good" ? <EndExemption id={one.id} certificate={one.certificate} /> : null) }] : []),
      ]}
    />
  );
}
