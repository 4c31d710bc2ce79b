import type { ExchangeItem } from "@/lib/domain/returns/get-exchange-price";

/** Adds and counts what goes out by SKU; `show` puts it into the address, from where the server prices it. */
export function useTaken(lines: readonly ExchangeItem[], show: (items: ExchangeItem[]) => void) {
  const items = lines.map(({ sku, quantity }) => ({ sku, quantity }));
  const setCount = (sku: string, quantity: number) => show(items.map((one) => (one.sku === sku ? { sku, quantity } : one)).filter((one) => one.quantity > 0));
  const add = (text: string) => {
    const sku = text.trim().toUpperCase();
    const known = items.find((one) => one.sku === sku);
    if (known) setCount(sku, known.quantity + 1);
    else show([...items, { sku, quantity: 1 }]);
  };
  return { add, setCount };
}
