import type { ReactNode } from "react";
import type { LedgerEntry } from "@/lib/domain/payments/stored-value-view";
import { entryWords } from "@/lib/domain/payments/tender";

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });

type Props = { entries: readonly LedgerEntry[]; /** An amount as it is said: "$5.00", "500 points". */ words: (amount: number) => string; /** Where an order's number leads. */ orderLink: (number: string) => ReactNode; /** Reasons and names are for staff. */ isForStaff?: boolean };

/** What moved a balance, newest first, each with the balance after it. */
export function Ledger({ entries, words, orderLink, isForStaff = false }: Props) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {entries.map((entry) => (
        <li key={entry.id} className="flex min-h-14 items-baseline justify-between gap-6 py-3 text-sm">
          <div className="min-w-0">
            <p className="font-medium">{entryWords(entry)}{entry.orderNumber && <> · {orderLink(entry.orderNumber)}</>}</p>
            <p className="text-xs text-muted">{[day.format(new Date(entry.at)), isForStaff && entry.reason, isForStaff && entry.by].filter(Boolean).join(" · ")}</p>
          </div>
          <div className="figures shrink-0 text-right">
            <p className="font-medium">{entry.amountMinor > 0 ? "+" : "−"}{words(Math.abs(entry.amountMinor))}</p>
            <p className="text-xs text-muted">{words(entry.balanceMinor)} left</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
