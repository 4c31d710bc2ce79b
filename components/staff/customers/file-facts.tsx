import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import type { CustomerFile } from "@/lib/domain/customers/get-customer-file";
import { formatSums } from "@/lib/kernel/money";

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });

/** Who this is, in what they are worth to know at the counter. */
export function FileFacts({ file }: { file: CustomerFile }) {
  const facts: [string, string][] = [
    ["Orders", String(file.value.orders)],
    ["Bought for", formatSums(file.value.totals) || "Nothing yet"],
    ["Last order", file.value.lastOrderAt ? day.format(new Date(file.value.lastOrderAt)) : "Never"],
    ["Returns", String(file.value.returns)],
    ["Home store", file.homeStore ?? "None chosen"],
    ["Collects at", file.value.stores.slice(0, 3).join(", ") || "Nowhere yet"],
    ["Loyalty number", file.loyaltyNumber ?? "None"],
    ["Customer since", day.format(new Date(file.since))],
  ];
  return (
    <section className="rounded-md border border-line bg-surface p-4">
      <div className="mb-3 flex flex-wrap gap-2">
        <Badge tone={file.hasAccount ? "positive" : "neutral"} hasShape>{file.hasAccount ? "Has an account" : "Guest"}</Badge>
        {file.emailVerified && <Badge tone="positive" hasShape>E-mail confirmed</Badge>}
        <Badge tone={file.sharesBrowsing ? "info" : "neutral"} hasShape>{file.sharesBrowsing ? "Shares browsing" : "Browsing private"}</Badge>
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm">
        {facts.map(([label, value]) => <div key={label}><dt className="text-2xs text-muted">{label}</dt><dd className="figures">{value}</dd></div>)}
      </dl>
      {file.joinedProfiles > 0 && <p className="mt-3 text-xs text-muted">{file.joinedProfiles} guest {file.joinedProfiles === 1 ? "profile" : "profiles"} joined after the e-mail was confirmed.</p>}
      {file.openOrders.length > 0 && (
        <div className="mt-4 border-t border-line pt-3">
          <h3 className="text-2xs font-medium text-muted">Open orders</h3>
          <ul className="mt-1 grid gap-1 text-sm">
            {file.openOrders.map((order) => (
              <li key={`${order.number}${order.store}`} className="flex flex-wrap justify-between gap-x-3">
                <Link href={`/staff/orders/${order.number}`} className="figures inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-0">{order.number}</Link>
                <span className="text-muted">{order.state.replaceAll("_", " ")} · {order.store}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
