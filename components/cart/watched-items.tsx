"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { useActionForm } from "@/components/ui/use-action-form";
import { stopWatching } from "@/lib/actions/cart";
import type { Watched } from "@/lib/domain/carts/list-watches";
import { CartPhoto } from "./cart-photo";

/** What somebody wants to hear about when it is back; each can be called off. */
export function WatchedItems({ items }: { items: readonly Watched[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="watched" className="mt-14">
      <h2 id="watched" className="display-3">We tell you when it is back</h2>
      <ul className="mt-4 divide-y divide-line border-y border-line">{items.map((item) => <li key={item.variantId}><Row item={item} /></li>)}</ul>
    </section>
  );
}

function Row({ item: { variantId, slug, title, variantTitle, image } }: { item: Watched }) {
  const { form, refusal, isBusy } = useActionForm(stopWatching);
  return (
    <form {...form} className="flex items-center gap-4 py-4">
      <input type="hidden" name="variantId" value={variantId} />
      <CartPhoto image={image} size="small" />
      <span className="min-w-0 flex-1 text-sm">
        <Link href={`/products/${slug}`} className="inline-flex min-h-11 items-center font-medium underline-offset-4 hover:underline">{title}</Link>
        {variantTitle && <span className="block text-xs text-muted">{variantTitle}</span>}
        {refusal && <span role="alert" className="block text-xs text-negative">{refusal.message}</span>}
      </span>
      <Button type="submit" look="quiet" isBusy={isBusy} aria-label={`Do not tell me about ${title}`}>Stop</Button>
    </form>
  );
}
