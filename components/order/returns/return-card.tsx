import { QrCode } from "@/components/order/qr-code";
import { Badge } from "@/components/ui/badge";
import { partOfWords } from "@/lib/domain/fulfillment/in-bundle";
import { dateWords } from "@/lib/domain/locations/time-words";
import { isCancellable, outcomeWords, returnWords, type ReturnStatus } from "@/lib/domain/returns/return-state";
import type { RefundView, ReturnLineView, ReturnView } from "@/lib/domain/returns/return-view";
import { formatMoney } from "@/lib/kernel/money";
import { CancelReturn } from "./cancel-return";
import { returnTone } from "./return-tone";

/** One return: its code while it can be brought, what is in it, and what becomes of the money. */
export function ReturnCard({ one, token, orderId, heading: Heading = "h3" }: { one: ReturnView; token: string | null; orderId: string; heading?: "h2" | "h3" }) {
  return (
    <section aria-labelledby={`return-${one.id}`} className="rounded-lg border border-line bg-surface p-5 sm:p-7">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <Heading id={`return-${one.id}`} className="figures text-lg font-medium">{one.number}</Heading>
        <Badge tone={returnTone[one.status]} hasShape>{returnWords[one.status].shopper}</Badge>
      </div>
      {one.status === "approved" && <ReturnQr number={one.number} until={dateWords(new Date(one.bringBy), one.timeZone)} />}
      {one.store && <p className="mt-2 text-sm text-muted">Received at {one.store.name}</p>}
      <ul className="mt-5 grid gap-3 text-sm">
        {one.lines.map((line) => (
          <li key={line.id} className="flex justify-between gap-4">
            <span className="min-w-0">{countOf(line, one.status)} × {line.title}<span className="block text-xs text-muted">{[line.variantTitle, partOfWords(line.bundle), line.reason, storyOf(line)].filter(Boolean).join(" · ")}</span></span>
            <span className="figures shrink-0">{formatMoney(line.units.filter(({ status }) => status !== "refused" && status !== "dropped").reduce((sum, { amountMinor }) => sum + amountMinor, 0), one.currency)}</span>
          </li>
        ))}
      </ul>
      {one.exchange && (
        <ul aria-label="Taken in exchange" className="mt-4 grid gap-2 border-t border-line pt-4 text-sm">
          {one.exchange.items.map((item) => <li key={item.sku} className="flex justify-between gap-4"><span className="min-w-0">Taken along: {item.quantity} × {item.title}{item.variantTitle && <span className="block text-xs text-muted">{item.variantTitle}</span>}</span><span className="figures shrink-0">{formatMoney(item.amountMinor, one.currency)}</span></li>)}
          {one.exchange.paidMinor > 0 && <li className="figures flex justify-between gap-4 text-muted"><span>You paid the difference</span><span>{formatMoney(one.exchange.paidMinor, one.currency)}</span></li>}
        </ul>
      )}
      {one.status !== "cancelled" && one.status !== "rejected" && (one.status !== "exchanged" || one.refund.amountMinor > 0) && <p className="figures mt-4 flex justify-between gap-4 border-t border-line pt-4 text-sm font-medium"><span>{moneyWords(one.status, one.refund)}{(one.refund.taxMinor ?? 0) > 0 && <span className="block text-xs font-normal text-muted">of it {formatMoney(one.refund.taxMinor ?? 0, one.currency)} tax</span>}</span><span>{formatMoney(one.refund.amountMinor, one.currency)}</span></p>}
      {one.closedReason && <p className="mt-4 text-sm text-muted">{one.closedReason}</p>}
      {isCancellable(one.status) && <CancelReturn returnId={one.id} number={one.number} proof={{ orderId, token }} />}
    </section>
  );
}

/** The code for the counter of any store: a QR to scan and a number to say. */
function ReturnQr({ number, until }: { number: string; until: string }) {
  return (
    <div className="mt-5 flex items-center gap-5 rounded-md bg-sunken p-4">
      <QrCode text={`ALDERWAY:${number}`} label={`QR code of return ${number}`} className="size-28" />
      <div>
        <p className="text-xs text-muted">Show this at any store, or say</p>
        <p className="figures mt-1 text-2xl leading-none font-medium tracking-wide">{number}</p>
        <p className="mt-2 text-sm text-muted">Until {until}</p>
      </div>
    </div>
  );
}

/** What was not brought does not count, unless the whole return was called off. */
const countOf = ({ units }: ReturnLineView, status: ReturnStatus): number => units.filter((unit) => status === "cancelled" || status === "rejected" || unit.status !== "dropped").length;

function storyOf({ units }: ReturnLineView): string {
  const outcomes = [...new Set(units.flatMap(({ outcome, note }) => (outcome === "refuse" ? [`${outcomeWords.refuse.done}: ${note}`] : outcome ? ["Accepted"] : [])))];
  return outcomes.join(" · ");
}

function moneyWords(status: ReturnStatus, { state, card, deliveryMinor }: RefundView): string {
  const what = deliveryMinor > 0 ? ", delivery included" : "";
  if (status === "refunded") return `Refunded${card ? ` to ${card}` : ""}${what}`;
  if (state === "pending") return `On its way${card ? ` to ${card}` : ""}${what}`;
  return `You get back${what}`;
}
