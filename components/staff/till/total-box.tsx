"use client";

import { MapPin, Tag } from "lucide-react";
import type { ReactNode } from "react";
import { TaxWords } from "@/components/cart/tax-words";
import { Button } from "@/components/ui/button";
import { Price } from "@/components/ui/price";
import { handReasonWords } from "@/lib/domain/pricing/hand-discount";
import type { Quote } from "@/lib/domain/pricing/quote";
import type { OpenSale } from "./sale";

/** What the sale comes to, and the way to the money. */
export function TotalBox({ sale, price, customer, parked, onTell, onPay, onDiscount, onDrop }: { sale: OpenSale; price: Quote; customer: ReactNode; parked: ReactNode; /** Null while all is taken along. */ onTell: (() => void) | null; onPay: () => void; onDiscount: () => void; onDrop: () => void }) {
  const units = sale.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <div className="flex h-full flex-col gap-4 p-3 lg:p-5">
      <div className="grid grid-cols-2 gap-2 has-[>:only-child]:grid-cols-1 lg:grid-cols-1">{customer}{parked}</div>
      <dl className="figures grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm max-lg:hidden">
        <dt className="text-muted">{units} {units === 1 ? "item" : "items"}</dt><dd className="text-right"><Price amountMinor={price.subtotalMinor} /></dd>
        {price.promotions.map((one) => one.isApplied && one.amountMinor > 0 && <div key={one.promotionId} className="contents text-accent"><dt className="truncate">{one.name}</dt><dd className="text-right"><Price amountMinor={-one.amountMinor} /></dd></div>)}
        {price.byHand?.map((one) => one.amountMinor > 0 && <div key={one.line ?? "sale"} className="contents text-accent"><dt className="truncate">{handReasonWords[one.reason]}{one.line === null ? ", whole sale" : ""}</dt><dd className="text-right"><Price amountMinor={-one.amountMinor} /></dd></div>)}
        {price.groups.map((group) => group.method === "ship" && <div key={group.key} className="contents"><dt className="text-muted">Delivery</dt><dd className="text-right">{group.chargeMinor === 0 ? "Free" : <Price amountMinor={group.chargeMinor} />}</dd></div>)}
        <dt className="text-muted">{price.isTaxEstimated ? "Tax, estimated" : "Tax"}</dt><dd className="text-right"><Price amountMinor={price.taxMinor} /></dd>
      </dl>
      {onTell && <Button look="quiet" onClick={onTell} className="-mx-2 justify-start! gap-2.5 px-2! text-left text-sm"><MapPin aria-hidden className="size-4 shrink-0" /><span className="truncate">{toWords(sale.following)}</span></Button>}
      <TaxWords tax={{ ...price, exemption: price.exemptions.join(", ") || null }} />
      <div className="flex items-baseline justify-between gap-4 lg:border-t lg:border-line lg:pt-4">
        <p className="text-sm text-muted lg:text-base">Total<span className="lg:hidden"> · {units} {units === 1 ? "item" : "items"}</span></p>
        <p className="display-2" data-testid="till-total"><Price amountMinor={price.totalMinor} /></p>
      </div>
      <div className="grid gap-2 max-lg:grid-cols-[auto_auto_1fr] lg:mt-auto">
        <Button look="quiet" size="large" disabled={units === 0} onClick={onDrop} className="px-3! lg:order-3">Clear</Button>
        <Button look="secondary" size="large" disabled={units === 0} onClick={onDiscount} className="px-3! lg:order-2"><Tag aria-hidden className="size-4" /><span className="max-sm:sr-only">{sale.off ? "Change the discount" : "Discount"}</span></Button>
        <Button size="large" disabled={units === 0} onClick={onPay}>Take payment</Button>
      </div>
    </div>
  );
}

/** "Maya Lin, 1 Pine St, Seattle", "Maya Lin" where it is picked up. */
function toWords(following: OpenSale["following"]): string {
  if (!following) return "Say to whom it goes";
  return [following.name, following.shipTo?.line1, following.shipTo?.city].filter(Boolean).join(", ");
}
