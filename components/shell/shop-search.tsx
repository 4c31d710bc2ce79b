import { Search } from "lucide-react";
import { roundIconButtonStyle } from "@/components/ui/icon-button";

/** Search as a plain form: GET /search?q=… */
export function ShopSearch({ query }: { query?: string }) {
  return (
    <form action="/search" role="search" className="relative">
      <label htmlFor="shop-search" className="sr-only">
        Search the shop
      </label>
      <input
        id="shop-search"
        name="q"
        type="search"
        defaultValue={query}
        placeholder="Search lamps, chairs, plants…"
        autoComplete="off"
        maxLength={200}
        enterKeyHint="search"
        className="h-11 w-full rounded-full border border-line bg-surface pr-12 pl-5 text-base transition-colors duration-(--quick) hover:border-line-strong lg:text-sm"
      />
      <button type="submit" aria-label="Search" className={`${roundIconButtonStyle} absolute top-0 right-0 text-muted`}>
        <Search aria-hidden strokeWidth={1.75} />
      </button>
    </form>
  );
}
