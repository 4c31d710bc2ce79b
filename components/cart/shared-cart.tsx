import { Price } from "@/components/ui/price";
import { methodWords, type CartView } from "@/lib/domain/carts/cart-view";
import { CartPhoto } from "./cart-photo";
import { TakeSharedCart } from "./take-shared-cart";

/** What an associate put together, before it becomes the opener's own cart. */
export function SharedCart({ cart, token }: { cart: CartView; token: string }) {
  return (
    <div className="page max-w-3xl pt-8 sm:pt-12">
      <h1 className="display-2">Put together for you</h1>
      <p className="mt-3 max-w-[56ch] text-muted">An Alderway associate chose these with you. Take them into your cart to change or pay for them; nothing is reserved until checkout.</p>
      {cart.groups.map((group) => (
        <section key={group.key} aria-labelledby={`shared-${group.key}`} className="mt-8 border-t border-line pt-6">
          <h2 id={`shared-${group.key}`} className="display-3">
            {methodWords(group.method, group.store?.name ?? null)}
          </h2>
          {group.promiseWords && <p className="mt-0.5 text-sm font-medium text-positive">{group.promiseWords.replace(/^Delivery /, "Arrives ")}</p>}
          <ul className="mt-2 divide-y divide-line">
            {group.lines.map((line) => (
              <li key={line.id} className="flex gap-4 py-4">
                <CartPhoto image={line.image} size="small" />
                <div className="min-w-0 flex-1">
                  <p className="font-medium">{line.title}</p>
                  {line.variantTitle && <p className="text-sm text-muted">{line.variantTitle}</p>}
                  {line.problem && <p className="text-sm text-warning">{line.problem.message}</p>}
                  <p className="figures text-sm text-muted">Quantity {line.quantity}</p>
                </div>
                <Price amountMinor={line.totalMinor} currency={cart.currency} className="font-medium" />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div className="mt-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-lg bg-sunken px-5 py-5 sm:px-7">
        <p>
          <span className="block text-sm text-muted">{cart.quote.isTaxEstimated ? "Estimated total, with delivery and tax" : "Total, with tax"}</span>
          <Price amountMinor={cart.quote.totalMinor} currency={cart.currency} className="text-lg font-medium" />
        </p>
        <TakeSharedCart token={token} />
      </div>
    </div>
  );
}
