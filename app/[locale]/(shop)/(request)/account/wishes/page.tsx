import { Heart } from "lucide-react";
import type { Metadata } from "next";
import { SavedItems } from "@/components/cart/saved-items";
import { WatchedItems } from "@/components/cart/watched-items";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { listWatches } from "@/lib/domain/carts/list-watches";
import { listWishes } from "@/lib/domain/carts/list-wishes";
import { chosenStoreId, requirePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Wish list", robots: { index: false } };

export default async function WishesPage() {
  const by = await requirePermit("account.own");
  const [items, watched] = await Promise.all([listWishes(by), listWatches(by)]);
  return (
    <>
      <h1 className="display-2">Wish list</h1>
      {items.length === 0 ? <EmptyState icon={<Heart />} title="Nothing saved yet" action={<LinkButton href="/">Look around</LinkButton>}>Save what you like on a product page or in your cart; it waits here on every device.</EmptyState> : <div className="-mt-10"><SavedItems items={items} storeId={await chosenStoreId()} /></div>}
      <WatchedItems items={watched} />
    </>
  );
}
