import type { Metadata } from "next";
import Link from "next/link";
import { Ledger } from "@/components/gift-cards/ledger";
import { EmptyState } from "@/components/ui/empty-state";
import { listOwnCredit } from "@/lib/domain/payments/get-stored-value";
import { formatMoney } from "@/lib/kernel/money";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Store credit", robots: { index: false } };

export default async function StoreCreditPage() {
  const credits = await listOwnCredit(await requirePermit("account.own"));
  return (
    <>
      <h1 className="display-2">Store credit</h1>
      {credits.map((credit) => (
        <section key={credit.id} aria-label={`In ${credit.currency}`} className="mb-12">
          <p className="mt-6 text-sm text-muted">You have</p>
          <p className="figures display-2">{formatMoney(credit.balanceMinor, credit.currency)}</p>
          <p className="mt-2 mb-8 max-w-[60ch] text-sm text-muted">{credit.state === "blocked" ? "It cannot be used at the moment. Ask a store or our service." : "It never expires. Choose it at checkout, before your card pays."}</p>
          <h2 className="mb-2 font-medium">What moved it</h2>
          <Ledger entries={credit.entries} words={(minor) => formatMoney(minor, credit.currency)} orderLink={(number) => <Link href={`/orders/${number}`} className="figures underline underline-offset-4">{number}</Link>} />
        </section>
      ))}
      {credits.length === 0 && <div className="mt-6"><EmptyState title="No store credit yet">When you take store credit for a return, or we owe you something, it appears here with everything that moved it.</EmptyState></div>}
      <p className="mt-8 text-sm"><Link href="/gift-cards" className="inline-flex min-h-11 items-center underline underline-offset-4">Check the balance of a gift card</Link></p>
    </>
  );
}
