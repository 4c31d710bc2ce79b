"use client";

import Link from "next/link";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { channelLabel } from "@/lib/domain/channel";
import type { PreviewBasket } from "@/lib/domain/pricing/get-preview-basket";
import { offerWords, whyNotWords } from "@/lib/domain/pricing/offer-words";
import type { Promotion } from "@/lib/domain/pricing/promotion";
import { promote } from "@/lib/domain/pricing/promote";
import { formatMoney } from "@/lib/kernel/money";

type Props = { promotion: Promotion; basket: PreviewBasket; /** The order that was asked for and is not there. */ missing: string | null };

/** The promotion as it is typed, alone, on a sample cart or on a real order: by the same function that carts are priced with. */
export function PromotionPreview({ promotion, basket, missing }: Props) {
  const id = useId();
  const [quantities, setQuantities] = useState<Record<string, number>>({});
  const lines = basket.lines.map((line) => ({ ...line, quantity: quantities[line.key] ?? line.quantity })).filter((line) => line.quantity > 0);
  const { conditions } = promotion;
  // Whoever it is for: what the preview tries is the goods.
  const shopper = { channel: basket.channel, groupIds: conditions.groupIds.slice(0, 1), segments: conditions.segment ? [conditions.segment] : [] };
  const [verdict] = promote([{ ...promotion, isActive: true }], { currency: promotion.currency, now: promotion.startsAt ?? new Date(0), shopper, lines, groups: [{ key: "delivery", chargeMinor: basket.chargeMinor }] });
  const off = (key: string) => (verdict?.isApplied ? (verdict.lines.find((part) => part.key === key)?.amountMinor ?? 0) : 0);
  const money = (minor: number) => formatMoney(minor, promotion.currency);
  const delivery = verdict?.isApplied ? verdict.groups.reduce((sum, part) => sum + part.amountMinor, 0) : 0;
  return (
    <section aria-labelledby={id} className="rounded-md border border-line bg-surface p-4 lg:sticky lg:top-4">
      <h2 id={id} className="text-sm font-semibold">Try it</h2>
      <p className="mt-1 text-xs text-muted">{basket.orderNumber ? `Order ${basket.orderNumber}, ${channelLabel[basket.channel].toLowerCase()}, as it was sold.` : "A sample cart, online, with a delivery."} Other promotions are left out.</p>
      <form className="mt-3 flex gap-2">
        <Input name="order" aria-label="Order number" placeholder="AH-100123" defaultValue={basket.orderNumber ?? ""} autoComplete="off" className="min-w-0 flex-1" />
        <Button type="submit" look="secondary">Try on order</Button>
      </form>
      {missing && <p role="alert" className="mt-2 text-sm text-negative">There is no order {missing}.</p>}
      {basket.orderNumber && <p className="mt-2 text-xs"><Link href="?" className="underline underline-offset-4">Back to the sample cart</Link></p>}
      <ul className="mt-4 grid gap-3 border-t border-line pt-4 text-sm">
        {basket.lines.map((line) => {
          const quantity = quantities[line.key] ?? line.quantity;
          return (
            <li key={line.key} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1">
              <span className="min-w-0 break-words">{line.title}<span className="figures block text-xs text-muted">{money(line.unitMinor)} each{line.isReduced && ", reduced"}</span></span>
              {basket.orderNumber ? <span className="figures text-muted">× {quantity}</span> : <QuantityStepper label={`Quantity of ${line.title}`} min={0} max={99} value={quantity} onValueChange={(next) => setQuantities((was) => ({ ...was, [line.key]: next ?? 0 }))} />}
              {off(line.key) > 0 && <span className="figures col-span-2 text-right text-positive">−{money(off(line.key))}</span>}
            </li>
          );
        })}
      </ul>
      <p role="status" className="figures mt-4 border-t border-line pt-3 text-sm">
        {verdict?.isApplied ? <><strong className="font-medium text-positive">Takes off {money(verdict.amountMinor)}.</strong>{delivery > 0 && ` Of that ${money(delivery)} off the delivery.`}</> : <><strong className="font-medium">Takes nothing off.</strong> {verdict && whyNotWords(verdict, promotion.currency)}</>}
      </p>
      <p className="mt-2 text-xs text-muted">Shoppers read: {promotion.name || "its name"}. {offerWords(promotion)}.</p>
    </section>
  );
}
