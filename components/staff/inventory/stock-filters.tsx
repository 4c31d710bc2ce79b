"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { stockShowLabel, stockShows } from "@/lib/domain/inventory/stock-grid";
import type { StockAddress } from "./use-stock-address";

export type StockPlaces = { locations: { id: string; name: string }[]; categories: { slug: string; name: string; depth: number }[] };

/** Search and filters; each change is a new address. */
export function StockFilters({ address, places }: { address: StockAddress; places: StockPlaces }) {
  const { query, change } = address;
  const [text, setText] = useState(query.q);
  const [seen, setSeen] = useState(query.q);
  if (seen !== query.q) {
    setSeen(query.q);
    if (query.q !== text.trim()) setText(query.q);
  }
  useEffect(() => {
    if (text.trim() === query.q) return;
    const timer = setTimeout(() => change({ q: text.trim() }), 200);
    return () => clearTimeout(timer);
  }, [text, query.q, change]);
  return (
    <div role="search" className="grid grid-cols-2 gap-2 lg:flex">
      <div className="relative col-span-2 lg:w-72">
        <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
        <Input id="stock-search" type="search" aria-label="Product, SKU or GTIN" placeholder="Product, SKU or GTIN" value={text} onChange={(event) => setText(event.target.value)} className="pl-9" autoComplete="off" maxLength={120} />
      </div>
      {places.locations.length > 1 && (
        <Select aria-label="Location" value={query.location} onChange={(event) => change({ location: event.target.value })} className="lg:w-56">
          <option value="all">Every location</option>
          {places.locations.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Select>
      )}
      <Select aria-label="Category" value={query.category} onChange={(event) => change({ category: event.target.value })} className="lg:w-44">
        <option value="">Every category</option>
        {places.categories.map(({ slug, name, depth }) => <option key={slug} value={slug}>{`${"\u2003".repeat(depth)}${name}`}</option>)}
      </Select>
      <Select aria-label="Show" value={query.show} onChange={(event) => change({ show: event.target.value })} className={places.locations.length > 1 ? "col-span-2 lg:w-48" : "lg:w-48"}>
        {stockShows.map((show) => <option key={show} value={show}>{stockShowLabel[show]}</option>)}
      </Select>
    </div>
  );
}
