"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ScanFeedback } from "@/components/staff/counter/scan-feedback";
import { ScanField } from "@/components/staff/counter/scan-field";
import { play } from "@/components/staff/counter/sounds";
import type { Feedback } from "@/components/staff/counter/use-pick";
import { Banner } from "@/components/ui/banner";
import { swapForCash, swapOnCounter } from "@/lib/actions/returns";
import { isScanOf, readScan } from "@/lib/domain/fulfillment/scan";
import { wayText } from "@/lib/domain/orders/exchange-way";
import { backText, itemsText } from "@/lib/domain/returns/exchange-address";
import type { SwapQuote } from "@/lib/domain/returns/get-swap-quote";
import { BackLines, type BackChoice } from "./back-lines";
import { SettleBox } from "./settle-box";
import { TakenLines } from "./taken-lines";
import { useTaken } from "./use-taken";
import type { PickupStore } from "./way-fields";

type Props = { quote: SwapQuote; requestKey: string; stores: PickupStore[]; hasDrawer: boolean };
const asUsual: BackChoice = { reason: "changed_mind", outcome: "restock", note: "" };

/** The counter swap on one screen: one scanner field for each direction, one difference, one confirmation. */
export function SwapDesk({ quote, requestKey, stores, hasDrawer }: Props) {
  const router = useRouter();
  const [isLooking, look] = useTransition();
  const [key] = useState(requestKey);
  const [choices, setChoices] = useState<Record<string, BackChoice>>({});
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const { orderId, back } = quote;
  const choiceOf = (lineId: string): BackChoice => choices[lineId] ?? asUsual;
  const go = (next: { back?: SwapQuote["back"]; items?: { sku: string; quantity: number }[]; way?: string }) =>
    look(() => router.replace(`/staff/returns/swap?${new URLSearchParams({ order: quote.orderNumber, back: backText(next.back ?? back), items: itemsText(next.items ?? quote.lines), way: next.way ?? wayText(quote.way) })}`, { scroll: false }));
  const taken = useTaken(quote.lines, (items) => go({ items }));
  const countOf = (lineId: string) => back.find((one) => one.lineId === lineId)?.quantity ?? 0;
  const setBack = (lineId: SwapQuote["back"][number]["lineId"], quantity: number) => go({ back: [...back.filter((one) => one.lineId !== lineId), { lineId, quantity }].filter((one) => one.quantity > 0) });
  const bring = (text: string) => {
    const read = readScan(text);
    const matching = quote.desk.filter((line) => isScanOf(read, line));
    const open = matching.find((line) => countOf(line.id) < line.left);
    const tone = open ? "right" : "wrong";
    play(tone);
    setFeedback({ tone, title: open?.title ?? (matching[0] ? matching[0].why || "More than can come back" : "Not in this order"), detail: open ? `${countOf(open.id) + 1} of ${open.left}` : (matching[0]?.title ?? text.slice(0, 60)), at: Date.now() });
    if (open) setBack(open.id, countOf(open.id) + 1);
  };
  const brought = back.map(({ lineId, quantity }) => ({ lineId, quantity, ...choiceOf(lineId) }));
  const of = { orderId, locationId: quote.store.id, key, back: brought };
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid min-w-0 gap-8">
        <section aria-labelledby="swap-back" className="grid gap-3">
          <h2 id="swap-back" className="text-sm font-semibold">Comes back</h2>
          <ScanField label="Scan or type what comes back" placeholder="Scan, or type GTIN or SKU" onScan={bring} tone={feedback?.tone ?? null} />
          <ScanFeedback feedback={feedback} idle="Scan what the shopper put on the counter." />
          <BackLines desk={quote.desk} currency={quote.currency} countOf={countOf} choiceOf={choiceOf} onCount={setBack} onChoose={(lineId, choice) => setChoices({ ...choices, [lineId]: choice })} />
        </section>
        <section aria-labelledby="swap-out" className="grid gap-3">
          <h2 id="swap-out" className="text-sm font-semibold">Goes out</h2>
          <ScanField label="Scan or type what goes out" placeholder="Scan, or type a SKU" onScan={taken.add} isSecond />
          {quote.unknown.length > 0 && <Banner tone="negative" role="alert">Not sold by us: {quote.unknown.join(", ")}</Banner>}
          {quote.lines.length > 0 && <TakenLines lines={quote.lines} currency={quote.currency} isLooking={isLooking} way={quote.way} onCount={taken.setCount} onNow={taken.setNow} />}
        </section>
      </div>
      <SettleBox
        price={quote} stores={stores} hasDrawer={hasDrawer} isLooking={isLooking} lacks={back.length === 0 ? "Scan what comes back." : quote.lines.length === 0 ? "Scan what goes out." : null} onWay={(way) => go({ way })}
        byCard={(taking) => swapOnCounter({ ...taking, ...of })} inCash={(taking) => swapForCash({ ...taking, ...of })}
      />
    </div>
  );
}
