import type { Metadata } from "next";
import { SharedCart } from "@/components/cart/shared-cart";
import { MessagePage } from "@/components/shell/message-page";
import { LinkButton } from "@/components/ui/link-button";
import { getSharedCart } from "@/lib/domain/carts/get-shared-cart";
import { wallClock } from "@/lib/kernel/clock";
import { requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Put together for you", robots: { index: false }, referrer: "same-origin" };

export default async function SharedCartPage({ params }: PageProps<"/[locale]/cart/shared/[token]">) {
  const [{ token }, by] = await Promise.all([params, requirePermit("cart.use")]);
  const cart = await getSharedCart(by, token, wallClock());
  if (!cart || cart.groups.length === 0) {
    return (
      <MessagePage title="This link is no longer open" actions={<LinkButton href="/cart">See your cart</LinkButton>}>
        <p>It has expired, or the goods were paid for. Ask the store for a new link; nothing was charged through this one.</p>
      </MessagePage>
    );
  }
  return <SharedCart cart={cart} token={token} />;
}
