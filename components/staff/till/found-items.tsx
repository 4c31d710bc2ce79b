import { Price } from "@/components/ui/price";
import type { CatalogItem } from "@/lib/domain/till/till-view";

/** What the typed words may mean. */
export function FoundItems({ items, typed, onChoose }: { items: readonly CatalogItem[]; typed: string; onChoose: (item: CatalogItem) => void }) {
  if (items.length === 0) return <p className="px-1 text-sm text-muted">Nothing is called “{typed.trim()}”.</p>;
  return (
    <ul aria-label="Found items" className="grid max-h-72 divide-y divide-line overflow-y-auto rounded-md border border-line bg-surface shadow-1">
      {items.map((item) => (
        <li key={item.id}>
          <button type="button" onClick={() => onChoose(item)} className="flex min-h-14 w-full items-center gap-3 px-3 py-2 text-left hover:bg-sunken">
            <span className="min-w-0 flex-1">
              <span className="block truncate text-sm font-medium">{item.title}{item.option ? `, ${item.option}` : ""}</span>
              <span className="figures block truncate text-xs text-muted">{item.sku} · {item.isGiftCard ? "by e-mail or printed" : item.left > 0 ? `${item.left} here` : "none here"}</span>
            </span>
            <Price amountMinor={item.priceMinor} className="text-sm" />
          </button>
        </li>
      ))}
    </ul>
  );
}
