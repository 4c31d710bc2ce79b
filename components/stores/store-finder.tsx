"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { LocateFixed, Search } from "lucide-react";
import { useState, type SubmitEvent } from "react";
import { StoreMap } from "@/components/maps/store-map";
import { readJson } from "@/components/shell/shop-facts";
import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/control-style";
import { scrollBehavior } from "@/components/ui/scroll-behavior";
import { Skeleton } from "@/components/ui/skeleton";
import type { FoundStores } from "@/lib/domain/locations/found-store";
import { StoreEntry } from "./store-entry";

type Props = { variantId?: string; initialNear?: string; back?: string; isCompact?: boolean; onChosen?: () => void };

/** Stores by postcode, city, map or device position, which is asked for only by its button. List and map choose together. */
export function StoreFinder({ variantId, initialNear = "", back, isCompact = false, onChosen }: Props) {
  const [search, setSearch] = useState(initialNear ? new URLSearchParams({ near: initialNear }).toString() : "");
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isLocating, setIsLocating] = useState(false);
  const address = `/api/stores?${search}${variantId ? `&variant=${variantId}` : ""}`;
  const { data, isError, refetch } = useQuery({ queryKey: ["stores", address], queryFn: () => readJson<FoundStores>(address), placeholderData: (former) => former, staleTime: 30_000 });

  const lookNear = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("near");
    const near = typeof typed === "string" ? typed.trim() : "";
    setProblem(null);
    setSelectedId(null);
    setSearch(near ? new URLSearchParams({ near }).toString() : "");
  };
  const locate = () => {
    setIsLocating(true);
    setProblem(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setIsLocating(false);
        setSearch(new URLSearchParams({ latitude: coords.latitude.toFixed(2), longitude: coords.longitude.toFixed(2) }).toString());
      },
      () => {
        setIsLocating(false);
        setProblem("Your device did not say where it is. Type a ZIP code or a city instead.");
      },
      { maximumAge: 600_000, timeout: 10_000 },
    );
  };
  const select = (id: string) => {
    setSelectedId(id);
    document.getElementById(`store-${id}`)?.scrollIntoView({ block: "nearest", behavior: scrollBehavior() });
  };
  const shownId = selectedId ?? (data?.place ? data.stores[0] : data?.stores.find((store) => store.isMine))?.id ?? null;
  const said = problem ?? (data?.isUnknownPlace ? "We do not know this place. Check the ZIP code or the city’s name. Here are all our stores." : null);

  return (
    <div className={clsx("grid gap-5", !isCompact && "lg:grid-cols-[minmax(0,26rem)_1fr] lg:grid-rows-[auto_1fr] lg:gap-x-12")}>
      <form action="/find-store" onSubmit={lookNear} role="search" aria-label="Stores" className="grid gap-2">
        <label htmlFor="store-near" className="text-sm font-medium">
          ZIP code or city
        </label>
        <div className="flex gap-2">
          <input id="store-near" name="near" defaultValue={initialNear} autoComplete="postal-code" enterKeyHint="search" maxLength={80} className={controlStyle} aria-describedby="store-near-said" />
          <Button type="submit" aria-label="Find stores" className="shrink-0">
            <Search aria-hidden className="size-4" />
          </Button>
        </div>
        <Button look="quiet" onClick={locate} isBusy={isLocating} className="-ml-4 justify-self-start noscript:hidden">
          <LocateFixed aria-hidden className="size-4" />
          Use my location
        </Button>
        <p id="store-near-said" role="status" className="min-h-5 text-sm text-muted">
          {said ?? (data?.place ? `Nearest to ${data.place}` : "All our stores")}
        </p>
      </form>
      <div className={clsx("noscript:hidden", !isCompact && "lg:col-start-2 lg:row-span-2 lg:row-start-1")}>
        <div className="aspect-[975/610] lg:sticky lg:top-6">
          <StoreMap pins={data?.stores ?? []} selectedId={shownId} onSelect={select} />
        </div>
      </div>
      <div className="min-w-0">
        {isError && !data && (
          <p role="alert" className="text-sm">
            The list of stores did not arrive. <button type="button" onClick={() => void refetch()} className="min-h-11 font-medium underline underline-offset-4">Try again</button>
          </p>
        )}
        <ol aria-label="Stores" className="grid gap-3">
          {data
            ? data.stores.map((store) => (
                <li key={store.id} id={`store-${store.id}`} onFocus={() => setSelectedId(store.id)} onMouseEnter={() => !isCompact && setSelectedId(store.id)}>
                  <StoreEntry store={store} isSelected={store.id === shownId} back={back} onChosen={onChosen} />
                </li>
              ))
            : !isError && [0, 1, 2, 3].map((at) => <Skeleton key={at} className="h-44 rounded-md noscript:hidden" />)}
        </ol>
      </div>
    </div>
  );
}
