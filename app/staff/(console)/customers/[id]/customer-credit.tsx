import Link from "next/link";
import { AdjustBalance } from "@/components/staff/gift-cards/value-actions";
import { listCreditOf } from "@/lib/domain/payments/get-stored-value";
import { limitWords } from "@/lib/domain/payments/tender";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

/** A customer's store credit, and the way to give some. */
export async function CustomerCredit({ customerId }: { customerId: string }) {
  const by = await maybePermit("gift_cards.view");
  if (!by) return null;
  const [credits, issuer] = [await listCreditOf(by, customerId), await maybePermit("gift_cards.issue")];
  return (
    <section aria-labelledby="store-credit" className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line bg-surface p-4">
      <div>
        <h2 id="store-credit" className="text-sm font-semibold">Store credit</h2>
        {credits.length === 0 && <p className="mt-1 text-sm">None yet</p>}
        {credits.map((credit) => (
          <p key={credit.id} className="figures mt-1 flex flex-wrap items-center gap-x-3 text-sm">
            {formatMoney(credit.balanceMinor, credit.currency)}{credit.state === "blocked" && <span className="text-negative">blocked</span>}
            <Link href={`/staff/gift-cards/${credit.id}`} className="inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-8">Ledger</Link>
          </p>
        ))}
      </div>
      {issuer && <AdjustBalance subject={{ customerId }} label="Give credit" limit={limitWords(issuer.actor.role, homeCurrency)} />}
    </section>
  );
}
