import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { LowestBefore, Price } from "@/components/ui/price";
import type { GroupMethod } from "@/lib/domain/carts/cart-input";
import type { CartLineView } from "@/lib/domain/carts/cart-view";
import { contentWords } from "@/lib/domain/fulfillment/in-bundle";
import { giftWords } from "@/lib/domain/payments/gift";
import { CartPhoto } from "./cart-photo";
import { LinePlace } from "./line-place";
import { LineProblem } from "./line-problem";
import { LineQuantity } from "./line-quantity";
import { LineTools } from "./line-tools";

type Props = { line: CartLineView; method: GroupMethod; currency: string; isMember: boolean };

export function CartLine({ line, method, currency, isMember }: Props) {
  const href = line.gift ? "/gift-cards" : `/products/${line.slug}`;
  return (
    <li id={`line-${line.id}`} className="scroll-mt-24 py-6">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-4 sm:grid-rows-[auto_1fr] sm:gap-x-6">
        <Link href={href} prefetch={false} tabIndex={-1} aria-hidden className="sm:row-span-2">
          <CartPhoto image={line.image} size="regular" />
        </Link>
        <div className="flex min-w-0 flex-wrap items-start justify-between gap-x-6 gap-y-1">
          <div className="min-w-0 flex-1 basis-44">
            <h3 className="font-medium">
              <Link href={href} prefetch={false} className="-my-2.5 inline-block py-2.5 underline-offset-4 hover:underline">
                {line.title}
              </Link>
            </h3>
            {line.variantTitle && <p className="text-sm text-muted">{line.variantTitle}</p>}
            {line.contents && <p className="mt-0.5 text-xs text-muted">{contentWords(line.contents)}</p>}
            {line.gift && <p className="mt-1 text-sm break-words text-muted">{giftWords(line.gift)}</p>}
            {line.gift?.message && <p className="mt-1 text-sm break-words text-muted">“{line.gift.message}”</p>}
            {line.isAddedByStaff && <Badge tone="info" className="mt-1.5">Added by a store associate</Badge>}
            {line.needsTwoPeople && <p className="mt-1 text-xs text-muted">Two people needed to carry</p>}
            {(line.isSupplied || line.isAhead) && <p className="mt-1 text-sm text-positive">{line.words}</p>}
            {!line.problem && line.availability?.band === "exact" && <p className="mt-1 text-sm text-accent">Only {line.availability.quantity} left</p>}
          </div>
          <LinePrice line={line} currency={currency} />
        </div>
        <div className="col-span-2 flex flex-wrap items-center gap-x-1 gap-y-1 sm:col-span-1 sm:col-start-2 sm:self-end sm:gap-x-2">
          <LineQuantity lineId={line.id} title={line.title} quantity={line.quantity} />
          <LineTools lineId={line.id} title={line.title} isMember={isMember} isGiftCard={line.gift !== null} />
        </div>
      </div>
      {line.problem && <LineProblem lineId={line.id} title={line.title} problem={line.problem} />}
      {!line.problem && method !== "email" && <LinePlace lineId={line.id} title={line.title} method={method} choices={line.choices} />}
    </li>
  );
}

function LinePrice({ line, currency }: { line: CartLineView; currency: string }) {
  if (line.unitMinor === null) return <p className="text-sm text-muted">Not for sale</p>;
  const was = Math.max(line.totalMinor, (line.compareAtMinor ?? 0) * line.quantity);
  return (
    <div className="sm:text-right">
      <Price amountMinor={line.totalMinor - line.discountMinor} currency={currency} wasMinor={was} className="font-medium sm:justify-end" />
      <LowestBefore lowestMinor={line.lowestMinor} currency={currency} />
      {line.isMembersPrice && <p className="text-xs text-positive">Your group’s price</p>}
      {line.offers.length > 0 && <p className="text-xs text-accent">{line.offers.join(", ")}</p>}
      {line.quantity > 1 && (
        <p className="text-xs text-muted">
          <Price amountMinor={line.unitMinor} currency={currency} /> each
        </p>
      )}
    </div>
  );
}
