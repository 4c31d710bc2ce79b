"use client";

import { useCallback, useSyncExternalStore } from "react";
import { isSale, newSale, type OpenSale } from "./sale";

const cache = new Map<string, OpenSale>();
const hearers = new Set<() => void>();

/** The open sale of a register, in this browser and in all of its tabs. */
export function useSale(registerId: string): [OpenSale | null, (change: (sale: OpenSale) => OpenSale) => void] {
  const key = `till.sale.${registerId}`;
  const sale = useSyncExternalStore(hear, () => read(key), () => null);
  const change = useCallback((turn: (sale: OpenSale) => OpenSale) => write(key, turn(read(key))), [key]);
  return [sale, change];
}

function read(key: string): OpenSale {
  const known = cache.get(key);
  if (known) return known;
  const kept = parsed(localStorage.getItem(key)) ?? newSale();
  cache.set(key, kept);
  return kept;
}

function write(key: string, sale: OpenSale): void {
  cache.set(key, sale);
  localStorage.setItem(key, JSON.stringify(sale));
  for (const hearer of hearers) hearer();
}

function parsed(text: string | null): OpenSale | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return isSale(value) ? value : null;
  } catch {
    return null;
  }
}

function hear(hearer: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key) cache.delete(event.key);
    hearer();
  };
  hearers.add(hearer);
  addEventListener("storage", onStorage);
  return () => {
    hearers.delete(hearer);
    removeEventListener("storage", onStorage);
  };
}
