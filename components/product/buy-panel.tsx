"use client";

import clsx from "clsx";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { AddToCartForm } from "@/components/cart/add-to-cart-form";
import { useLiveQueries } from "@/components/live/use-live";
import { pageFactsMark, readJson, usePageFacts, type ShopFacts } from "@/components/shell/shop-facts";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import type { BuyBox, BuyOption } from "@/lib/domain/carts/buy-box";
import type { Alternative } from "@/lib/domain/carts/list-alternatives";
import { formatMoney } from "@/lib/kernel/money";
import { NearbyStores } from "./nearby-stores";
import { OfferData } from "./offer-data";
import { VariantPicker, type VariantChoice } from "./variant-picker";
import { WishButton } from "./wish-button";

/** For what is sold out: other pages do without them. */
const NotifyForm = dynamic(() => import("./notify-form").then((module) => module.NotifyForm), { ssr: false, loading: () => <div className="min-h-28" /> });
const Alternatives = dynamic(() => import("./alternatives").then((module) => module.Alternatives), { ssr: false });

type Facts = ShopFacts & { boxes: Record<string, BuyBox>; isMember: boolean };

type Props = {
  variantId: string;
  choices: VariantChoice[];
  /** This page, and the same facts for those without scripts. */
  path: string;
  factsHref: string;
  offer: { name: string; sku: string; price: string; currency: string; url: string };
};

const methods: { method: BuyOption["method"]; label: string; before: string }[] = [
  { method: "pickup", label: "Pickup", before: "Inside your store" },
  { method: "curbside", label: "Curbside", before: "Brought to your car" },
  { method: "ship", label: "Delivery", before: "To your door" },
  { method: "van", label: "Our own van", before: "To your door, in hours that you choose" },
];

