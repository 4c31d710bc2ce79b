"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ScanField } from "@/components/staff/counter/scan-field";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { exchangeAtCounter, exchangeForCash } from "@/lib/actions/returns";
import { wayText } from "@/lib/domain/orders/exchange-way";
import { itemsText } from "@/lib/domain/returns/exchange-address";
import type { ExchangeQuote } from "@/lib/domain/returns/get-exchange-quote";
import { SettleBox } from "./settle-box";
import { TakenLines } from "./taken-lines";
import { useTaken } from "./use-taken";
import type { PickupStore } from "./way-fields";

/** What goes out for what came back: scanned at the shelf, priced here, settled in one step. What is chosen lives in the address. */
export function ExchangeDesk({ quote, stores, hasDrawer }: { quote: ExchangeQuote; stores: PickupStore[]; hasDrawer: boolean }) {
  const router = useRouter();
  const [isLooking, look] = useTransition();
  const [way, setWay] = useState(wayText(quote.way));
  const { returnId } = quote;
  const go = (items: string, to: string) => look(() => router.replace(`/staff/returns/${quote.number}/exchange?${new URLSearchParams({ items, way: to })}`, { scroll: false }));
  const taken = useTaken(quote.lines, (items) => go(itemsText(items), way));
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid gap-4">
        <ScanField label="Scan or type what goes out" placeholder="Scan, or type a SKU" onScan={taken.add} />
        {quote.unknown.length > 0 && <Banner tone="negative" role="alert">Not sold by us: {quote.unknown.join(", ")}</Banner>}
        {quote.lines.length === 0
          ? <div className="rounded-md border border-line bg-surface"><EmptyState title="Nothing chosen yet">Scan what the shopper takes.</EmptyState></div>
          : <TakenLines lines={quote.lines} currency={quote.currency} isLooking={isLooking} way={quote.way} onCount={taken.setCount} onNow={taken.setNow} />}
      </div>
      <SettleBox
        price={quote} stores={stores} hasDrawer={hasDrawer} isLooking={isLooking} lacks={quote.lines.length === 0 ? "Scan what the shopper takes." : null}
        onWay={(to) => { setWay(to); go(itemsText(quote.lines), to); }}
        byCard={({ attempt, ...taking }) => exchangeAtCounter({ ...taking, returnId, key: attempt })} inCash={(taking) => exchangeForCash({ ...taking, returnId })}
      />
    </div>
  );
}
