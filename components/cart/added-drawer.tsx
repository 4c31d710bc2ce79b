"use client";

import { Store, Truck } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { Price } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { methodWords, type AddedLine, type CartBadge } from "@/lib/domain/carts/cart-view";
import { CartPhoto } from "./cart-photo";
import { useCartBadge } from "./cart-query";

type Props = { added: AddedLine; promise: string | null; onClose: () => void };

/** What was just added, how it will be had, what the cart comes to; closing it leaves the shopper where they were. */
export function AddedDrawer({ added, promise, onClose }: Props) {
  const { data } = useCartBadge();
  const line = data?.lines.find(({ id }) => id === added.lineId);
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Added to your cart"
      footer={
        <>
          <p className="flex items-baseline justify-between">
            <span className="text-sm text-muted">Subtotal{data && `, ${data.count} ${data.count === 1 ? "item" : "items"}`}</span>
            {data ? <Price amountMinor={data.subtotalMinor} currency={data.currency} className="text-lg font-medium" /> : <Skeleton className="h-6 w-20" />}
          </p>
          <div className="mt-4 grid gap-2">
            <LinkButton href="/checkout" prefetch={false} size="large">Check out</LinkButton>
            <LinkButton href="/cart" prefetch={false} look="secondary" size="large">View cart</LinkButton>
          </div>
        </>
      }
    >
      {line && data ? <AddedItem line={line} currency={data.currency} added={added.added} promise={promise} /> : <Skeleton className="h-24 w-full" />}
      {line && data && data.lines.length > 1 && <AlsoInCart lines={data.lines.filter((other) => other !== line)} currency={data.currency} />}
    </Sheet>
  );
}

function AddedItem({ line, currency, added, promise }: { line: CartBadge["lines"][number]; currency: string; added: number; promise: string | null }) {
  const Icon = line.method === "ship" ? Truck : Store;
  return (
    <div className="flex gap-4">
      <CartPhoto image={line.image} size="regular" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{line.title}</p>
        {line.variantTitle && <p className="text-sm text-muted">{line.variantTitle}</p>}
        <p className="figures mt-1 text-sm">
          {added} added{line.quantity > added && `, ${line.quantity} in your cart`}
          {line.totalMinor !== null && <> · <Price amountMinor={line.totalMinor} currency={currency} /></>}
        </p>
        <p className="mt-3 flex gap-2 text-sm">
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-action" />
          <span>
            {methodWords(line.method, line.storeName)}
            {promise && <span className="block text-muted">{promise}</span>}
          </span>
        </p>
      </div>
    </div>
  );
}

const mostShown = 4;

function AlsoInCart({ lines, currency }: { lines: CartBadge["lines"]; currency: string }) {
  return (
    <section aria-labelledby="also-in-cart" className="mt-7 hidden border-t border-line pt-5 sm:block">
      <h3 id="also-in-cart" className="text-sm font-medium">
        Also in your cart
      </h3>
      <ul className="mt-1 divide-y divide-line">
        {lines.slice(0, mostShown).map((line) => (
          <li key={line.id} className="flex items-center gap-3 py-3 text-sm">
            <CartPhoto image={line.image} size="small" />
            <span className="min-w-0 flex-1">
              {line.title}
              <span className="block text-xs text-muted">
                {line.quantity} · {methodWords(line.method, line.storeName)}
              </span>
            </span>
            {line.totalMinor !== null && <Price amountMinor={line.totalMinor} currency={currency} />}
          </li>
        ))}
      </ul>
      {lines.length > mostShown && <p className="text-xs text-muted">and {lines.length - mostShown} more</p>}
    </section>
  );
}
