import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { searchParams, toggleValue, withoutFilters, type SearchQuery } from "@/lib/domain/search/search-query";
import { formatRound } from "@/lib/kernel/money";

type Props = { query: SearchQuery; path: string; storeName: string | null };

/** Each filter that is on, with the address that takes it off. */
export function AppliedFilters({ query, path, storeName }: Props) {
  const href = (next: SearchQuery) => withQuery(path, searchParams({ ...next, shown: 24 }));
  const chips: { label: string; href: string }[] = [];
  if (query.isAtStore) chips.push({ label: `At ${storeName ?? "my store"}`, href: href({ ...query, isAtStore: false }) });
  if (query.priceMin !== null || query.priceMax !== null) chips.push({ label: priceWords(query), href: href({ ...query, priceMin: null, priceMax: null }) });
  for (const [key, values] of Object.entries(query.attributes)) for (const value of values) chips.push({ label: value, href: href(toggleValue(query, key, value)) });
  if (query.stars !== null) chips.push({ label: `${query.stars} stars and more`, href: href({ ...query, stars: null }) });
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Applied filters" className="flex flex-wrap items-center gap-2 pb-6">
      {chips.map((chip) => (
        <li key={chip.label}>
          <Chip isOn removeHref={chip.href} removeLabel={`Remove ${chip.label}`}>{chip.label}</Chip>
        </li>
      ))}
      <li>
        <Link href={href(withoutFilters(query))} scroll={false} className="inline-flex min-h-11 items-center px-2 text-sm underline underline-offset-4">Clear all</Link>
      </li>
    </ul>
  );
}

export const withQuery = (path: string, query: string): string => (query ? `${path}?${query}` : path);

function priceWords({ priceMin, priceMax, currency }: SearchQuery): string {
  const whole = (minor: number) => formatRound(minor, currency);
  if (!priceMin) return `Up to ${whole(priceMax ?? 0)}`;
  return priceMax === null ? `${whole(priceMin)} and more` : `${whole(priceMin)} to ${whole(priceMax)}`;
}
