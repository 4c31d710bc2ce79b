"use client";

import { useSyncExternalStore } from "react";
import { StoreFinder } from "./store-finder";

const never = () => () => {};
const readAddress = () => window.location.search;

/** The finder, started from what a link says: a place, or the variant someone came from. */
export function FinderFromAddress() {
  const search = useSyncExternalStore(never, readAddress, () => null);
  const params = new URLSearchParams(search ?? "");
  const variant = params.get("variant") ?? undefined;
  return <StoreFinder key={search ?? ""} variantId={variant && /^[0-9a-f-]{36}$/.test(variant) ? variant : undefined} initialNear={params.get("near")?.slice(0, 80) ?? ""} />;
}
