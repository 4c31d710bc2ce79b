"use client";

import { Plus, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { changeBundle } from "@/lib/actions/catalog";
import type { BundlePartView, EditableBundle } from "@/lib/domain/catalog/bundle-input";
import { lineName } from "@/lib/domain/inventory/unit-words";
import { formatMoney } from "@/lib/kernel/money";

type Row = { sku: string; quantity: string };
type Refused = { message: string; fields: Record<string, string> };

/** What a product is made of: nothing makes it an item of its own, two units or more a bundle. */
export function BundleEditor({ bundle, mayEdit }: { bundle: EditableBundle; mayEdit: boolean }) {
  const router = useRouter();
  const [rows, setRows] = useState<Row[]>(bundle.parts.map(({ sku, quantity }) => ({ sku, quantity: String(quantity) })));
  const [percentOff, setPercentOff] = useState(bundle.percentOff === null ? "" : String(bundle.percentOff));
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, start] = useTransition();
  if (bundle.obstacle && bundle.parts.length === 0) return <p className="text-sm text-muted">{bundle.obstacle} It cannot be made of other items.</p>;
  const change = (index: number, next: Partial<Row>) => setRows((now) => now.map((row, i) => (i === index ? { ...row, ...next } : row)));
  const save = () => start(async () => {
    const outcome = await changeBundle({ variantId: bundle.variantId, version: bundle.version, percentOff, parts: rows }).catch(() => null);
    if (!outcome?.ok) return setRefused(outcome ?? { message: "No connection. Nothing changed; try again.", fields: {} });
    setRefused(null);
    toast({ title: rows.length === 0 ? "It is an item of its own" : "Bundle saved" });
    router.refresh();
  });
  const known = (sku: string): BundlePartView | undefined => bundle.parts.find((part) => part.sku === sku);
  const aloneMinor = bundle.parts.every((part) => part.priceMinor !== null) ? bundle.parts.reduce((sum, part) => sum + (part.priceMinor ?? 0) * part.quantity, 0) : null;
  const general = refused && (refused.fields["parts"] ?? refused.fields["variantId"] ?? (Object.keys(refused.fields).length === 0 ? refused.message : null));
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => { event.preventDefault(); save(); }}>
      {general && <Banner tone="negative" role="alert">{general}</Banner>}
      {rows.length === 0 && <p className="text-sm text-muted">An item of its own. Put other items in, and it is sold as one and picked by its parts.</p>}
      <ul className="grid gap-4">
        {rows.map((row, index) => (
          <li key={index} className="grid grid-cols-[minmax(0,1fr)_5rem_auto] items-start gap-x-3 gap-y-1">
            <TextField id={`part-${index}`} name={`part-${index}`} label={`Item ${index + 1}`} value={row.sku} disabled={!mayEdit} error={refused?.fields[`parts.${index}.sku`]} placeholder="SKU or GTIN" autoComplete="off" onChange={(event) => change(index, { sku: event.target.value })} />
            <TextField id={`quantity-${index}`} name={`quantity-${index}`} label="Units" inputMode="numeric" value={row.quantity} disabled={!mayEdit} error={refused?.fields[`parts.${index}.quantity`]} onChange={(event) => change(index, { quantity: event.target.value })} />
            {mayEdit && <IconButton label={`Take item ${index + 1} out`} className="mt-6" onClick={() => setRows((now) => now.filter((_, i) => i !== index))}><Trash2 aria-hidden /></IconButton>}
            <PartNote part={known(row.sku)} currency={bundle.currency} />
          </li>
        ))}
      </ul>
      {mayEdit && <Button look="secondary" className="justify-self-start" onClick={() => setRows((now) => [...now, { sku: "", quantity: "1" }])}><Plus aria-hidden className="size-4" />Put an item in</Button>}
      {rows.length > 0 && (
        <TextField
          id="percent-off" name="percentOff" label="Percent off the parts" isOptional inputMode="numeric" value={percentOff} disabled={!mayEdit} error={refused?.fields["percentOff"]} onChange={(event) => setPercentOff(event.target.value)}
          hint={percentOff === "" ? "Empty: it has a price of its own, set under Prices." : "The price follows what the parts cost, within seconds."}
        />
      )}
      {aloneMinor !== null && bundle.parts.length > 0 && <p className="figures text-sm text-muted">The parts alone cost {formatMoney(aloneMinor, bundle.currency)}.</p>}
      {mayEdit && <Button type="submit" isBusy={isBusy} className="justify-self-start">Save what is inside</Button>}
    </form>
  );
}

function PartNote({ part, currency }: { part: BundlePartView | undefined; currency: string }) {
  if (!part) return null;
  return (
    <p className="col-span-3 text-xs text-muted">
      <Link href={`/staff/catalog/${part.productId}`} className="underline underline-offset-4">{lineName(part)}</Link>
      <span className="figures"> · {part.priceMinor === null ? "no price" : `${formatMoney(part.priceMinor, currency)} each`}</span>
    </p>
  );
}
