import { ShoppingBag } from "lucide-react";
import type { Metadata } from "next";
import { BadgeSync } from "@/components/cart/badge-sync";
import { CartGroup } from "@/components/cart/cart-group";
import { CartSummary, CheckoutBar } from "@/components/cart/cart-summary";
import { RefusedNotice } from "@/components/cart/refused-notice";
import { SavedItems } from "@/components/cart/saved-items";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { CartView } from "@/lib/domain/carts/cart-view";
import { getCart } from "@/lib/domain/carts/get-cart";
import { listWishes } from "@/lib/domain/carts/list-wishes";
import { asId, type LocationId } from "@/lib/kernel/ids";
import { chosenStoreId, maybePermit, requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Cart", robots: { index: false } };

export default async function CartPage({ searchParams }: PageProps<"/[locale]/cart">) {
  const [by, member, storeId, { refused }] = await Promise.all([requirePermit("cart.use"), maybePermit("account.own"), chosenStoreId(), searchParams]);
  const [cart, wishes] = await Promise.all([getCart(by, undefined, storeId === null ? null : asId<LocationId>(storeId)), member ? listWishes(member) : []]);
  return (
    <div className="page pt-8 sm:pt-12">
      <h1 className="display-2">Cart</h1>
      <BadgeSync version={cart?.version ?? 0} />
      <RefusedNotice code={typeof refused === "string" ? refused : null} />
      {cart && cart.groups.length > 0 ? <Filled cart={cart} isMember={member !== null} /> : <Empty isMember={member !== null} />}
      <SavedItems items={wishes} storeId={storeId} />
    </div>
  );
}

function Filled({ cart, isMember }: { cart: CartView; isMember: boolean }) {
  return (
    <>
      <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div>
          {cart.groups.map((group) => (
            <CartGroup key={group.key} group={group} currency={cart.currency} isMember={isMember} />
          ))}
        </div>
        <div className="lg:mt-8 lg:h-full">
          <CartSummary cart={cart} />
        </div>
      </div>
      <CheckoutBar cart={cart} />
    </>
  );
}

function Empty({ isMember }: { isMember: boolean }) {
  return (
    <EmptyState
      icon={<ShoppingBag />}
      title="Your cart is empty"
      action={
        <>
          <LinkButton href="/">Start browsing</LinkButton>
          {!isMember && <LinkButton href="/sign-in?next=/cart" look="secondary">Sign in</LinkButton>}
        </>
      }
    >
      {isMember ? "What you add on any device appears here." : "Sign in to see what you added on another device."}
    </EmptyState>
  );
}
