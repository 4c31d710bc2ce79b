import clsx from "clsx";
import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { LinkButton } from "@/components/ui/link-button";
import { Price } from "@/components/ui/price";
import type { CartView } from "@/lib/domain/carts/cart-view";
import { discountRows, deliveryPayers } from "@/lib/domain/pricing/offer-words";
import { showsAddedTax } from "@/lib/domain/pricing/tax-words";
import { TaxWords } from "./tax-words";
import { CouponField } from "./coupon-field";
import { OffersToEarn } from "./offers-to-earn";

/** What it comes to before checkout starts, so that the last step holds no surprise. */
export function CartSummary({ cart }: { cart: CartView }) {
  const { quote, currency } = cart;
  const ships = cart.groups.some((group) => group.method === "ship");
  return (
    <section aria-labelledby="summary" className="rounded-lg bg-sunken px-5 pt-5 pb-6 sm:px-7 lg:sticky lg:top-6">
      <h2 id="summary" className="display-3">
        Order summary
      </h2>
      <dl className="mt-4 grid gap-2.5 border-b border-line pb-4 text-sm">
        <Row term={`Subtotal, ${cart.count} ${cart.count === 1 ? "item" : "items"}`}>
          <Price amountMinor={quote.subtotalMinor} currency={currency} />
        </Row>
        {discountRows(quote.promotions).map((row) => (
          <Row key={row.key} term={row.label} className="text-positive">
            −<Price amountMinor={row.amountMinor} currency={currency} />
          </Row>
        ))}
        {cart.groups.some((group) => group.method !== "email") && <Row term={ships ? "Delivery" : "Pickup"}>{quote.chargesMinor === 0 ? "Free" : <Price amountMinor={quote.chargesMinor} currency={currency} />}</Row>}
        {deliveryPayers(quote.promotions) && <p className="text-xs text-positive">{deliveryPayers(quote.promotions)}</p>}
        {showsAddedTax(quote) && (
          <Row term={quote.isTaxEstimated ? "Estimated tax" : "Tax"}>
            <Price amountMinor={quote.taxMinor} currency={currency} />
          </Row>
        )}
      </dl>
      <OffersToEarn cart={cart} />
      <CouponField codes={cart.codes} />
      <dl className="mt-4">
        <Row term={quote.isTaxEstimated ? "Estimated total" : "Total"} className="text-lg font-medium">
          <Price amountMinor={quote.totalMinor} currency={currency} />
        </Row>
      </dl>
      <TaxWords tax={{ ...quote, exemption: quote.exemptions.join(", ") || null }} className="mt-1" />
      {quote.exemptions.length === 0 && cart.groups.some((group) => group.method !== "email") && <p className="mt-1 text-xs text-muted">{taxNote(cart)}</p>}
      <div className="mt-5 hidden lg:block">
        <CheckoutButton cart={cart} />
      </div>
    </section>
  );
}

/** On a phone the way on stays under the thumb. */
export function CheckoutBar({ cart }: { cart: CartView }) {
  return (
    <div className="sticky bottom-0 z-20 -mx-[clamp(1rem,4vw,3rem)] mt-8 border-t border-line bg-paper px-[clamp(1rem,4vw,3rem)] pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:hidden">
      <div className="flex items-center gap-4">
        <p className="shrink-0">
          <span className="block text-xs text-muted">{cart.quote.isTaxEstimated ? "Estimated total" : "Total"}</span>
          <Price amountMinor={cart.quote.totalMinor} currency={cart.currency} className="text-lg font-medium" />
        </p>
        <div className="flex-1">
          <CheckoutButton cart={cart} />
        </div>
      </div>
    </div>
  );
}

function CheckoutButton({ cart }: { cart: CartView }) {
  const broken = cart.groups.flatMap((group) => group.lines).filter((line) => line.problem !== null);
  const [first] = broken;
  if (!first) return <LinkButton href="/checkout" prefetch={false} size="large" className="w-full">Check out</LinkButton>;
  return (
    <a href={`#line-${first.id}`} className={buttonStyle("secondary", "large", "w-full")}>
      {broken.length === 1 ? "Fix 1 item to check out" : `Fix ${broken.length} items to check out`}
    </a>
  );
}

function taxNote({ quote, groups }: CartView): string {
  if (!quote.isTaxEstimated) return groups.length > 1 ? "Each pickup is taxed at its store." : "Taxed at the store where you pick up.";
  const state = quote.groups.find((group) => group.isTaxEstimated)?.taxedAt?.state;
  return state ? `Tax on delivery is estimated for ${state} until we know your address.` : "Tax on delivery is added once we know your address.";
}

function Row({ term, className, children }: { term: string; className?: string; children: ReactNode }) {
  return (
    <div className={clsx("flex items-baseline justify-between gap-4", className)}>
      <dt>{term}</dt>
      <dd className="figures text-right">{children}</dd>
    </div>
  );
}
