import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Ledger } from "@/components/gift-cards/ledger";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { SoldCardActions } from "@/components/staff/gift-cards/sold-card-actions";
import { AdjustBalance, BlockCard } from "@/components/staff/gift-cards/value-actions";
import { valueTone } from "@/components/staff/gift-cards/value-tone";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { getStoredValue } from "@/lib/domain/payments/get-stored-value";
import { stateWords } from "@/lib/domain/payments/stored-value-query";
import { limitWords, tenderWords } from "@/lib/domain/payments/tender";
import { isUuid } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Gift card" };

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "long" });

export default async function GiftCardPage({ params }: PageProps<"/staff/gift-cards/[id]">) {
  const by = await maybePermit("gift_cards.view");
  if (!by) return <NoPermission what="gift cards and store credit" />;
  const issuer = await maybePermit("gift_cards.issue");
  const { id } = await params;
  const value = isUuid(id) ? await getStoredValue(by, id) : null;
  if (!value) notFound();
  const words = tenderWords({ tender: value.kind, brand: null, last4: value.last4 });
  const facts: [string, string][] = [
    ["Put on it", formatMoney(value.issuedMinor, value.currency)], ["Issued", day.format(new Date(value.createdAt))],
    ["Expires", value.expiresAt ? day.format(new Date(value.expiresAt)) : "Never"], ["For", value.holder ?? "Whoever has the code"],
    ...(value.recipientEmail ? [["Mailed to", value.recipientEmail] satisfies [string, string]] : []), ...(value.mailAt ? [["Mailed on", day.format(new Date(value.mailAt))] satisfies [string, string]] : []), ...(value.senderName ? [["From", value.senderName] satisfies [string, string]] : []),
  ];
  return (
    <StaffPage title={words} detail={<Badge tone={valueTone[value.state]} hasShape>{stateWords[value.state]}</Badge>}
      actions={issuer && value.state !== "taken_back" && <>{value.orderId && value.recipientEmail && value.state !== "blocked" && <SoldCardActions card={{ id: value.id, orderId: value.orderId, recipientEmail: value.recipientEmail, recipientName: value.holder, left: formatMoney(value.balanceMinor, value.currency), isEmpty: value.balanceMinor === 0 }} />}<AdjustBalance subject={{ storedValueId: value.id }} label="Adjust the balance" limit={limitWords(issuer.actor.role, value.currency)} /><BlockCard storedValueId={value.id} isBlocked={value.state === "blocked"} /></>}>
      <Breadcrumb crumbs={[{ label: "Gift cards", href: "/staff/gift-cards" }, { label: words }]} />
      <div className="mt-4 grid gap-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-labelledby="ledger" className="min-w-0">
          <h2 id="ledger" className="mb-2 text-sm font-semibold">Ledger</h2>
          <Ledger entries={value.entries} words={(minor) => formatMoney(minor, value.currency)} isForStaff orderLink={(number) => <Link href={`/staff/orders/${number}`} className="figures underline underline-offset-4">{number}</Link>} />
        </section>
        <aside className="order-first xl:order-none">
          <div className="rounded-md border border-line bg-surface p-4">
            <p className="text-2xs text-muted">Left on it</p>
            <p className="figures display-3 mt-1">{formatMoney(value.balanceMinor, value.currency)}</p>
            <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 border-t border-line pt-4 text-sm">
              {facts.map(([label, text]) => <div key={label} className={label === "Mailed to" ? "col-span-2 min-w-0" : "min-w-0"}><dt className="text-2xs text-muted">{label}</dt><dd className="figures break-words">{text}</dd></div>)}
            </dl>
            {value.orderNumber && <p className="mt-4 text-sm text-muted">Sold with order <Link href={`/staff/orders/${value.orderNumber}`} className="figures inline-flex min-h-11 items-center text-ink underline underline-offset-4">{value.orderNumber}</Link></p>}
            {value.customerId && <p className="mt-4 text-sm"><Link href={`/staff/customers/${value.customerId}`} className="inline-flex min-h-11 items-center underline underline-offset-4">Customer’s file</Link></p>}
            {value.message && <p className="mt-4 border-t border-line pt-3 text-sm text-muted">“{value.message}”</p>}
          </div>
        </aside>
      </div>
    </StaffPage>
  );
}
