"use client";

import { useCallback, useState } from "react";
import { play } from "@/components/staff/counter/sounds";
import type { CatalogItem } from "@/lib/domain/till/till-view";
import { findCustomer } from "./find-customer";
import { itemOfScan, searchItems, type CatalogIndex } from "./find-item";
import { withUnit, type OpenSale } from "./sale";

type Heard = { index: CatalogIndex | null; isOnline: boolean; onChange: (change: (sale: OpenSale) => OpenSale) => void; onAdded: () => void; /** A gift card is filled in first. */ onGiftCard: (item: CatalogItem) => void };

/** What a scan does: an item is added at once, a member's code makes the sale theirs, anything else is said to be nothing. */
export function useScan({ index, isOnline, onChange, onAdded, onGiftCard }: Heard) {
  const [heard, setHeard] = useState<{ tone: "right" | "wrong" | null; said: string }>({ tone: null, said: "" });
  const say = useCallback((tone: "right" | "wrong", said: string) => {
    setHeard({ tone, said });
    play(tone);
  }, []);
  const add = useCallback((item: CatalogItem) => {
    if (item.isGiftCard && !isOnline) return say("wrong", "Gift cards need the network.");
    onAdded();
    if (item.isGiftCard) return onGiftCard(item);
    onChange((before) => withUnit(before, item.id));
    say("right", `${item.title} added`);
  }, [isOnline, onAdded, onChange, onGiftCard, say]);
  const scan = useCallback((text: string) => {
    if (!index) return;
    const found = itemOfScan(index, text) ?? only(searchItems(index, text, 2));
    if (found) return add(found);
    void (isOnline && /\d/.test(text) ? findCustomer(text) : Promise.resolve(null)).then((customer) => {
      if (!customer) return say("wrong", `Nothing here is called “${text}”. Type a part of its name.`);
      onChange((before) => ({ ...before, customer }));
      say("right", `The sale is ${customer.name}’s`);
    });
  }, [index, isOnline, add, onChange, say]);
  return { ...heard, add, scan, say };
}

const only = <T,>(items: readonly T[]): T | null => (items.length === 1 ? (items[0] ?? null) : null);
