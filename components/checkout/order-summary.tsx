import Image from "next/image";
import { TaxWords } from "@/components/cart/tax-words";
import { contentWords } from "@/lib/domain/fulfillment/in-bundle";
import type { CheckoutView } from "@/lib/domain/orders/checkout";
import { deliveryPayers, discountRows } from "@/lib/domain/pricing/offer-words";
import { showsAddedTax } from "@/lib/domain/pricing/tax-words";
import { giftWords } from "@/lib/domain/payments/gift";
import { formatMoney } from "@/lib/kernel/money";
import { CouponForm } from "./coupon-form";

/** What is being bought and what it costs, beside every step. */
export function OrderSummary({ checkout }: { checkout: CheckoutView }) {
  const { totals, currency } = checkout;
  const money = (minor: number) => formatMoney(minor, currency);
  const lines = checkout.groups.flatMap((group) => group.lines);
  return (
    <div>
      <ul className="grid gap-4">
        {lines.map((line) => (
          <li key={line.key} className="flex items-center gap-4">
            <span className="relative shrink-0">
              {line.image && <Image src={line.image.src} alt="" width={64} height={64} className="size-16 rounded-md object-cover" style={{ background: line.image.background }} />}
              {line.quantity > 1 && <span className="figures absolute -top-2 -right-2 grid min-w-6 place-items-center rounded-full bg-ink px-1.5 text-2xs leading-6 text-paper"><span className="sr-only">Quantity </span>{line.quantity}</span>}
            </span>
            <p className="min-w-0 flex-1 text-sm">{line.title}{line.gift && <span className="block text-xs break-words text-muted">{giftWords(line.gift)}</span>}{line.variantTitle && <span className="block text-xs text-muted">{line.variantTitle}</span>}{line.contents && <span className="block text-xs text-muted">{contentWords(line.contents)}</span>}</p>
            <span className="figures text-right text-sm">{line.discountMinor === line.subtotalMinor && line.subtotalMinor > 0 ? "Free" : money(line.subtotalMinor)}</span>
          </li>
        ))}
      </ul>
      <div className="mt-4 border-t border-line"><CouponForm checkout={checkout} /></div>
      <dl className="figures mt-4 grid gap-2 text-sm">
        <Row label="Subtotal" value={money(totals.subtotalMinor)} />
        {discountRows(checkout.promotions).map((row) => <Row key={row.key} label={row.label} value={`−${money(row.amountMinor)}`} />)}
        {(checkout.needsAddress || checkout.needsPickup) && <Row label={checkout.needsAddress ? "Delivery" : "Pickup"} detail={deliveryPayers(checkout.promotions)} value={totals.chargesMinor === 0 ? "Free" : money(totals.chargesMinor)} />}
        {showsAddedTax(totals) && <Row label={totals.isTaxEstimated ? "Estimated tax" : "Tax"} value={money(totals.taxMinor)} />}
        <div className="mt-2 flex items-baseline justify-between border-t border-line pt-4 text-base font-medium"><dt>Total</dt><dd>{money(totals.totalMinor)}</dd></div>
        {checkout.storedValues.filter(({ paysMinor }) => paysMinor > 0).map((value) => <Row key={value.id} label={value.words} value={`−${money(value.paysMinor)}`} />)}
        {checkout.cardMinor < totals.totalMinor && <div className="flex items-baseline justify-between font-medium"><dt>Left for your card</dt><dd>{money(checkout.cardMinor)}</dd></div>}
      </dl>
      <TaxWords tax={{ ...totals, currency, exemption: totals.exemptions.join(", ") || null }} className="mt-2" />
    </div>
  );
}

function Row({ label, detail, value }: { label: string; detail?: string; value: string }) {
  return <div className="flex justify-between gap-4"><dt className="text-muted">{label}{detail && <span className="block text-xs text-positive">{detail}</span>}</dt><dd>{value}</dd></div>;
}
