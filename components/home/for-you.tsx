"use client";

import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { ProductCard } from "@/components/product/product-card";
import { IconButton } from "@/components/ui/icon-button";
import type { ProductCard as Card } from "@/lib/domain/search/product-card";
import { useVisitor } from "./visitor";

const key = "home-because-hidden";
const hearers = new Set<() => void>();
const subscribe = (hear: () => void) => {
  hearers.add(hear);
  return () => hearers.delete(hear);
};
const isHidden = () => {
  try {
    return localStorage.getItem(key) === "1";
  } catch {
    return false;
  }
};

/** What most people like; for a returning visitor the same four places show why something may please them, until dismissed. */
export function ForYou({ popular }: { popular: Card[] }) {
  const viewed = useVisitor()?.viewed;
  const hidden = useSyncExternalStore(subscribe, isHidden, () => false);
  const own = viewed && !hidden ? viewed : null;
  const dismiss = () => {
    try {
      localStorage.setItem(key, "1");
    } catch {
      // A browser without storage forgets it at the next visit.
    }
    for (const hear of hearers) hear();
  };
  return (
    <section aria-labelledby="for-you" className="page mt-12 sm:mt-18">
      <div className="flex min-h-11 items-center justify-between gap-4">
        <h2 id="for-you" className="display-3 line-clamp-1">{own ? `Because you viewed ${own.because}` : "Most wanted this week"}</h2>
        {own && <IconButton label="Hide this" onClick={dismiss}><X aria-hidden /></IconButton>}
      </div>
      <Row cards={own?.cards ?? popular} />
    </section>
  );
}

export function Row({ cards }: { cards: Card[] }) {
  return (
    <ul className="-mx-4 mt-5 flex snap-x scroll-px-4 gap-4 overflow-x-auto px-4 pb-2 sm:mx-0 sm:grid sm:grid-cols-2 sm:gap-x-6 sm:gap-y-10 sm:overflow-visible sm:px-0 lg:grid-cols-4">
      {cards.map((card) => (
        <li key={card.id} className="w-52 shrink-0 snap-start sm:w-auto">
          <ProductCard card={card} sizes="(min-width: 1280px) 300px, (min-width: 1024px) 22vw, (min-width: 640px) 44vw, 208px" />
        </li>
      ))}
    </ul>
  );
}
