"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { CircleHelp, CornerDownLeft, Gift, History, Search, Shapes, Store } from "lucide-react";
import { useRouter } from "next/navigation";
import { useDeferredValue, useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { ProductImage } from "@/components/product/product-image";
import { roundIconButtonStyle } from "@/components/ui/icon-button";
import { floatingStyle } from "@/components/ui/overlay-style";
import { asksForGiftCard, beginsGiftCard } from "@/lib/domain/search/gift-card-search";
import type { Suggestions } from "@/lib/domain/search/suggestions";
import { notePastSearch, readPastSearches } from "./past-searches";
import { readJson } from "./shop-facts";

type Option = { href: string; label: string; kind: "page" | "past" | "term" | "category" | "store" | "question" | "product"; src?: string | null; background?: string };

/** Search with suggestions: a combobox for keyboard and readers; without scripts the plain form GET /search?q=… */
export function SearchBox() {
  const router = useRouter();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [past, setPast] = useState<string[]>([]);
  const asked = useDeferredValue(typed.trim().toLowerCase());
  const { data } = useQuery<Suggestions>({
    queryKey: ["suggest", asked], enabled: asked.length >= 2, staleTime: 60_000, placeholderData: (former) => former,
    queryFn: ({ signal }) => readJson<Suggestions>(`/api/suggest?q=${encodeURIComponent(asked)}`, signal),
  });
  const own = past.filter((text) => text !== asked && text.startsWith(asked)).slice(0, asked ? 2 : undefined).map((text) => searchOption("past", text));
  const found = asked.length >= 2 && data ? [...(beginsGiftCard(asked) || asksForGiftCard(asked) ? [giftCards] : []), ...optionsOf(data)] : [];
  const options = [...own, ...found.filter(({ href }) => !own.some((one) => one.href === href))];
  useEffect(() => {
    // What was typed before the page came alive, else what this page was searched for.
    const early = field.current?.value ?? "";
    const searched = location.pathname === "/search" ? new URLSearchParams(location.search).get("q") : null;
    if (early || searched) setTyped(early || searched || "");
    if (early && document.activeElement === field.current) setIsOpen(true);
  }, []);
  const isShown = isOpen && options.length > 0;
  useEffect(() => {
    if (at >= 0) document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at, listId]);

  const go = ({ href, label, kind }: Option) => {
    if (kind === "term" || kind === "past") notePastSearch(label.toLowerCase());
    setIsOpen(false);
    field.current?.blur();
    router.push(href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") setIsOpen(false);
    if (!isShown && (event.key === "ArrowDown" || event.key === "ArrowUp")) setIsOpen(true);
    if (!isShown) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((former) => ((former + step + 1 + options.length + 1) % (options.length + 1)) - 1);
    }
    const chosen = options[at];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      go(chosen);
    }
  };

  return (
    <form
      action="/search" role="search" className="relative"
      onSubmit={(event) => {
        event.preventDefault();
        go(searchOption("term", typed.trim()));
      }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setIsOpen(false)}
    >
      <label htmlFor="shop-search" className="sr-only">Search the shop</label>
      <input
        ref={field} id="shop-search" name="q" type="search" placeholder="Search lamps, chairs, plants…" autoComplete="off" maxLength={200} enterKeyHint="search"
        role="combobox" aria-expanded={isShown} aria-controls={listId} aria-autocomplete="list" aria-activedescendant={isShown && at >= 0 ? `${listId}-${at}` : undefined}
        value={typed} onKeyDown={onKeyDown}
        onFocus={() => {
          setPast(readPastSearches());
          setIsOpen(true);
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          setIsOpen(true);
          setAt(-1);
        }}
        className="h-11 w-full rounded-full border border-line bg-surface pr-12 pl-5 text-base transition-colors duration-(--quick) hover:border-line-strong lg:text-sm [&::-webkit-search-cancel-button]:hidden"
      />
      <button type="submit" aria-label="Search" className={`${roundIconButtonStyle} absolute top-0 right-0 text-muted`}>
        <Search aria-hidden strokeWidth={1.75} />
      </button>
      <ul id={listId} role="listbox" aria-label="Suggestions" hidden={!isShown} className={clsx(floatingStyle, "absolute inset-x-0 top-full z-40 mt-2 max-h-[70dvh] overflow-y-auto p-1.5")}>
        {options.map((option, index) => (
          <li
            key={option.href} id={`${listId}-${index}`} role="option" aria-selected={index === at} onMouseDown={(event) => event.preventDefault()} onClick={() => go(option)}
            className={clsx("flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-3 py-1 text-sm", index === at ? "bg-ink/8" : "hover:bg-ink/6")}
          >
            <OptionMark option={option} />
            <span className="min-w-0 flex-1 truncate">{option.kind === "term" && option.label.startsWith(asked) ? <>{asked}<strong className="font-medium">{option.label.slice(asked.length)}</strong></> : option.label}</span>
            {kindLabel[option.kind] && <span className="text-xs text-muted">{kindLabel[option.kind]}</span>}
            {index === at && <CornerDownLeft aria-hidden className="size-4 text-muted" />}
          </li>
        ))}
      </ul>
    </form>
  );
}

function OptionMark({ option }: { option: Option }) {
  if (option.kind === "product") {
    return (
      <span className="block size-10 shrink-0 overflow-hidden rounded-sm" style={{ background: option.background }}>
        {option.src && <ProductImage picture={{ src: option.src, alt: "", width: 900, height: 900 }} sizes="40px" isDecoration />}
      </span>
    );
  }
  const Icon = { page: Gift, past: History, category: Shapes, term: Search, store: Store, question: CircleHelp }[option.kind];
  return (
    <span className="grid size-10 shrink-0 place-items-center text-muted">
      <Icon aria-hidden className="size-4" strokeWidth={1.5} />
    </span>
  );
}

const kindLabel: Partial<Record<Option["kind"], string>> = { category: "Department", store: "Store", question: "Help" };

const giftCards: Option = { kind: "page", label: "Gift cards", href: "/gift-cards" };

const searchOption = (kind: "term" | "past", text: string): Option => ({ kind, label: text, href: `/search?q=${encodeURIComponent(text)}` });

const optionsOf = ({ terms, categories, stores, questions, products }: Suggestions): Option[] => [
  ...terms.map((term) => searchOption("term", term)),
  ...categories.map(({ slug, name }): Option => ({ kind: "category", label: name, href: `/categories/${slug}` })),
  ...stores.map(({ slug, name, city, state }): Option => ({ kind: "store", label: name.includes(city) ? `${name}, ${state}` : `${name}, ${city}, ${state}`, href: `/stores/${slug}` })),
  ...questions.map(({ question, href }): Option => ({ kind: "question", label: question, href })),
  ...products.map(({ slug, title, src, background }): Option => ({ kind: "product", label: title, href: `/products/${slug}`, src, background })),
];
