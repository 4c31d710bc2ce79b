"use client";

import clsx from "clsx";
import { Minus, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition, type ReactNode, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { familySwatch, isColorFamily } from "@/lib/domain/catalog/color-family";
import type { Facet, PriceRange } from "@/lib/domain/search/search-result";
import { decimalMoney, formatRound, minorPerUnit } from "@/lib/kernel/money";
import { useListFacts } from "./list-facts";

export type Filters = {
  facets: Facet[];
  prices: PriceRange[];
  stars: { stars: number; count: number; isOn: boolean }[];
  atStore: { count: number | null; isOn: boolean; storeName: string | null; day: string | null } | null;
};

type Props = { id: string; path: string; text: string; sort: string; filters: Filters; isPublished?: boolean; isInDrawer?: boolean };

/** Every filter as a plain GET form. With scripts a choice applies at once and lands in the address; in a drawer all of them do, by its button. */
export function FilterForm({ id, path, text, sort, filters, isPublished = false, isInDrawer = false }: Props) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const apply = (form: HTMLFormElement) => {
    const params = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (typeof value === "string" && value !== "" && !(key === "sort" && value === "best")) params.append(key, value);
    const query = params.toString();
    start(() => router.push(query ? `${path}?${query}` : path, { scroll: false }));
  };
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
    apply(event.currentTarget);
  };
  return (
    <form id={id} action={path} onSubmit={send} onChange={isInDrawer ? undefined : (event) => apply(event.currentTarget)} aria-busy={isBusy} aria-label="Filters" className={clsx("transition-opacity", isBusy && "opacity-60")}>
      {text && <input type="hidden" name="q" value={text} />}
      {sort !== "best" && <input type="hidden" name="sort" value={sort} />}
      <AtStore known={filters.atStore} isPublished={isPublished} />
      {filters.prices.length > 1 || filters.prices.some((range) => range.isOn) ? (
        <Group title="Price">
          <Choice type="radio" name="price" value="" label="Any price" isOn={!filters.prices.some((range) => range.isOn)} />
          {filters.prices.map((range) => (
            <Choice key={range.minMinor} type="radio" name="price" value={priceValue(range)} label={priceLabel(range)} count={range.count} isOn={range.isOn} />
          ))}
        </Group>
      ) : null}
      {filters.facets.map((facet) => (
        <Group key={facet.key} title={facet.label} isOpen={facet.key === "color" || facet.key === "material" || facet.values.some((value) => value.isOn)}>
          {facet.values.map(({ value, count, isOn }) => (
            <Choice key={value} type="checkbox" name={facet.key} value={value} label={value} count={count} isOn={isOn} swatch={facet.key === "color" && isColorFamily(value) ? familySwatch[value] : undefined} />
          ))}
        </Group>
      ))}
      {filters.stars.some((one) => one.count > 0 || one.isOn) && (
        <Group title="Reviews" isOpen={filters.stars.some((one) => one.isOn)}>
          <Choice type="radio" name="stars" value="" label="Any rating" isOn={!filters.stars.some((one) => one.isOn)} />
          {filters.stars.map(({ stars, count, isOn }) => (
            <Choice key={stars} type="radio" name="stars" value={String(stars)} label={`${stars} stars and more`} count={count} isOn={isOn} />
          ))}
        </Group>
      )}
      {isInDrawer ? (
        <div className="sticky bottom-0 -mx-6 border-t border-line bg-surface px-6 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          <Button type="submit" size="large" className="w-full">Show results</Button>
        </div>
      ) : (
        <noscript>
          <Button type="submit" className="mt-4 w-full">Show results</Button>
        </noscript>
      )}
    </form>
  );
}

/** The first filter. On a published list its store and count arrive with the page's facts. */
function AtStore({ known, isPublished }: { known: Filters["atStore"]; isPublished: boolean }) {
  const facts = useListFacts();
  const store = isPublished ? (facts?.store?.name ?? null) : (known?.storeName ?? null);
  const day = isPublished ? (facts?.pickupDay ?? null) : (known?.day ?? null);
  const count = isPublished ? (facts?.atStore ?? null) : (known?.count ?? null);
  return (
    <div className="flex min-h-15 flex-col justify-center border-b border-line pb-2">
      {store ? (
        <Choice type="checkbox" name="today" value="1" label={`Available ${day ?? "for pickup"} at ${store}`} count={count ?? undefined} isOn={known?.isOn ?? false} />
      ) : (
        <p className="flex min-h-11 items-center text-sm text-muted">{isPublished && facts === null ? "Available at your store" : "Choose a store at the top to filter by what it has."}</p>
      )}
    </div>
  );
}

function Group({ title, isOpen = true, children }: { title: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="group border-b border-line">
      <summary className="flex min-h-12 list-none items-center justify-between text-sm font-medium [&::-webkit-details-marker]:hidden">
        {title}
        <Plus aria-hidden className="size-4 text-muted group-open:hidden" />
        <Minus aria-hidden className="hidden size-4 text-muted group-open:block" />
      </summary>
      <fieldset className="pb-3">
        <legend className="sr-only">{title}</legend>
        {children}
      </fieldset>
    </details>
  );
}

type ChoiceProps = { type: "checkbox" | "radio"; name: string; value: string; label: string; count?: number; isOn: boolean; swatch?: string };

function Choice({ type, name, value, label, count, isOn, swatch }: ChoiceProps) {
  return (
    <label className={clsx("flex min-h-11 items-center gap-3 py-1 text-sm lg:min-h-9", count === 0 && !isOn && "text-muted")}>
      <input
        type={type} name={name} value={value} defaultChecked={isOn}
        className="size-5 shrink-0 accent-(--action)"
      />
      {swatch && <span aria-hidden className="size-4 shrink-0 rounded-full border border-ink/25" style={{ background: swatch }} />}
      <span className="min-w-0 flex-1">{label}</span>
      {count !== undefined && <span className="figures text-xs text-muted">{count.toLocaleString("en-US")}</span>}
    </label>
  );
}

const priceValue = ({ minMinor, maxMinor, currency }: PriceRange) => `${minMinor / minorPerUnit(currency)}-${maxMinor === null ? "" : decimalMoney(maxMinor - 1, currency)}`;

function priceLabel({ minMinor, maxMinor, currency }: PriceRange): string {
  const whole = (minor: number) => formatRound(minor, currency);
  return minMinor === 0 ? `Under ${whole(maxMinor ?? 0)}` : maxMinor === null ? `${whole(minMinor)} and more` : `${whole(minMinor)} to ${whole(maxMinor)}`;
}
