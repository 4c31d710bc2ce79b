"use client";

import { X } from "lucide-react";
import { ScanField } from "@/components/staff/counter/scan-field";
import { IconButton } from "@/components/ui/icon-button";
import { Switch } from "@/components/ui/switch";
import { Input } from "@/components/ui/input";
import { pointsWords } from "@/lib/domain/payments/tender";
import { decimalMoney, formatMoney } from "@/lib/kernel/money";
import type { TendersInUse } from "./use-tenders";

const ownLabel = { points: "Points", store_credit: "Store credit" } as const;

/** Gift cards, scanned or typed, and the customer's points and store credit: what each pays and what is left on it. */
export function ValueTenders({ tenders, currency, customerName }: { tenders: TendersInUse; currency: string; customerName: string | null }) {
  const money = (minor: number) => formatMoney(minor, currency);
  return (
    <section aria-label="Gift cards, points and credit" className="grid gap-3">
      <h3 className="text-sm font-semibold">Gift card</h3>
      <ScanField label="Gift card code" placeholder="Scan or type the card’s code" onScan={(code) => void tenders.addCard(code)} />
      {tenders.problem && <p role="alert" className="text-sm text-negative">{tenders.problem}</p>}
      {tenders.cards.length > 0 && (
        <ul aria-label="Gift cards" className="grid gap-2">
          {tenders.cards.map((card) => (
            <li key={card.code} className="flex items-center gap-2 rounded-md border border-line py-2 pr-1 pl-3">
              <span className="min-w-0 flex-1 text-sm"><span className="block font-medium">Card ending in {card.last4}</span><span className="figures block text-xs text-muted">{money(card.balanceMinor)} on it{card.paysMinor < card.balanceMinor && `, ${money(card.balanceMinor - card.paysMinor)} stay`}</span></span>
              <Pays label={`What the card ending in ${card.last4} pays`} typed={card.typed} paysMinor={card.paysMinor} currency={currency} onType={(typed) => tenders.setCard(card.code, typed)} />
              <IconButton label={`Take the card ending in ${card.last4} off`} onClick={() => tenders.dropCard(card.code)}><X aria-hidden /></IconButton>
            </li>
          ))}
        </ul>
      )}
      {tenders.own.filter(({ balanceMinor }) => balanceMinor > 0).map(({ kind, balanceMinor, typed, paysMinor }) => (
        <div key={kind} className="grid gap-2 rounded-md border border-line px-3 py-2">
          <div><Switch label={ownLabel[kind]} hint={`${customerName ?? "The customer"} has ${kind === "points" ? `${pointsWords(balanceMinor)}, ` : ""}${money(balanceMinor)}`} checked={typed !== null} onChange={(event) => tenders.setOwn(kind, event.target.checked ? "" : null)} /></div>
          {typed !== null && <div className="flex items-center justify-between gap-3 text-sm">Pays<Pays label={`What the ${ownLabel[kind].toLowerCase()} ${kind === "points" ? "pay" : "pays"}`} typed={typed} paysMinor={paysMinor} currency={currency} onType={(next) => tenders.setOwn(kind, next)} /></div>}
        </div>
      ))}
    </section>
  );
}

/** All it can, unless another amount is typed. */
function Pays({ label, typed, paysMinor, currency, onType }: { label: string; typed: string; paysMinor: number; currency: string; onType: (typed: string) => void }) {
  return <span className="w-28 shrink-0"><Input aria-label={label} inputMode="decimal" autoComplete="off" value={typed} placeholder={decimalMoney(paysMinor, currency)} onChange={(event) => onType(event.target.value)} className="figures text-right placeholder:text-ink" /></span>;
}