/** Variant, how to have it, how many, and into the cart. Every row keeps its place while the shopper's facts arrive. */
export function BuyPanel({ variantId, choices, path, factsHref, offer }: Props) {
  const [quantity, setQuantity] = useState(1);
  const [wanted, setWanted] = useState<BuyOption["method"] | null>(null);
  const ids = choices.map((choice) => choice.id);
  const { data, isError, refetch } = usePageFacts<Facts>(`/api/product-page?variants=${ids.join(",")}&quantity=${quantity}`, 60_000);
  useLiveQueries(`variants=${ids.slice(0, 20).join(",")}`, () => [["page"]]);

  const box = data?.boxes[variantId];
  const possible = box?.options.filter((option) => option.isPossible) ?? [];
  const method = wanted && (!box || possible.some((option) => option.method === wanted)) ? wanted : (possible[0]?.method ?? wanted ?? "ship");
  const chosen = box?.options.find((option) => option.method === method);
  const isNowhere = box !== undefined && possible.length === 0;
  // Of several wanted fewer may be there: then the number is what to change.
  const isSoldOut = isNowhere && quantity === 1;
  const { data: alternatives = [] } = useQuery({ queryKey: ["alternatives", variantId, data?.store?.slug], queryFn: () => readJson<Alternative[]>(`/api/alternatives?variant=${variantId}`), enabled: isSoldOut && box.nearby.length === 0 });

  const ways = (
    <fieldset className="min-w-0">
      <legend className="sr-only">How do you want it?</legend>
      <p role="status" className="mb-2 flex min-h-6 flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="font-medium">{box?.stock ? `${box.stock} at ${data?.store?.name}` : "How do you want it?"}</span>
        {box?.shelf && <span className="text-muted">{box.shelf}</span>}
      </p>
      <div className="divide-y divide-line overflow-hidden rounded-md border border-line-strong bg-surface">
        {methods.map(({ method: value, label, before }) => {
          const option = box?.options.find((one) => one.method === value);
          const isOff = option ? !option.isPossible : false;
          return (
            <label key={value} className={clsx("flex min-h-19 items-start gap-3 px-4 py-3.5 has-checked:bg-action-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-(--focus)", isOff ? "text-muted" : "hover:bg-sunken")}>
              <input
                type="radio" name="method" value={value === "van" ? "ship" : value} checked={method === value && !isOff} disabled={isOff} onChange={() => setWanted(value)}
                className="mt-0.5 size-5 shrink-0 appearance-none rounded-full border border-line-strong bg-surface outline-none checked:border-[6px] checked:border-action disabled:bg-sunken"
              />
              <span className="min-w-0 flex-1">
                <span className="block text-sm font-medium">{option ? `${label}: ${lowerFirst(option.words, label)}` : label}</span>
                <span className="mt-0.5 block text-xs text-muted">{option?.detail ?? before}</span>
              </span>
              <span className="figures shrink-0 text-sm">{feeWords(option, value, offer.currency)}</span>
            </label>
          );
        })}
      </div>
      <p className="mt-1 flex min-h-11 flex-wrap items-center gap-x-4 text-xs text-muted">
        {isError && <span role="status">Times did not arrive. <button type="button" onClick={() => void refetch()} className="min-h-11 min-w-11 underline underline-offset-4">Try again</button></span>}
        <Link href={factsHref} prefetch={false} className="inline-flex min-h-11 items-center underline underline-offset-4">
          All pickup and delivery times
        </Link>
      </p>
    </fieldset>
  );

  return (
    <>
      <span {...pageFactsMark} />
      <VariantPicker choices={choices} chosenId={variantId} boxes={data?.boxes} />
      {isSoldOut ? (
        <div className="mt-5">
          {ways}
          <NotifyForm key={variantId} variantId={variantId} isMember={data?.isMember ?? false} />
        </div>
      ) : (
        <AddToCartForm
          variantId={variantId}
          promise={method === "van" ? "Choose the van’s hours at checkout" : (chosen?.words ?? null)}
          disabled={isNowhere}
          label={isNowhere ? "Not available here" : "Add to cart"}
          className="mt-5"
        >
          <input type="hidden" name="storeId" value={chosen?.storeId ?? ""} />
          {ways}
          <p className="mb-2 line-clamp-1 min-h-5 text-sm text-accent">{box && offerLine(box)}</p>
          <div className="mb-3 flex items-center justify-between gap-4">
            <span className="text-sm font-medium">Quantity</span>
            <QuantityStepper label="Quantity" name="quantity" value={quantity} onValueChange={setQuantity} />
          </div>
        </AddToCartForm>
      )}
      <WishButton variantId={variantId} />
      <NearbyStores box={box} store={data?.store} back={path} instead={isSoldOut && alternatives.length > 0 && <Alternatives alternatives={alternatives} />} />
      {data && box && <OfferData offer={offer} box={box} storeSlug={data.store?.slug ?? null} />}
    </>
  );
}

/** The group's own price, then what the goods may earn: one line, which keeps its place without them. */
const offerLine = ({ memberMinor, currency, offers }: BuyBox): string => [...(memberMinor === null ? [] : [`Your group pays ${formatMoney(memberMinor, currency)}`]), ...offers].join(" · ");

/** What it costs to have it this way; nothing where it cannot be had. Pickup is known to be free before the facts arrive. */
function feeWords(option: BuyOption | undefined, method: BuyOption["method"], currency: string): string {
  if (!option) return method === "ship" || method === "van" ? "" : "Free";
  if (!option.isPossible) return "";
  return option.feeMinor === 0 ? "Free" : formatMoney(option.feeMinor, currency);
}

/** "Pickup: ready today by 4 PM", "Delivery: Fri, Nov 27", but names keep their capital. */
function lowerFirst(words: string, label: string): string {
  const rest = words.startsWith(`${label} `) ? words.slice(label.length + 1) : words;
  return /^(Ready|Sold|Not|Only|Too|All|Choose|Today)/.test(rest) ? rest.charAt(0).toLowerCase() + rest.slice(1) : rest;
}
