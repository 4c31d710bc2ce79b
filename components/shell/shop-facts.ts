"use client";

import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { CartBadge } from "@/lib/domain/carts/cart-view";
import type { StoreGlance } from "@/lib/domain/locations/store-glance";

/** What the header shows of this shopper; every page's own handler answers it too. */
export type ShopFacts = { store: StoreGlance | null; cart: CartBadge };

export const shopKey = ["shop"] as const;
const cartKey = ["cart"] as const;

/** On every page that has a handler of its own, so that the header knows to wait for it. */
export const pageFactsMark = { hidden: true, "data-page-facts": "" } as const;

let own: Promise<ShopFacts> | null = null;
/** Rises when the shopper changes something: what was asked before that is not taken over any more. */
let generation = 0;
let announce: (asked: Promise<ShopFacts>) => void = () => {};
const announced = new Promise<Promise<ShopFacts>>((resolve) => (announce = resolve)).then((asked) => asked);

/** The chosen store, for the header and the locator. Undefined until it is known. */
export function useChosenStore(): StoreGlance | null | undefined {
  const client = useQueryClient();
  return useQuery({ queryKey: shopKey, queryFn: async () => (await firstFacts(client)).store, staleTime: 60_000 }).data;
}

/**
 * A page's one handler. Header and cart wait for its answer instead of asking themselves, so a page costs one request.
 * Asked again when the shopper comes back or something in `refreshMs` may have changed.
 */
export function usePageFacts<T extends ShopFacts>(url: string, refreshMs?: number) {
  const client = useQueryClient();
  return useQuery({
    queryKey: ["page", url],
    queryFn: async () => {
      const asOf = generation;
      const asked = readJson<T>(url);
      announce(asked);
      const facts = await asked;
      if (asOf === generation) adopt(client, facts);
      return facts;
    },
    staleTime: 2_000,
    refetchInterval: refreshMs,
    placeholderData: (former) => former,
  });
}

/** For header pieces at their first mount: the page's own answer where it has one, else one request for all of them. */
export function firstFacts(client: QueryClient): Promise<ShopFacts> {
  own ??= askFirst(client).finally(() => (own = null));
  return own;
}

/** After the shopper chose another store: everything is asked again, and answers still on their way are dropped. */
export async function askAgain(client: QueryClient): Promise<void> {
  generation += 1;
  own = null;
  if (client.getQueryData(shopKey) === undefined) client.setQueryData(shopKey, null);
  await client.invalidateQueries();
}

/** For forms after which somebody else is asking: call what it returns, and cart and store are asked anew when the page with the form is left. */
export function useAskAgainOnLeaving(): () => void {
  const client = useQueryClient();
  const isSomebodyElse = useRef(false);
  useEffect(() => () => {
    if (isSomebodyElse.current) void askAgain(client);
  }, [client]);
  return useCallback(() => { isSomebodyElse.current = true; }, []);
}

async function askFirst(client: QueryClient): Promise<ShopFacts> {
  const asOf = generation;
  const isAsking = document.querySelector("[data-page-facts]") !== null && client.getQueryData(shopKey) === undefined;
  const fromPage = isAsking ? await Promise.race([announced.catch(() => null), new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null))]) : null;
  if (fromPage) return fromPage;
  const facts = await readJson<ShopFacts>("/api/shop");
  if (asOf === generation) adopt(client, facts);
  return facts;
}

/** How long the header waits for a page that may be broken. */
const patienceMs = 4_000;

function adopt(client: QueryClient, { store, cart }: ShopFacts): void {
  client.setQueryData(shopKey, store);
  client.setQueryData(cartKey, cart);
}

export async function readJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`${url.split("?")[0]} answered ${response.status}`);
  return asFacts<T>(await response.text());
}

/** Safe because our own handler answers with the type that its page asks for. */
const asFacts = <T>(text: string): T => JSON.parse(text) as T;
