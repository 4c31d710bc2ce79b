import type { ExchangeItem } from "@/lib/domain/returns/get-exchange-price";

/** Adds and counts what goes out by SKU; `show` puts it into the address, from where the server prices it. */
export function useTaken(lines: readonly ExchangeItem[], show: (items: ExchangeItem[]) => void) {
  const items = lines.map(({ sku, quantity, isNow = false }) => ({ sku, quantity, isNow }));
  const setCount = (sku: string, quantity: number) => show(items.map((one) => (one.sku === sku ? { ...one, quantity } : one)).filter((one) => one.quantity > 0));
  const add = (text: string) => {
    const sku = text.trim().toUpperCase();
    const known = items.find((one) => one.sku === sku);
    if (known) setCount(sku, known.quantity + 1);
    else show([...items, { sku, quantity: 1, isNow: false }]);
  };
  const setNow = (sku: string, isNow: boolean) => show(items.map((one) => (one.sku === sku ? { ...one, isNow } : one)));
  return { add, setCount, setNow };
}
