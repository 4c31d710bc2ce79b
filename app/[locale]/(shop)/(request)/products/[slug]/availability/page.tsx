import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AddToCartForm } from "@/components/cart/add-to-cart-form";
import { Alternatives } from "@/components/product/alternatives";
import { NotifyForm } from "@/components/product/notify-form";
import { ChooseStoreForm } from "@/components/stores/choose-store-form";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { getBuyBoxes } from "@/lib/domain/carts/get-buy-boxes";
import { listAlternatives } from "@/lib/domain/carts/list-alternatives";
import { getProduct } from "@/lib/domain/catalog/get-product";
import { variantPath } from "@/lib/domain/catalog/product-page";
import { getStore } from "@/lib/domain/locations/get-store";
import { customerOf } from "@/lib/domain/identity/permit";
import { wallClock } from "@/lib/kernel/clock";
import { formatMoney } from "@/lib/kernel/money";
import { chosenStoreId, requirePermit } from "@/lib/session";

type Props = PageProps<"/[locale]/products/[slug]/availability">;

export const metadata: Metadata = { title: "Pickup and delivery times", robots: { index: false } };

const label = { pickup: "Pickup", curbside: "Curbside", ship: "Delivery", van: "Our own van" } as const;

/** What the buy box of a product page says, made for this shopper: works without scripts, and can be linked to. */
export default async function Page({ params, searchParams }: Props) {
  const [{ slug }, { variant: wanted }, by, storeId] = await Promise.all([params, searchParams, requirePermit("cart.use"), chosenStoreId()]);
  const page = await getProduct(slug);
  const variant = page?.variants.find((one) => one.id === wanted) ?? page?.variants[0];
  if (!page || !variant) notFound();
  const store = storeId === null ? null : await getStore({ id: storeId });
  const [box] = await getBuyBoxes({ variantIds: [variant.id], store: store?.isActive ? store : null, channel: by.channel, currency: by.currency, quantity: 1, now: wallClock(), customerId: customerOf(by) });
  const isSoldOut = box !== undefined && !box.options.some((option) => option.isPossible);
  const instead = isSoldOut && box.nearby.length === 0 ? await listAlternatives({ variantId: variant.id, store, channel: by.channel, currency: by.currency }) : [];
  const here = `/products/${slug}/availability?variant=${variant.id}`;
  const ways = box?.options.filter(({ method }) => method !== "van") ?? [];
  const van = box?.options.find(({ method, isPossible }) => method === "van" && isPossible);
  const first = ways.find((option) => option.isPossible)?.method;
  return (
    <div className="page max-w-3xl pt-3">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: page.title, href: variantPath(page, variant) }, { label: "Pickup and delivery" }]} />
      <h1 className="display-2 mt-4">When you can have it</h1>
      <p className="mt-2">
        <Link href={variantPath(page, variant)} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4">
          {page.title}
        </Link>
        {variant.title && <span className="text-muted">, {variant.title.toLowerCase()}</span>}
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-muted">
        {store ? <>Your store is {store.name}. {[box?.stock, box?.shelf].filter(Boolean).join(" · ")}</> : "You have not chosen a store yet."}
        <Link href="/find-store" className="inline-flex min-h-11 items-center underline underline-offset-4">{store ? "Choose another" : "Choose your store"}</Link>
      </p>
      {page.variants.length > 1 && (
        <form className="mt-4 flex items-end gap-2">
          <div className="grid flex-1 gap-1.5">
            <label htmlFor="variant" className="text-sm font-medium">Color</label>
            <Select id="variant" name="variant" defaultValue={variant.id}>
              {page.variants.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}
            </Select>
          </div>
          <button type="submit" className="min-h-control rounded-md border border-line-strong px-4 text-sm font-medium">Show</button>
        </form>
      )}
      {box && (
        <AddToCartForm variantId={variant.id} disabled={!first} className="mt-6 grid gap-4">
          <RadioCards
            legend="How do you want it?" name="method" defaultValue={first}
            options={ways.map((option) => ({ value: option.method, label: option.words.startsWith(label[option.method]) ? option.words : `${label[option.method]}: ${option.words}`, detail: option.detail, aside: option.feeMinor === 0 ? "Free" : formatMoney(option.feeMinor, box.currency), disabled: !option.isPossible }))}
          />
          {van && <p className="text-sm text-muted">A delivery can also come by our own van, {van.words}, for {van.feeMinor === 0 ? "free" : formatMoney(van.feeMinor, box.currency)}. {van.detail}.</p>}
          <div className="grid max-w-32 gap-1.5">
            <label htmlFor="quantity" className="text-sm font-medium">Quantity</label>
            <input id="quantity" name="quantity" type="number" min={1} max={99} defaultValue={1} inputMode="numeric" className="figures min-h-control rounded-md border border-line-strong bg-surface px-3" />
          </div>
        </AddToCartForm>
      )}
      {isSoldOut && <div className="mt-6 max-w-md"><NotifyForm variantId={variant.id} isMember={customerOf(by) !== null} /></div>}
      <Alternatives alternatives={instead} />
      {box && box.nearby.length > 0 && (
        <section aria-labelledby="nearby" className="mt-10">
          <h2 id="nearby" className="display-3">Nearest stores that have it</h2>
          <ul className="mt-3 divide-y divide-line border-y border-line">
            {box.nearby.map((offer) => (
              <li key={offer.storeId} className="flex flex-wrap items-center justify-between gap-4 py-4">
                <div className="text-sm">
                  <p className="font-medium">{offer.name} <span className="figures font-normal text-muted">{offer.distance}</span></p>
                  <p className="text-positive">{offer.stock} · {offer.promise}</p>
                  <p className="text-muted">{offer.hours}</p>
                </div>
                <ChooseStoreForm storeId={offer.storeId} storeName={offer.name} back={here} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <LinkButton href={variantPath(page, variant)} look="secondary" className="mt-10">Back to the product</LinkButton>
    </div>
  );
}
