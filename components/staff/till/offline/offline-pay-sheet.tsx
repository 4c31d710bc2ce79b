"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Price } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import { TextField } from "@/components/ui/text-field";
import type { Quote } from "@/lib/domain/pricing/quote";
import { cashDue } from "@/lib/domain/till/cash";
import type { Receipt } from "@/lib/domain/till/get-receipt";
import type { TillView } from "@/lib/domain/till/till-view";
import { CashSection } from "../cash-section";
import type { CatalogIndex } from "../find-item";
import type { OpenSale } from "../sale";
import { offlineSaleOf } from "./offline-sale-of";
import { signSale } from "./sign-sale";
import type { TillStore } from "./till-store";

type Props = { till: TillView; sale: OpenSale; price: Quote; index: CatalogIndex; store: TillStore | null; open: boolean; onOpenChange: (open: boolean) => void; onKept: (receipt: Receipt) => void };

/** Takes cash for a sale that only this browser knows of until the network is back. */
export function OfflinePaySheet({ till, sale, price, index, store, open, onOpenChange, onKept }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [given, setGiven] = useState("");
  const [email, setEmail] = useState("");
  const [isBusy, setBusy] = useState(false);
  const take = async (receivedMinor: number) => {
    const made = offlineSaleOf({ till, sale, price, index, receivedMinor, email: email.trim() || null });
    if (!store || !made) return setProblem("This register cannot sell without network: its page needs encryption and an open drawer.");
    setBusy(true);
    const receipt = await signSale(store, made.facts, made.receipt).catch(() => undefined);
    setBusy(false);
    if (receipt) return onKept(receipt);
    setProblem(receipt === null ? "This register has no order number left to give. Wait for the network." : "The browser could not keep the sale. Nothing was taken down; try again.");
  };
  return (
    <Sheet title={<>Take <Price amountMinor={price.totalMinor} /></>} open={open} onOpenChange={onOpenChange}>
      <div className="grid gap-6">
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <CashSection dueMinor={cashDue(price.totalMinor, price.currency)} totalMinor={price.totalMinor} currency={price.currency} isBusy={isBusy} given={given} onGiven={setGiven} onTake={(receivedMinor) => void take(receivedMinor)} />
        <p className="border-t border-line pt-5 text-sm text-muted">No network: no bank can be asked about a card, and a gift card or credit could be spent somewhere else at the same moment.</p>
        <TextField name="email" type="email" label="E-mail for the receipt" isOptional autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} hint="It goes out when the network is back." />
      </div>
    </Sheet>
  );
}
