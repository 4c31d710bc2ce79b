import clsx from "clsx";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";

type Props = { amountMinor: number; currency?: string; locale?: string; wasMinor?: number; className?: string };

/** Money in tabular figures; a former price is struck through and said in words. */
export function Price({ amountMinor, currency = homeCurrency, locale = "en-US", wasMinor, className }: Props) {
  const isLower = wasMinor !== undefined && wasMinor > amountMinor;
  return (
    <span className={clsx("figures inline-flex flex-wrap items-baseline gap-x-2", className)}>
      <span className={clsx(isLower && "text-accent")}>
        {isLower && <span className="sr-only">Now </span>}
        {formatMoney(amountMinor, currency, locale)}
      </span>
      {isLower && (
        <s className="text-[0.85em] text-muted">
          <span className="sr-only">was </span>
          {formatMoney(wasMinor, currency, locale)}
        </s>
      )}
    </span>
  );
}

/** Beside every reduced price, as the European Union's directive on price indications asks. */
export function LowestBefore({ lowestMinor, currency = homeCurrency, locale = "en-US" }: { lowestMinor: number | null; currency?: string; locale?: string }) {
  return lowestMinor === null ? null : <span className="figures block text-xs text-muted">Lowest in the 30 days before: {formatMoney(lowestMinor, currency, locale)}</span>;
}
