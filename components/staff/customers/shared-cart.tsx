"use client";

import { Copy, Plus, Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { readOwn } from "@/components/staff/counter/read-own";
import { textOf } from "@/components/staff/counter/text-of";
import { useWedge } from "@/components/staff/counter/use-wedge";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { addToSharedCart, shareCart } from "@/lib/actions/cart";
import type { ScannedVariant } from "@/lib/domain/customers/find-scanned-variant";
import type { CustomerFile } from "@/lib/domain/customers/get-customer-file";

type Props = { customerId: string; storeId: string | null; file: Pick<CustomerFile, "cart" | "offers" | "wishes"> };

/** The shopper's own cart, which an associate may fill and send as a link to pay. */
export function SharedCart({ customerId, storeId, file }: Props) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [link, setLink] = useState<string | null>(null);
  const inCart = new Set(file.cart?.lines.map((line) => line.variantId));
  const addable = [...file.wishes, ...file.offers].filter((item, index, all) => !inCart.has(item.variantId) && all.findIndex((other) => other.variantId === item.variantId) === index).slice(0, 5);
  const add = (item: ScannedVariant) => start(async () => {
    const isHere = storeId !== null && item.availableHere > 0;
    const outcome = await addToSharedCart({ customerId, line: { variantId: item.variantId, quantity: 1, method: isHere ? "pickup" : "ship", storeId: isHere ? storeId : null } });
    if (outcome.ok) router.refresh();
    toast(outcome.ok ? { title: `${item.title} is in the cart`, detail: isHere ? "For pickup at this store" : "For delivery" } : { title: outcome.message, tone: "negative" });
  });
  const addScanned = (text: string) => start(async () => {
    const found = await readOwn<ScannedVariant>(`/api/staff/variant?text=${encodeURIComponent(text)}`).catch(() => null);
    if (found) add(found);
    else toast({ title: `Nothing we sell has the code “${text.slice(0, 40)}”`, tone: "negative" });
  });
  useWedge(addScanned);
  const send = () => start(async () => {
    const outcome = await shareCart({ customerId });
    if (!outcome.ok) return toast({ title: outcome.message, tone: "negative" });
    setLink(new URL(outcome.data.path, location.origin).href);
    toast({ title: "The customer gets a link to pay", detail: "It works for seven days." });
  });
  return (
    <section className="rounded-md border border-line bg-surface p-4">
      <h2 className="text-sm font-semibold">Cart</h2>
      {file.cart && file.cart.lines.length > 0 ? <ul className="mt-2 grid gap-1 text-sm">{file.cart.lines.map((line) => <li key={line.variantId}>{line.title}{line.variantTitle ? `, ${line.variantTitle}` : ""}</li>)}</ul> : <p className="mt-1 text-sm text-muted">Empty. Put something in for the customer.</p>}
      <form
        className="mt-3 flex items-end gap-2 border-t border-line pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          const text = textOf(new FormData(event.currentTarget), "code").trim();
          event.currentTarget.reset();
          if (text) addScanned(text);
        }}
      >
        <Field id="cart-code" label="Add an item" className="min-w-0 flex-1">
          <Input {...fieldAttributes("cart-code")} name="code" maxLength={300} autoComplete="off" autoCapitalize="characters" placeholder="Scan, or type GTIN or SKU" />
        </Field>
        <Button type="submit" look="secondary" isBusy={isBusy}>Add</Button>
      </form>
      {addable.length > 0 && (
        <ul className="mt-3 grid gap-1 border-t border-line pt-3">
          {addable.map((item) => (
            <li key={item.variantId} className="flex items-center justify-between gap-3 text-sm">
              <span className="min-w-0 truncate">{item.title}</span>
              <Button look="quiet" size="small" disabled={isBusy} onClick={() => add(item)} aria-label={`Add ${item.title} to the cart`}><Plus aria-hidden className="size-4" />Add</Button>
            </li>
          ))}
        </ul>
      )}
      <Button look="secondary" className="mt-3 w-full" isBusy={isBusy} disabled={!file.cart || file.cart.lines.length === 0} onClick={send}><Send aria-hidden className="size-4" />Send as a link to pay</Button>
      {link && (
        <div className="mt-2 flex items-center gap-2">
          <input readOnly aria-label="Link to the cart" value={link} onFocus={(event) => event.target.select()} className="min-h-11 w-full min-w-0 rounded-md border border-line bg-sunken px-2 text-xs" />
          <Button look="quiet" onClick={() => void navigator.clipboard.writeText(link)} aria-label="Copy the link"><Copy aria-hidden className="size-4" /></Button>
        </div>
      )}
    </section>
  );
}
