"use client";

import { ShoppingBag, Store, Tag, Trash2, Truck } from "lucide-react";
import Image from "next/image";
import { memo, useEffect, useMemo, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Price } from "@/components/ui/price";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { contentWords } from "@/lib/domain/fulfillment/in-bundle";
import type { Quote } from "@/lib/domain/pricing/quote";
import { giftWords } from "@/lib/domain/payments/gift";
import { handReasonWords } from "@/lib/domain/pricing/hand-discount";
import { lineKeyOf } from "@/lib/domain/till/till-input";
import type { CatalogItem } from "@/lib/domain/till/till-view";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import type { CatalogIndex } from "./find-item";
import { effectWords } from "./open-wish";
import type { OpenLine, OpenSale } from "./sale";

type Props = { sale: OpenSale; index: CatalogIndex; price: Quote; onQuantity: (variantId: string, quantity: number) => void; onDiscount: (key: string) => void; onWay: (key: string) => void };

const wayWords = ({ method, place, isSent }: OpenLine): string => (method === "ship" ? "Ships" : method === "pickup" ? (isSent ? `Sent to ${place?.name ?? ""} for pickup` : `Pickup at ${place?.name ?? ""}`) : "Taken along");
const money = (minor: number) => formatMoney(minor, homeCurrency);

/** The newest line first, where the eye is after a scan. */
export function SaleLines({ sale, index, price, onQuantity, onDiscount, onWay }: Props) {
  const priced = new Map(price.lines.map((line) => [line.key, line]));
  const latest = useRef({ onQuantity, onDiscount, onWay });
  useEffect(() => {
    latest.current = { onQuantity, onDiscount, onWay };
  });
  const on = useMemo((): Handlers => ({
    quantity: (key, quantity) => latest.current.onQuantity(key, quantity), discount: (key) => latest.current.onDiscount(key), way: (key) => latest.current.onWay(key),
  }), []);
  return (
    <ul aria-label="Lines" className="grid min-h-0 content-start gap-2 overflow-y-auto pb-2">
      {sale.lines.toReversed().map((line) => {
        const key = lineKeyOf(line);
        const { subtotalMinor = 0, discountMinor = 0 } = priced.get(key) ?? {};
        // A line that comes to the front is drawn anew there: to move it, React would move all that stood before it.
        return <SaleRow key={`${key} ${line.turn ?? 0}`} line={line} item={index.byId.get(line.variantId)} subtotalMinor={subtotalMinor} discountMinor={discountMinor} on={on} />;
      })}
    </ul>
  );
}

type Handlers = { quantity: (key: string, quantity: number) => void; discount: (key: string) => void; way: (key: string) => void };
type RowProps = { line: OpenLine; item: CatalogItem | undefined; subtotalMinor: number; discountMinor: number; on: Handlers };

/** Drawn again only when something of its own changes: a scan into a sale of two hundred lines draws one. */
const SaleRow = memo(function SaleRow({ line, item, subtotalMinor, discountMinor, on }: RowProps) {
  const { quantity, off, method = "carry_out", gift } = line;
  const key = lineKeyOf(line);
  const name = item ? `${item.title}${item.option ? `, ${item.option}` : ""}` : "No longer sold";
  return (
    <li data-sku={item?.sku} className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-2 rounded-md border border-line bg-surface p-3 [contain-intrinsic-size:auto_5.25rem] [content-visibility:auto] sm:grid-cols-[auto_1fr_auto_auto_5.5rem] sm:gap-x-4">
      <span className="relative size-14 overflow-hidden rounded-sm bg-sunken">{item?.image && <Image src={item.image} alt="" fill sizes="56px" className="object-contain" onError={(event) => { event.currentTarget.hidden = true; }} />}</span>
      <div className="min-w-0">
        <p className="line-clamp-2 text-sm leading-tight font-medium">{name}</p>
        {item?.contents && <p className="mt-0.5 text-xs text-muted">{contentWords(item.contents)}</p>}
        <p className="figures mt-0.5 text-xs text-muted">{item?.sku}{item && method === "carry_out" && !item.isGiftCard && quantity > item.left ? <span className="text-warning"> · {item.left > 0 ? `only ${item.left} on our books` : "none on our books"}</span> : ""}</p>
      </div>
      <span className="text-right sm:order-last">
        <Price amountMinor={subtotalMinor - discountMinor} wasMinor={subtotalMinor} className="justify-end text-base font-medium" />
        {quantity > 1 && item && <span className="figures block text-xs text-muted"><Price amountMinor={gift?.amountMinor ?? item.priceMinor} /> each</span>}
      </span>
      {(off || method !== "carry_out") && (
        <div className="figures col-span-full grid gap-0.5 text-xs sm:order-last sm:col-start-2">
          {method !== "carry_out" && <p className="break-words">{gift ? giftWords(gift) : wayWords(line)}</p>}
          {off && <p className="text-accent">{handReasonWords[off.reason]}, {effectWords(off.effect, money)}{off.approval && <span className="text-muted"> · allowed by {off.approval.name}</span>}</p>}
        </div>
      )}
      <div className="col-span-3 flex items-center justify-between gap-3 sm:contents">
        <QuantityStepper label={`Quantity of ${name}`} value={quantity} onValueChange={(next) => on.quantity(key, next)} />
        <span className="flex">
          {!gift && <IconButton label={`How they get ${name}: ${wayWords(line)}`} className={method === "carry_out" ? undefined : "text-accent"} onClick={() => on.way(key)}>{method === "ship" ? <Truck aria-hidden /> : method === "pickup" ? <Store aria-hidden /> : <ShoppingBag aria-hidden />}</IconButton>}
          {!gift && <IconButton label={`Price or discount of ${name}`} className={off ? "text-accent" : undefined} onClick={() => on.discount(key)}><Tag aria-hidden /></IconButton>}
          <IconButton label={`Remove ${name}`} onClick={() => on.quantity(key, 0)}><Trash2 aria-hidden /></IconButton>
        </span>
      </div>
    </li>
  );
});
