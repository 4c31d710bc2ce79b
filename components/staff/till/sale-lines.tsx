"use client";

import { Trash2 } from "lucide-react";
import Image from "next/image";
import { IconButton } from "@/components/ui/icon-button";
import { Price } from "@/components/ui/price";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import type { Quote } from "@/lib/domain/pricing/quote";
import type { CatalogIndex } from "./find-item";
import type { OpenSale } from "./sale";

type Props = { sale: OpenSale; index: CatalogIndex; price: Quote; onQuantity: (variantId: string, quantity: number) => void };

/** The newest line first, where the eye is after a scan. */
export function SaleLines({ sale, index, price, onQuantity }: Props) {
  return (
    <ul aria-label="Lines" className="grid min-h-0 content-start gap-2 overflow-y-auto pb-2">
      {sale.lines.toReversed().map(({ variantId, quantity }) => {
        const item = index.byId.get(variantId);
        const line = price.lines.find((one) => one.key === variantId);
        const name = item ? `${item.title}${item.option ? `, ${item.option}` : ""}` : "No longer sold";
        return (
          <li key={variantId} data-sku={item?.sku} className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-2 rounded-md border border-line bg-surface p-3 sm:grid-cols-[auto_1fr_auto_auto_5.5rem] sm:gap-x-4">
            <span className="relative size-14 overflow-hidden rounded-sm bg-sunken">{item?.image && <Image src={item.image} alt="" fill sizes="56px" className="object-contain" onError={(event) => { event.currentTarget.hidden = true; }} />}</span>
            <div className="min-w-0">
              <p className="line-clamp-2 text-sm leading-tight font-medium">{name}</p>
              <p className="figures mt-0.5 text-xs text-muted">{item?.sku}{item && quantity > item.left ? <span className="text-warning"> · {item.left > 0 ? `only ${item.left} on our books` : "none on our books"}</span> : ""}</p>
            </div>
            <span className="text-right sm:order-last">
              <Price amountMinor={line?.subtotalMinor ?? 0} className="justify-end text-base font-medium" />
              {quantity > 1 && item && <span className="figures block text-xs text-muted"><Price amountMinor={item.priceMinor} /> each</span>}
            </span>
            <div className="col-span-3 flex items-center justify-between gap-3 sm:contents">
              <QuantityStepper label={`Quantity of ${name}`} value={quantity} onValueChange={(next) => onQuantity(variantId, next)} />
              <IconButton label={`Remove ${name}`} onClick={() => onQuantity(variantId, 0)}><Trash2 aria-hidden /></IconButton>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
