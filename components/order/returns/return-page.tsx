import Link from "next/link";
import { KeepFresh } from "@/components/order/keep-fresh";
import { Banner } from "@/components/ui/banner";
import { wantedLines } from "@/lib/domain/returns/return-input";
import type { ReturnQuote } from "@/lib/domain/returns/get-return-quote";
import { isReturnOver } from "@/lib/domain/returns/return-state";
import type { ShopperReturns } from "@/lib/domain/returns/return-view";
import { newId } from "@/lib/kernel/ids";
import { ReturnCard } from "./return-card";
import { ReturnConfirm } from "./return-confirm";
import { ReturnForm, type Asked } from "./return-form";

type Props = {
  desk: ShopperReturns;
  /** What proves the order in forms and links: the link's token, or null where the session does. */
  token: string | null;
  /** The token that the live stream asks for. */
  track: string;
  asked: Asked;
  quote: ReturnQuote | null;
};

/** Choose what goes back, see exactly what comes back, then the code for the counter. Each step is an address of its own. */
export function ReturnPage({ desk, token, track, asked, quote }: Props) {
  const order = token ? `/track/${encodeURIComponent(token)}` : `/orders/${desk.orderNumber}`;
  const made = desk.returns.find(({ number }) => number === asked["made"]);
  const others = desk.returns.filter((each) => each !== made);
  const problem = problemOf(asked, quote);
  const canReturn = desk.lines.some(({ left }) => left > 0);
  return (
    <div className="page max-w-3xl py-10 lg:py-16">
      {!quote && desk.returns.some(({ status }) => !isReturnOver(status)) && <KeepFresh track={track} />}
      <p className="text-sm text-muted"><Link href={order} className="inline-flex min-h-11 items-center underline underline-offset-4">Order {desk.orderNumber}</Link></p>
      <h1 className="mt-1 display-2">{made ? (made.status === "requested" ? "We have your request" : "Bring it to any store") : quote ? "Check and confirm" : "Return something"}</h1>
      {made ? <div className="mt-8"><ReturnCard one={made} token={token} orderId={desk.orderId} heading="h2" /></div>
        : quote ? <div className="mt-8"><ReturnConfirm quote={quote} proof={{ orderId: desk.orderId, token }} requestKey={newId<string>()} currency={desk.currency} mayBeCredit={desk.mayBeCredit} changeHref={`${order}/return?${choiceOf(asked)}`} /></div>
        : (
          <>
            <p className="mt-3 text-muted">Any of our stores takes it, whichever way you bought it. What is broken or wrong comes back as it is; everything else unused and complete.</p>
            {problem && <Banner tone="warning" role="alert" className="mt-6">{problem}</Banner>}
            {canReturn ? <div className="mt-8"><ReturnForm lines={desk.lines} currency={desk.currency} asked={asked} /></div>
              : <ReturnForm lines={desk.lines} currency={desk.currency} asked={asked} isClosed />}
          </>
        )}
      {others.length > 0 && !quote && (
        <section aria-labelledby="earlier-returns" className="mt-12">
          <h2 id="earlier-returns" className="display-3">{made ? "Other returns of this order" : "Returns of this order"}</h2>
          <div className="mt-5 grid gap-5">{others.map((one) => <ReturnCard key={one.id} one={one} token={token} orderId={desk.orderId} />)}</div>
        </section>
      )}
      {made && canReturn && <p className="mt-8 text-sm"><Link href={`${order}/return`} className="inline-flex min-h-11 items-center underline underline-offset-4">Return something else of this order</Link></p>}
    </div>
  );
}

function problemOf(asked: Asked, quote: ReturnQuote | null): string | null {
  if (quote || asked["change"] === "1" || !Object.keys(asked).some((name) => name.startsWith("quantity."))) return null;
  const parsed = wantedLines.safeParse(asked);
  return parsed.success ? "Some of it can no longer be returned. Choose again." : (parsed.error.issues[0]?.message ?? "Choose what to return.");
}

function choiceOf(asked: Asked): string {
  const kept = Object.entries(asked).flatMap(([name, value]) => (typeof value === "string" && /^(quantity|reason)\./.test(name) ? [[name, value]] : []));
  return new URLSearchParams([...kept, ["change", "1"]]).toString();
}
